import type { Condition, Test, When } from '../../coach/rules.ts';

const injuries: Readonly<Record<string, string>> = { other: 'another injury', surgery: 'surgery' };

const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  completed: {
    all: 'all was run',
    part: 'part was run',
    more: 'more was run than posted',
    hurt: 'nothing was run, because of pain',
    none: 'nothing was run, for another reason',
  },
  pattern: {
    none: 'no pain in the run',
    gone: 'pain in the warm-up that went away',
    began: 'pain that began during the run',
    back: 'pain that went and came back',
    stayed: 'pain from the warm-up that stayed',
  },
  posted: { true: 'a run was posted', false: 'no run was posted' },
  sharp: { true: 'sharp pain', false: 'no sharp pain' },
  worse: { true: 'it got worse', false: 'it did not get worse' },
  stride: { true: 'it changed the stride', false: 'it did not change the stride' },
  swollen: { true: 'swollen or stiff in the morning', false: 'neither swollen nor stiff' },
  night: { true: 'it woke them in the night', false: 'it did not wake them' },
  unsettled: { true: 'still swollen or stiff a day later', false: 'settled a day later' },
  late: { true: 'answered too late', false: 'answered in time' },
  referred: { true: 'a clinician has not been seen yet', false: 'no clinician is waited for' },
};

const numbers: Readonly<Record<string, string>> = {
  peak: 'peak pain',
  morning: 'morning pain',
  risingPeaks: 'runs in a row with a rising peak:',
  timesStuck: 'times stuck on this level by pain:',
  restsInARow: '"rest 2 days" in a row:',
};

/** A row's condition as somebody would say it. */
export function inWords(when: When): string {
  return isAny(when) ? when.any.map(conditionInWords).join(';\nor ') : conditionInWords(when);
}

function isAny(when: When): when is { readonly any: readonly Condition[] } {
  return Array.isArray(when['any']);
}

function conditionInWords(condition: Condition): string {
  return Object.entries(condition)
    .map(([fact, test]) => factInWords(fact, test))
    .join(', ');
}

function factInWords(fact: string, test: Test): string {
  if (isList(test)) return test.map((each) => factInWords(fact, each)).join(' or ');
  if (fact === 'miles') return `${typeof test === 'object' ? limits(test) : test} miles`;
  if (typeof test === 'object') return `${numbers[fact] ?? fact} ${limits(test)}`;
  if (typeof test === 'number') return `${numbers[fact] ?? fact} ${test}`;
  if (fact === 'injury') return injuries[String(test)] ?? `a ${test} injury`;
  return answers[fact]?.[String(test)] ?? `${fact} ${test}`;
}

/** Arrays that cannot be changed escape the compiler's own check. */
function isList(test: Test): test is readonly (string | number)[] {
  return Array.isArray(test);
}

function limits({
  least,
  most,
  over,
}: Exclude<Test, string | number | boolean | readonly unknown[]>): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  if (least !== undefined) return `${least} or more`;
  if (most !== undefined) return over === undefined ? `${most} at most` : `over ${over}, ${most} at most`;
  return `over ${over}`;
}
