import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { readRecord, type RunnerRecord } from './bot/record.ts';
import { createStep } from './bot/step.ts';
import { loadContent } from './content/load.ts';
import { conversations } from './conversations/list.ts';
import { offersOf } from './offers.ts';
import type { Coach } from './program.ts';
import { packageRoot } from './root.ts';

/** The coach as it ships: rules and words from `data/`, every command and every dialogue. Throws a `ContentError`. */
export function createComeback(): Coach<RunnerRecord> {
  const { rules, words, locales, templates } = loadContent(join(packageRoot(), 'data'));
  return {
    step: createStep({ rules, words, commands, conversations }),
    readRecord,
    zoneOf: ({ zone }) => zone,
    contentVersion: rules.version,
    locales,
    wordsOf: templates,
    offers: offersOf(commands, locales, words),
  };
}
