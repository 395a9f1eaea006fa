import { commands } from '../commands/index.ts';
import { isRunner, readAnyRecord, type AnyRecord } from './bot/any-record.ts';
import { createClubStep } from './bot/clubs/step.ts';
import { createEveryStep } from './bot/every-step.ts';
import { createPairStep } from './bot/pairs/step.ts';
import { createNextWake, createStep } from './bot/step.ts';
import type { Content } from './content/content.ts';
import { conversations } from './conversations/list.ts';
import { offersOf } from './offers.ts';
import type { Coach } from './program.ts';

/** The coach as it ships, with these rules and words, every command and every dialogue; see `StepParts` for `spread`. */
export function createComeback({ rules, words, locales, templates }: Content, spread = 0): Coach<AnyRecord> {
  const parts = { rules, words, commands, conversations, spread };
  const nextWake = createNextWake(parts);
  return {
    step: createEveryStep({
      runner: createStep(parts),
      pair: createPairStep(),
      club: createClubStep({ rules, words }),
    }),
    // Pairs and clubs wake by what they see then; their next wake follows the new rule.
    nextWake: (record, now, homes, wakeAt) => (isRunner(record) ? nextWake(record, now, homes) : wakeAt),
    readRecord: readAnyRecord,
    zoneOf: (record) => (isRunner(record) ? record.zone : undefined),
    contentVersion: rules.version,
    locales,
    wordsOf: templates,
    offers: offersOf(commands, locales, words),
  };
}
