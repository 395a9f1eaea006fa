import { commands } from '../commands/index.ts';
import { readRecord, type RunnerRecord } from './bot/record.ts';
import { createNextWake, createStep } from './bot/step.ts';
import type { Content } from './content/content.ts';
import { conversations } from './conversations/list.ts';
import { offersOf } from './offers.ts';
import type { Coach } from './program.ts';

/** The coach as it ships, with these rules and words, every command and every dialogue; see `StepParts` for `spread`. */
export function createComeback(
  { rules, words, locales, templates }: Content,
  spread = 0,
): Coach<RunnerRecord> {
  const parts = { rules, words, commands, conversations, spread };
  return {
    step: createStep(parts),
    nextWake: createNextWake(parts),
    readRecord,
    zoneOf: ({ zone }) => zone,
    contentVersion: rules.version,
    locales,
    wordsOf: templates,
    offers: offersOf(commands, locales, words),
  };
}
