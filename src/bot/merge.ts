import { laterDay, type Day } from '../coach/day.ts';
import { mergeComebacks } from './merge-comeback.ts';
import { same } from './merge-run.ts';
import { mergeTies } from './merge-ties.ts';
import type { Dialogue, RunnerRecord } from './record.ts';

/**
 * One record out of two that belong to the same person. Who they are stays as in `mine`; what they told of their runs
 * is joined by date, and the more cautious level and limits stand. Nothing is lost, and nothing gets milder: the next
 * run is no earlier, no longer and no higher than either record alone would have it. Questions that were open are owed
 * anew. In all that is safety the order of the two makes no difference.
 *
 * Where that cannot hold to the letter:
 * - The longest run of 30 days (G2) is the body's own, whichever side knows of it.
 * - A break (K1) lasts where the side that has it ended with a whole run that was judged. A side that never ran since
 *   its gate, or whose last run was cut short or waits for its morning, is taken to have run when the other did.
 * - Of two runs that wait for an answer one is asked about: the one that was told, then the later. It carries the worst
 *   answers of both, and brings no progress.
 * - A kind of injury is one: "ordinary soreness" is asked about again where a muscle's came together with a bone's.
 */
export function mergeRecords(mine: RunnerRecord, other: RunnerRecord): RunnerRecord {
  const { owed: _anew, lost: _reached, shelved: _put, comeback: _one, letters: _told, ...kept } = mine;
  const latest = laterDay(mine.latest, other.latest);
  const asked = (day: Day): boolean => asksReport(mine, day) || asksReport(other, day);
  const comeback =
    mine.comeback && other.comeback
      ? mergeComebacks(mine.comeback, other.comeback, { latest, asked })
      : (mine.comeback ?? other.comeback);
  // Where, when and in which units belong to the plan: without one of their own they come with it.
  const { zone, hour, units } = !mine.comeback && other.comeback ? other : mine;
  const questions = Math.max(mine.asked, other.asked);
  const shelved = comeback ? undefined : (mine.shelved ?? other.shelved);
  return structuredClone({
    ...kept,
    ...mergeTies(mine, other),
    zone,
    hour,
    units,
    asked: shelved ? questions + 1 : questions,
    dialogues: [],
    ...(shelved ? { shelved: renamed(shelved, questions + 1) } : {}),
    ...(comeback ? { comeback } : {}),
    past: mergedPast(mine.past, other.past),
    latest,
  });
}

/** Is the run of `day` being asked about? */
function asksReport({ owed, dialogues, latest }: RunnerRecord, day: Day): boolean {
  const open = dialogues.some(({ kind, about }) => kind === 'report' && (about['day'] ?? latest) === day);
  return open || owed?.key === `report:${day}`;
}

/** Under a ref of its own: buttons of either side may still carry the one that it had. */
function renamed(shelved: Dialogue, number: number): Dialogue {
  return { ...shelved, ref: `q${number}` };
}

/** Earlier enrolments of both, oldest first; the same one once. */
function mergedPast(mine: RunnerRecord['past'], other: RunnerRecord['past']): RunnerRecord['past'] {
  const known = Object.values(mine);
  const more = Object.entries(other).filter(([, comeback]) => !known.some((one) => same(one, comeback)));
  const all = [...Object.entries(mine), ...more].map(([number, comeback]) => ({
    comeback,
    order: `${comeback.startedOn} ${number.padStart(4, '0')} ${JSON.stringify(comeback)}`,
  }));
  const sorted = all.toSorted((one, next) => (one.order < next.order ? -1 : 1));
  return Object.fromEntries(sorted.map(({ comeback }, at) => [String(at + 1), comeback]));
}
