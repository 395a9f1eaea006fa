import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { readRecord, type RunnerRecord } from './bot/record.ts';
import { createStep } from './bot/step.ts';
import type { Coach } from './app.ts';
import { loadContent } from './content/load.ts';
import { conversations } from './conversations/list.ts';
import { packageRoot } from './root.ts';
import { run } from './run.ts';

await run((): Coach<RunnerRecord> => {
  const { rules, words, locales, templates } = loadContent(join(packageRoot(), 'data'));
  return {
    step: createStep({ rules, words, commands, conversations }),
    readRecord,
    zoneOf: ({ zone }) => zone,
    contentVersion: rules.version,
    locales,
    pageWords: (locale) => templates(locale, 'page-'),
  };
});
