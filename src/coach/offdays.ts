import { addDays, daysBetween, type Day } from './day.ts';
import type { OffDays, OffPhase } from './rules.ts';

export type OffKind = 'strength' | 'mobility' | 'cross' | 'rest';

/** What stood on earlier days without a run, by day. */
export type Past = Readonly<Record<Day, { readonly kind: string }>>;

/**
 * What a day without a run is for (section 7): strength two or three times in seven days and never on two days running,
 * and between them cross-training, mobility and rest in turn. Resting because of pain begins with a day of rest.
 */
export function offDay(offDays: OffDays, past: Past, day: Day, resting: boolean): OffKind {
  const before = (count: number): string | undefined => past[addDays(day, -count)]?.kind;
  if (resting && before(1) !== 'rest') return 'rest';
  const strength = countOf(past, day, offDays.strength.perDays, 'strength');
  if (before(1) !== 'strength' && strength < offDays.strength.most) return 'strength';
  if (resting) return 'mobility';
  const turns = ['cross', 'mobility', 'rest'] as const;
  const last = Object.keys(past)
    .toSorted()
    .findLast((earlier) => earlier < day && turns.some((turn) => turn === past[earlier]?.kind));
  const at = turns.findIndex((turn) => last !== undefined && turn === past[last]?.kind);
  return turns[(at + 1) % turns.length] ?? 'rest';
}

function countOf(past: Past, day: Day, days: number, kind: string): number {
  return Object.entries(past).filter(
    ([earlier, post]) => post.kind === kind && daysBetween(earlier, day) < days && earlier < day,
  ).length;
}

/** The exercises of a strength day: the stage of the phase, and jumping once hopping was passed (S1). */
export function strengthExercises(offDays: OffDays, phase: OffPhase, hopsPass: boolean): readonly string[] {
  const stage = offDays.stages.find((one) => one.phases.includes(phase)) ?? offDays.stages[0];
  const jumping = hopsPass && offDays.plyometrics.phases.includes(phase);
  return [...(stage?.exercises ?? []), ...(jumping ? offDays.plyometrics.exercises.slice(0, 1) : [])];
}
