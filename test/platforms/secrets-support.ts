import Database from 'better-sqlite3';
import type { Fault as DiscordFault } from '../wire/discord/calls.ts';
import type { Fault as TelegramFault } from '../wire/telegram/faults.ts';
import { createComeback } from '../../src/comeback.ts';
import { content } from '../support/coach.ts';
import { discordPerson, onDiscord } from './on-discord.ts';
import { onPlayground } from './on-playground.ts';
import { onTelegram, telegramPerson } from './on-telegram.ts';
import type { Comeback } from './program.ts';
import type { Someone, Stage } from './stage.ts';
import { ENROLMENT } from './story.ts';

/** What Zephyrine says of herself, in words that no program has. */
export const TOLD = {
  cause: 'thrown off by the Lippizaner Conversano',
  city: 'Reykjavik',
  remark: 'my physiotherapist Xanthippe sends regards',
  code: 'QQWXYZ',
  mistake: 'kneecap gone wobbly',
  row: 'hamstrung twice',
} as const;

/** Her name, as platforms know it. */
export const NAME = { first: 'Zephyrine', last: 'Quackenbush', user: 'zephyq_1987' } as const;

/** What she answers when she enrols. */
export const ANSWERS = ENROLMENT.map(([question, answer]): readonly [RegExp, string] => {
  if (/what do you think caused it/.test(question.source)) return [question, `…${TOLD.cause}`];
  return [question, /Where do you live/.test(question.source) ? `…${TOLD.city}` : answer];
});

/** The coach, who at two of her sentences makes a mistake and quotes her in every way an error can. */
function quoting(): Comeback {
  const coach = createComeback(content);
  const db = new Database(':memory:');
  return {
    ...coach,
    step(record, event, now, context) {
      if (event.type === 'text' && event.text === TOLD.mistake) throw quotation(event.text);
      if (event.type === 'text' && event.text === TOLD.row) db.exec(`SELECT "${event.text}" FROM records`);
      return coach.step(record, event, now, context);
    },
  };
}

/** An error whose message was written anew after it was thrown, so that its stack still tells the first. */
function quotation(text: string): Error {
  const cause = new Error(`${text}\n    at ${text} (node:fs:1:1)`);
  const error = new RangeError(`${text}\n    at ${text} (/srv/${text}.ts:1:1)`, { cause });
  // Once it was asked for, a stack keeps what the message was then.
  Object.assign(error, { code: text, description: error.stack, [text]: text });
  error.message = `cannot read ${text}`;
  return error;
}

/** The program somewhere, with somebody who has secrets and somebody who cannot be reached. */
export interface Scene {
  readonly stage: Pick<Stage, 'until' | 'violations'>;
  readonly lines: readonly string[];
  /** Ends the program: what is on its way is told of by then. */
  stop(): Promise<void>;
  readonly zephyrine: Someone;
  /** From now on calls go wrong, or none does. */
  wire(broken: boolean): void;
  /** She says what the coach makes a mistake at, and is told of it. */
  fails(text: string): Promise<void>;
  /** Somebody speaks and is gone before they are answered. */
  leaves(): Promise<void>;
  /** What must be known of nobody: ids, names, tokens. */
  secrets(): readonly string[];
}

async function apologises(zephyrine: Someone, text: string): Promise<void> {
  await zephyrine.says(text);
  await zephyrine.hears(/Something went wrong on my side/);
}

/** On Telegram: every fifth call about a chat goes wrong, and now and then a poll. */
export async function sceneOnTelegram(): Promise<Scene> {
  const { telegram, ...stage } = await onTelegram({}, quoting());
  const zephyrine = telegramPerson(telegram, NAME.first, { last_name: NAME.last, username: NAME.user });
  const gone = telegram.person({ first_name: 'Wilhelmina' });
  const faults: readonly TelegramFault[] = [
    { is: 'internal' },
    { is: 'bad-gateway' },
    { is: 'too-many', retryAfter: 1 },
    { is: 'reset' },
    { is: 'lost' },
  ];
  let broken = false;
  let polls = 0;
  telegram.fault(({ nth, method }) => {
    if (!broken) return undefined;
    const number = nth ?? (method === 'getUpdates' ? ++polls : 0);
    return number > 0 && number % 5 === 0 ? faults[(number / 5) % faults.length] : undefined;
  });
  return {
    stage,
    lines: stage.program.lines,
    stop: stage.program.stop,
    zephyrine,
    wire: (goesWrong) => void (broken = goesWrong),
    fails: async (text) => apologises(zephyrine, text),
    async leaves() {
      gone.says('/start');
      gone.blocks();
      await telegram.until(() => telegram.calls.some(({ chat, outcome }) => chat === gone.id && outcome));
    },
    secrets: () => [
      telegram.token,
      ...telegram.token.split(':'),
      telegram.apiRoot,
      String(zephyrine.id),
      String(gone.id),
      'Wilhelmina',
    ],
  };
}

/** On Discord: every fifth call about a person goes wrong. */
export async function sceneOnDiscord(): Promise<Scene> {
  const { discord, ...stage } = await onDiscord({}, quoting());
  const zephyrine = discordPerson(discord, NAME.first);
  const gone = discord.person({ username: 'wilhelmina' });
  const faults: readonly DiscordFault[] = ['500', '502', { retryAfter: 0.1 }, 'reset', 'lost'];
  let broken = false;
  discord.fault(({ nth }) =>
    broken && nth > 0 && nth % 5 === 0 ? faults[(nth / 5) % faults.length] : undefined,
  );
  return {
    stage,
    lines: stage.program.lines,
    stop: stage.program.stop,
    zephyrine,
    wire: (goesWrong) => void (broken = goesWrong),
    fails: async (text) => apologises(zephyrine, text),
    async leaves() {
      gone.says('hello');
      gone.closesDMs();
      await discord.done(({ user, status }) => user === gone.id && status === 403);
    },
    secrets: () => [
      discord.token,
      ...discord.token.split('.').filter((part) => part !== 'discord'),
      discord.apiRoot,
      discord.home.id,
      zephyrine.id,
      gone.id,
      'wilhelmina',
      // Ids of channels and messages, and the tokens by which an interaction is answered.
      ...discord.calls.flatMap(({ path }) => path.split('/').filter((part) => part.length > 15)),
    ],
  };
}

/** In the playground, where nothing is between the program and its people. */
export async function sceneInPlayground(): Promise<Scene> {
  const stage = await onPlayground({}, quoting());
  const zephyrine = await stage.someone(NAME.first);
  return {
    stage,
    lines: stage.program.lines,
    stop: stage.program.stop,
    zephyrine,
    wire: () => {},
    // The answer tells it to whoever made the request; there is nobody to leave.
    fails: async (text) => zephyrine.says(text).catch(() => {}),
    leaves: async () => {},
    secrets: () => [],
  };
}
