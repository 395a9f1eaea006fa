import type { Message } from '../../src/bot/message.ts';
import { gist, linesOf, oldestUnsent } from '../support/kill-database.ts';
import type { Keeper } from './kill-keeper.ts';
import type { Lasting } from './kill-platform.ts';
import type { Act } from './kill-script.ts';
import type { Shown, Someone } from './stage.ts';

/** What was put onto somebody's screen, and nobody can know it any more. */
export interface Unknowable {
  readonly gist: string;
  /** By which call, and why its answer is not known. */
  readonly how: string;
}

/** Somebody who talks with a program that dies again and again. */
export interface Runner {
  readonly address: string;
  /** Does one thing after another, each until what comes of it is there. */
  lives(acts: readonly Act[], keeper: Keeper): Promise<void>;
  /** Told when a life of the program has ended: was something left undone, and does nobody know? */
  bereaved(): Promise<void>;
  /** Told of a call about them, before it is done. */
  calls(method: string): void;
  /** Told that something is about to be put onto their screen and its answer lost. */
  loses(method: string, says: string): void;
  /** What they have done again because the program had died before it kept it. */
  readonly again: readonly string[];
  readonly unknowable: readonly Unknowable[];
  /** Everything of the bot's on their screen. */
  screen(): Promise<readonly string[]>;
}

/** How often somebody goes on waiting, 15 seconds each: for failures only. */
const PATIENCE = 3;

export function createRunner(platform: Lasting, name: string, file: string): Runner {
  const someone = platform.someone(name);
  const { address } = someone;
  const again: string[] = [];
  const unknowable: Unknowable[] = [];
  /** How many copies of something are known of. */
  const known = new Map<string, number>();
  let pending: { readonly before: number; readonly lost: () => void } | undefined;
  let lastMethod = '';
  let last: Shown | undefined;

  const screen = async () =>
    (await someone.sees()).map(({ text, file: own }) => (own ? `${text} [file]` : text));
  const copies = async (what: string) => (await screen()).filter((text) => gist(text) === what).length;

  async function perform(act: Act, keeper: Keeper): Promise<void> {
    const heard = Promise.all(act.hears.map(async (what) => hearing(someone, what)));
    heard.catch(() => {});
    const { does } = act;
    for (let nth = 0; ; nth += 1) {
      let lost: Promise<'lost'> = new Promise(() => {});
      if (does) {
        await keeper.up();
        if (nth > 0) again.push(act.name);
        lost = new Promise((resolve) => {
          pending = { before: linesOf(file, address), lost: () => resolve('lost') };
        });
        const done = does(someone, last);
        keeper.said();
        await done;
      }
      const came = await Promise.race([heard, lost, keeper.broken]);
      if (came === 'lost') continue;
      pending = undefined;
      last = came.at(-1) ?? last;
      return;
    }
  }

  return {
    address,
    again,
    unknowable,
    screen,
    async lives(acts, keeper) {
      for (const act of acts) await perform(act, keeper);
    },
    async bereaved() {
      const unsent: Message | undefined = oldestUnsent(file, address);
      const what = unsent && gist(unsent.paragraphs.join('\n\n'));
      if (unsent && what && !unsent.closes && !unsent.edits) {
        const there = await copies(what);
        if (there > (known.get(what) ?? 0)) {
          known.set(what, there);
          if (platform.doubles(lastMethod, false))
            unknowable.push({ gist: what, how: `killed after ${lastMethod}` });
        }
      }
      if (!pending || platform.tellsAgain || linesOf(file, address) > pending.before) return;
      const { lost } = pending;
      pending = undefined;
      lost();
    },
    calls(method) {
      lastMethod = method;
    },
    loses(method, says) {
      if (!platform.doubles(method, true)) return;
      unknowable.push({ gist: says, how: `answer lost of ${method}` });
      known.set(says, (known.get(says) ?? 0) + 1);
    },
  };
}

async function hearing(someone: Someone, what: RegExp): Promise<Shown> {
  for (let patience = PATIENCE; ; patience -= 1)
    try {
      return await someone.hears(what);
    } catch (error) {
      if (patience === 0) throw error;
    }
}
