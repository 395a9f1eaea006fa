import { match, type Seeker } from '../../clubs/matching.ts';
import { minutesEast } from '../../coach/day.ts';
import { levelsFor } from '../../coach/ladder.ts';
import type { OffPhase } from '../../coach/rules.ts';
import { idsOf } from '../pairs/members.ts';
import type { RunnerRecord } from '../record.ts';
import { stopSeeking } from './members.ts';
import { runnerOf } from './people.ts';
import { tellMember, type ClubTurn } from './turn.ts';

/** A member looks for a buddy. */
export function seeks({ record }: ClubTurn, who: string, trio: boolean): void {
  if (!record.members[who]) return;
  const told = record.seeking?.[who]?.told;
  record.seeking = { ...record.seeking, [who]: { trio, ...(told && { told }) } };
}

/** Makes pairs of those who look for a buddy, who hear of it from the pair. Whoever finds nobody is told once, and goes on looking. */
export function matchPool(turn: ClubTurn): void {
  const { record, events, context } = turn;
  for (const id of Object.keys(record.seeking ?? {})) if (!mayLook(turn, id)) stopSeeking(turn, id);
  const pool = poolOf(turn);
  if (pool.length === 0) return;
  const { pairs, trios, alone } = match(pool);
  for (const members of [...pairs, ...trios]) {
    events.push({ to: context.newId(), event: { type: 'pair', act: 'formed', members }, creates: true });
    for (const who of members) stopSeeking(turn, who);
  }
  for (const who of alone) {
    const seeking = record.seeking?.[who];
    if (!seeking || seeking.told) continue;
    seeking.told = true;
    tellMember(turn, who, { act: 'unmatched' });
  }
}

/** Do they look for good? A member with a comeback under way, and without a buddy. */
function mayLook(turn: ClubTurn, id: string): boolean {
  const runner = runnerOf(turn, id);
  const { state } = runner?.comeback ?? {};
  const under = state !== undefined && state !== 'graduated';
  return under && runner?.buddy === undefined && turn.record.members[id] !== undefined;
}

function poolOf(turn: ClubTurn): Seeker[] {
  const seeking = Object.entries(turn.record.seeking ?? {}).flatMap(([id, { trio }]) => {
    const runner = runnerOf(turn, id);
    // A pause is no reason to lose one's place.
    return runner?.comeback && runner.comeback.pausedOn === undefined ? [{ id, trio, runner }] : [];
  });
  // A block that was meant for a chat that became part of another is one of the runner who has both.
  const now = new Map(seeking.flatMap(({ id, runner }) => idsOf(runner).map((one) => [one, id])));
  return seeking.map(({ id, trio, runner }) => ({
    id,
    trio,
    language: runner.locale,
    offset: minutesEast(turn.now, runner.zone),
    phase: phaseOf(turn, runner),
    days: [...(runner.comeback?.profile.weekdays ?? [])],
    apart: Object.keys(runner.blocked ?? {}).map((one) => now.get(one) ?? one),
  }));
}

/** How far along they are: a phase of the ladder, or what comes before it. */
function phaseOf({ parts }: ClubTurn, { comeback }: RunnerRecord): OffPhase {
  if (comeback?.state !== 'running') return comeback?.state === 'foundation' ? 'foundation' : 'resting';
  const levels = levelsFor(parts.rules.ladder, comeback.profile.weeklyBeforeMinutes);
  return levels.findLast((level) => level.seconds <= comeback.standing.earned)?.phase ?? 'early';
}
