import type { Comeback, Dialogue, RunnerRecord } from './record.ts';

/**
 * A copy of a record that a step may change. What is only ever replaced as a whole (entries, posts, checks, earlier
 * comebacks) is shared with the original: a year of runs need not be copied for each answer.
 */
export function draftOf(record: RunnerRecord): RunnerRecord {
  return {
    ...record,
    dialogues: record.dialogues.map(draftDialogue),
    past: { ...record.past },
    ...(record.comeback ? { comeback: draftComeback(record.comeback) } : {}),
  };
}

function draftDialogue(dialogue: Dialogue): Dialogue {
  const { answers, order, about } = dialogue;
  return { ...dialogue, answers: { ...answers }, order: [...order], about: { ...about } };
}

function draftComeback(comeback: Comeback): Comeback {
  return {
    ...comeback,
    profile: { ...comeback.profile },
    standing: { ...comeback.standing },
    checks: { ...comeback.checks },
    wins: { ...comeback.wins },
    keptBefore: { ...comeback.keptBefore },
  };
}
