import type { Injury } from '../../src/coach/rules.ts';

type Answers = Readonly<Record<string, string | number | readonly string[]>>;
type Outcome = 'ready' | 'foundation' | 'clinician';

/** Section 2 once more, as plain conditions: the oracle for the readiness gate. What was not asked passes. */
export function keepsGate(injury: Injury, answers: Answers): Outcome {
  const fragile = injury === 'bone' || injury === 'surgery';
  const { R1, R2, R3, R4, R5, R6, R7, R8, R9, R10 } = answers;
  const clinician =
    R1 === 'no' ||
    (R1 === 'minor' && fragile) ||
    R2 === 'sharp' ||
    atLeast(R2, 3) ||
    R3 === 'sharp' ||
    atLeast(R3, 4) ||
    (R9 !== undefined && R9 !== 'no');
  if (clinician) return 'clinician';
  const untried = [R5, R6, R7, R8].some((answer) => answer !== undefined && answer !== 'yes');
  const foundation =
    atLeast(R2, 1) || atLeast(R3, 3) || under(R4, fragile ? 7 : 5) || untried || under(R10, 4);
  return foundation ? 'foundation' : 'ready';
}

/** A recheck passes where R2, R3, R5 and R9 pass and the nights are quiet. */
export function keepsRecheck(injury: Injury, answers: Answers): boolean {
  const { R2, R3, R5, R9, night } = answers;
  const all = [R2, R3, R5, R9, night].every((answer) => answer !== undefined);
  return all && night === 'no' && keepsGate(injury, answers) === 'ready';
}

function atLeast(answer: Answers[string] | undefined, least: number): boolean {
  return typeof answer === 'number' && answer >= least;
}

function under(answer: Answers[string] | undefined, bound: number): boolean {
  return typeof answer === 'number' && answer < bound;
}
