import type { Injury, ReadinessQuestion, ReadinessRule, Rules } from './rules.ts';

/** Answers by question id, as they were given. */
export type Answers = Readonly<Record<string, string | number | readonly string[]>>;

export type Gate = 'ready' | 'foundation' | 'clinician';

/** The outcome of the gate, with each question that decided it. */
export interface Readiness {
  readonly outcome: Gate;
  /** Questions that did not pass, with what each alone leads to. */
  readonly failed: readonly { readonly id: string; readonly then: Gate }[];
}

const CAUTION = { ready: 0, foundation: 1, clinician: 2 } as const;

/** The questions that this runner is asked: some are only for injuries that came on gradually. */
export function readinessQuestions(rules: Rules, onset: string | undefined): readonly ReadinessQuestion[] {
  return rules.readiness.questions.filter(
    (question) => question.onset === undefined || question.onset === onset,
  );
}

/** The gate (section 2): the most cautious outcome of every answer given so far wins. */
export function readiness(rules: Rules, injury: Injury, answers: Answers): Readiness {
  const failed = rules.readiness.questions.flatMap((question) => {
    const then = outcomeOf(question.rules, injury, answers[question.id]);
    return then === 'ready' ? [] : [{ id: question.id, then }];
  });
  const outcome = failed.reduce<Gate>(
    (worst, { then }) => (CAUTION[then] > CAUTION[worst] ? then : worst),
    'ready',
  );
  return { outcome, failed };
}

function outcomeOf(
  rules: readonly ReadinessRule[],
  injury: Injury,
  answer: Answers[string] | undefined,
): Gate {
  if (answer === undefined) return 'ready';
  return rules.find((rule) => applies(rule, injury, answer))?.then ?? 'ready';
}

function applies(rule: ReadinessRule, injury: Injury, answer: Answers[string]): boolean {
  if (rule.for && !rule.for.includes(injury)) return false;
  if (rule.answer) return typeof answer === 'string' && rule.answer.includes(answer);
  if (typeof answer !== 'number') return false;
  if (rule.least !== undefined) return answer >= rule.least;
  return rule.under !== undefined && answer < rule.under;
}

/**
 * A recheck (after D10 or D12): `quiet` when every answer passes the gate and the nights are quiet. `clinician` when
 * one of them alone would have sent a newcomer to a clinician.
 */
export function recheck(rules: Rules, injury: Injury, answers: Answers): 'quiet' | 'restless' | 'clinician' {
  const { outcome } = readiness(rules, injury, answers);
  if (outcome === 'clinician') return 'clinician';
  return outcome === 'ready' && answers['night'] !== 'yes' ? 'quiet' : 'restless';
}
