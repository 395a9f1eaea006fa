import type { Comeback, RunnerRecord } from './record.ts';

/**
 * A copy of a record that a step may change. What is only ever replaced as a whole (cases, verdicts, checks, earlier
 * comebacks) is shared with the original: a year of runs need not be copied for each answer.
 */
export function draftOf(record: RunnerRecord): RunnerRecord {
  return {
    ...record,
    dialogues: structuredClone(record.dialogues),
    past: { ...record.past },
    ...(record.comeback ? { comeback: draftComeback(record.comeback) } : {}),
  };
}

function draftComeback(comeback: Comeback): Comeback {
  return {
    ...comeback,
    profile: { ...comeback.profile },
    standing: { ...comeback.standing },
    entries: eachCopied(comeback.entries),
    posts: eachCopied(comeback.posts),
    checks: { ...comeback.checks },
    wins: { ...comeback.wins },
    keptBefore: { ...comeback.keptBefore },
  };
}

function eachCopied<T extends object>(values: Readonly<Record<string, T>>): Record<string, T> {
  const copy: Record<string, T> = {};
  for (const [key, value] of Object.entries(values)) copy[key] = { ...value };
  return copy;
}
