import { addDays, instantAt, timeOf, type Instant } from '../../coach/day.ts';
import type { Onward } from '../outcome.ts';
import type { RunnerRecord } from '../record.ts';
import { todayOf } from '../standing.ts';
import { isQuietAt } from '../unprompted.ts';
import { without, type Became } from './became.ts';
import type { Enrolled } from './members.ts';
import type { PairRecord } from './record.ts';
import { isGone, isSilent } from './silence.ts';
import { streakNow } from './streak.ts';

/** When a runner is told of a buddy who fell silent, local time. */
const NOON = '12:00';

/** The next noon of one of them. */
export function nextNoon(pair: PairRecord, members: readonly RunnerRecord[], now: Instant): Instant {
  const noons = members.map((one) => {
    const today = todayOf(one, now);
    const todays = instantAt(today, NOON, one.zone);
    return todays > now ? todays : instantAt(addDays(today, 1), NOON, one.zone);
  });
  // Nobody is there: it is looked at once more, and ends.
  return noons.toSorted()[0] ?? instantAt(addDays(pair.streak.through, 2), NOON, 'UTC');
}

/**
 * It is noon for one of them. Who is not there any more is dropped, the streak is judged, and whoever has not been heard
 * of for a week leaves the pair; of a shorter silence the others are told at their own noon, once.
 */
export function noon(pair: PairRecord, present: readonly Enrolled[], now: Instant): Became {
  const ids = new Set(present.map(({ id }) => id));
  const there = without(pair, ...pair.members.filter((id) => !ids.has(id)));
  if (present.length < 2) return there;
  const judged = { ...there.pair, streak: streakNow(there.pair.streak, present, now) };
  const gone = present.filter((one) => isGone(one, now)).map(({ id }) => id);
  if (gone.length > 0) return faded(judged, gone);
  const { pair: after, events } = whispered(judged, present, now);
  return { pair: after, events: [...there.events, ...events] };
}

/** Without those who faded two may be left, who go on. */
function faded(pair: PairRecord, gone: readonly string[]): Became {
  if (pair.members.length - gone.length < 2) return { pair, events: [], silence: true };
  const left = without(pair, ...gone);
  const farewells = gone.map((to): Onward => ({
    to,
    event: { type: 'buddy', act: 'ended', pair: pair.id, silence: true },
  }));
  return { pair: left.pair, events: [...left.events, ...farewells] };
}

/** Tells those whose noon it is of whoever fell silent. */
function whispered(pair: PairRecord, present: readonly Enrolled[], now: Instant): Became {
  const quiet = present.filter((one) => isSilent(one, now));
  const silent = Object.fromEntries(quiet.map(({ id }) => [id, { ...pair.silent[id] }]));
  const noons = { ...pair.noons };
  const events: Onward[] = [];
  for (const one of present.filter((member) => isNoon(member, pair, now))) {
    noons[one.id] = todayOf(one, now);
    if (quiet.includes(one) || one.comeback.pausedOn !== undefined) continue;
    for (const { id } of quiet) {
      const told = (silent[id] ??= {});
      if (told[one.id]) continue;
      told[one.id] = true;
      events.push({ to: one.id, event: { type: 'buddy', act: 'silent', who: id } });
    }
  }
  return { pair: { ...pair, noons, silent }, events };
}

/** Is it past noon for them, and before the quiet hours, on a day on which they were not thought of yet? */
function isNoon(one: RunnerRecord, { noons }: PairRecord, now: Instant): boolean {
  const time = timeOf(now, one.zone);
  return time >= NOON && !isQuietAt(time) && noons[one.id] !== todayOf(one, now);
}
