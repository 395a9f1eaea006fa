import type { RunnerRecord } from '../../src/bot/record.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  instantAt,
  timeOf,
  type Day,
  type Instant,
} from '../../src/coach/day.ts';
import type { Seen } from '../support/person.ts';

/** What the coach needs to know, and asks for by itself. */
const OWN_QUESTIONS = ['report', 'morning', 'settled', 'recheck', 'readiness'];

/** What the weekly word about a clinician has in it. */
const CLINICIAN_ASKED = 'been able to look at it?';

/** Holds a life against what section 5 says of silence: no question is dropped, and none is put too often. */
export interface Policy {
  /** Throws where it is broken. */
  seen(step: Seen): void;
}

interface Asked {
  readonly key: string;
  /** The day whose times the reminders are counted from. */
  readonly anchor: Day;
  /** When it was put last by the coach, or said again because somebody spoke. */
  readonly last: Instant;
}

export function createPolicy(): Policy {
  let asked: Asked | undefined;
  /** Local dates on which each question was put unasked; by question. */
  let puts = new Map<string, Day[]>();
  let moved = false;
  let clinicianAsked: Day | undefined;
  let backOn: Day | undefined;

  /** Section 5: whether a clinician has been seen is asked gently, once a week. */
  function weekly({ messages }: Seen, today: Day): void {
    if (!messages.some(({ paragraphs }) => paragraphs.join(' ').includes(CLINICIAN_ASKED))) return;
    if (clinicianAsked !== undefined && daysBetween(clinicianAsked, today) < 7)
      fail(`was asked about a clinician on ${clinicianAsked} and on ${today}`);
    clinicianAsked = today;
  }

  /** The question's first time, or one more. */
  function note(key: string | undefined, { now, event }: Seen, after: RunnerRecord): void {
    if (key === undefined) {
      // Whoever pauses and comes back, or answers and corrects it, begins anew.
      if (event.type !== 'wake' && asked) puts.delete(asked.key);
      return void (asked = undefined);
    }
    const today = dayOf(now, after.zone);
    if (asked?.key === key) {
      if (after.owed && after.owed.lastAt === now) asked = { ...asked, last: now };
    } else {
      const day = laterOf(today, after.latest);
      const tonight = after.owed?.key === `report:${day}` && timeOf(now, after.zone) >= '12:00';
      asked = { key, anchor: tonight ? addDays(day, 1) : day, last: now };
    }
    if (event.type === 'wake' && after.owed?.lastAt === now) puts.set(key, [...(puts.get(key) ?? []), today]);
  }

  function tooOften(key: string): void {
    const days = puts.get(key) ?? [];
    const perDay = new Map<Day, number>();
    for (const day of days) perDay.set(day, (perDay.get(day) ?? 0) + 1);
    const counts = [...perDay.values()];
    if (Math.max(0, ...counts) > 3) fail(`${key} was put more than three times on one day: ${days.join()}`);
    if (counts.filter((count) => count > 1).length > 1)
      fail(`${key} was put often on two days: ${days.join()}`);
    if (moved) return;
    const distinct = [...perDay.keys()];
    // The evening of a run, the day after it, two mornings more; and then once a week.
    for (let at = 4; at < distinct.length; at += 1)
      if (daysBetween(distinct[at - 1] ?? '', distinct[at] ?? '') < 7)
        fail(`${key} was put again within a week: ${days.join()}`);
  }

  return {
    seen(step) {
      const { before, after, event, now, wakeAt } = step;
      if (!after?.comeback) {
        asked = undefined;
        puts = new Map();
        if (wakeAt !== undefined) fail('somebody who has not enrolled is to be woken');
        return;
      }
      if (before && (before.zone !== after.zone || before.hour !== after.hour)) moved = true;
      dropped(step, after);
      weekly(step, dayOf(now, after.zone));
      if (event.type === 'unreachable') backOn = dayOf(now, after.zone);
      if (after.comeback.pausedOn !== undefined || after.lost !== undefined) {
        if (!after.owed) asked = undefined;
        // Whoever pauses is asked anew when they are back.
        if (after.comeback.pausedOn !== undefined) puts = new Map();
        if (wakeAt !== undefined) fail('somebody who is away is to be woken');
        return;
      }
      const number = Object.keys(after.past).length;
      const key = after.owed && `${number}/${after.owed.key}`;
      note(key, step, after);
      if (key !== undefined && event.type === 'wake') tooOften(key);
      if (asked) {
        const next = reminderAfter(asked, after, now);
        if (wakeAt !== next) fail(`${asked.key} is put again at ${wakeAt ?? 'no time'} instead of ${next}`);
      } else if (!halfTold(after)) goesOn(after, now, wakeAt, { moved, backOn });
    },
  };
}

/** Is a pain being told? Nothing is posted before it is known. */
function halfTold({ dialogues }: RunnerRecord): boolean {
  return dialogues.some(({ kind, answers }) => kind === 'pain' && Number(answers['pain-now'] ?? 0) > 0);
}

/** Section 5: at midday and in the evening of its day, two mornings more, then once a week. */
function reminderAfter({ anchor, last }: Asked, { zone, hour }: RunnerRecord, now: Instant): Instant {
  const after = now > last ? now : last;
  const first = [
    instantAt(anchor, hour, zone),
    instantAt(anchor, '12:00', zone),
    instantAt(anchor, '20:00', zone),
    instantAt(addDays(anchor, 1), hour, zone),
  ];
  for (let ahead = 2; ; ahead += 7) {
    const next = [...first, instantAt(addDays(anchor, ahead), hour, zone)].find((one) => one > after);
    if (next !== undefined) return next;
  }
}

/** From this time on a day that has no post yet gets none, and the evening's question is put. */
const EVENING = '20:00';

/** No run is posted later than this (G2). */
const LATEST_RUN = '18:00';

interface Excused {
  /** The runner's hours or zone have changed: a morning may lie elsewhere. */
  readonly moved: boolean;
  /** The day on which they could be reached again without a word of theirs: posts go on the next morning. */
  readonly backOn: Day | undefined;
}

/**
 * Nothing is owed: today has its post or will have it, so has tomorrow, a run is asked about in its evening and the
 * morning after it, and who is to see a clinician is asked within a week.
 */
function goesOn(
  { comeback, zone, hour, latest }: RunnerRecord,
  now: Instant,
  wakeAt: Instant | undefined,
  { moved, backOn }: Excused,
): void {
  if (!comeback || comeback.state === 'graduated') return;
  const today = laterOf(dayOf(now, zone), latest);
  const by = (last: Instant, what: string): void => {
    if (last > now && (wakeAt === undefined || wakeAt > last))
      fail(`${what} until ${last}, and nothing happens until ${wakeAt ?? 'somebody speaks'}`);
  };
  const awaited = Object.values(comeback.entries).at(-1);
  const run = awaited?.closed ? undefined : awaited?.case.run;
  if (run && run.report.completed !== 'none' && !awaited?.case.morning && !moved)
    by(instantAt(addDays(run.day, 1), hour, zone), 'the morning after is asked about');
  if (comeback.state === 'clinician')
    return by(instantAt(addDays(today, 8), '12:00', zone), 'a clinician is asked about');
  const post = comeback.posts[today];
  if (!post && backOn !== today) by(instantAt(today, EVENING, zone), 'today has a post');
  if (post?.kind === 'run' && post.state === 'open')
    by(instantAt(today, EVENING, zone), 'the run is asked about');
  by(instantAt(addDays(today, 1), LATEST_RUN, zone), 'the next day has a post');
}

/** A question that was put goes by an answer, or by what takes its place; never by itself, and never for nothing. */
function dropped({ before, event, wakeAt, now }: Seen, after: RunnerRecord): void {
  const names = ({ dialogues }: RunnerRecord) =>
    dialogues
      .filter(({ kind }) => OWN_QUESTIONS.includes(kind))
      .map(({ kind, about }) => `${kind} ${JSON.stringify(about)}`);
  if (!before) return;
  const open = names(after);
  const gone = names(before).filter((name) => !open.includes(name));
  if (gone.length === 0) return;
  // A runner's own /done without a day gives way to the question about the day's run.
  const replaced =
    gone.every((name) => name === 'report {}') && open.some((name) => name.startsWith('report'));
  if (event.type === 'wake' && !replaced) fail(`a question went by itself: ${gone.join()}`);
  if (JSON.stringify(before.comeback) !== JSON.stringify(after.comeback)) return;
  // What is owed still is put again by its reminders, in the end once a week.
  if (after.owed && gone.every((name) => name.startsWith(after.owed?.key.split(':')[0] ?? ''))) return;
  if (wakeAt === undefined || Date.parse(wakeAt) - Date.parse(now) > 48 * 3_600_000)
    fail(`a question was dropped: ${gone.join()}`);
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function fail(what: string): never {
  throw new Error(what);
}
