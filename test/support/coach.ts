import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import {
  createNextWake,
  createStep,
  type NextWake,
  type Step,
  type StepContext,
} from '../../src/bot/step.ts';
import { createClubStep } from '../../src/bot/clubs/step.ts';
import { createEveryStep } from '../../src/bot/every-step.ts';
import { createPairStep } from '../../src/bot/pairs/step.ts';
import { loadContent } from '../../src/content/load.ts';
import { conversations } from '../../src/conversations/list.ts';
import { packageRoot } from '../../src/root.ts';

/** The content as it ships, read once a test file. */
export const content = loadContent(join(packageRoot(), 'data'));

export const { rules } = content;

/** What a step is handed for somebody in one chat. */
export const context = {
  id: 'runner-1',
  journal: () => [],
  homes: () => [{ platform: 'playground', reachable: true }],
  newCode: () => 'K7QM4XPT',
  newId: () => 'record-2',
  look: () => undefined,
  placesOf: () => [],
  whoIs: () => undefined,
  whose: () => undefined,
} satisfies StepContext;

const parts = { ...content, commands, conversations };

/** The coach as it ships. */
export const step: Step = createStep(parts);

/** The same with pairs and clubs. */
export const everyStep = createEveryStep({
  runner: step,
  pair: createPairStep(),
  club: createClubStep(content),
});

/** When a record wants to be woken, as the coach that ships would say it. */
export const nextWakeOf: NextWake = createNextWake(parts);
