import { onTestFinished } from 'vitest';
import { isReady } from '../support/kill-database.ts';
import { startLife, type Life, type SharedClock } from '../support/kill-process.ts';
import type { Place } from './kill-places.ts';
import type { Arriving, Harm, Lasting } from './kill-platform.ts';

/** What keeping the program alive needs. */
export interface KeeperParts {
  readonly platform: Lasting;
  readonly folder: string;
  readonly clock: SharedClock;
  readonly environment: Readonly<Record<string, string>>;
  /** Where the next life ends; undefined: nowhere. */
  readonly next: () => Place | undefined;
  /** Told when a life has ended and all it did has arrived, before the next begins. */
  readonly onEnd: () => Promise<void>;
}

/** One who starts the program again whenever it has died. */
export interface Keeper {
  /** Resolves with a life that people can talk to. */
  up(): Promise<Life>;
  /** Told when somebody has said something: that may be the last moment of a life. */
  said(): void;
  /** Looks at each call as it arrives: that may be one, too. `undefined`: it is no such moment. */
  arrives(call: Arriving): Harm | 'nothing' | undefined;
  /** Kills the life that is. Resolves when the next is up. */
  kill(): Promise<void>;
  /** Every place at which a life has ended, as often as it has. */
  readonly deaths: readonly string[];
  /** Rejects when a life ends as it should not. */
  readonly broken: Promise<never>;
  /** Lets the last life end by itself. */
  end(): Promise<void>;
}

export function startKeeper({ platform, folder, clock, environment, next, onEnd }: KeeperParts): Keeper {
  const deaths: string[] = [];
  const file = `${folder}/comeback.db`;
  let over = false;
  let place: Place | undefined;
  let life: Life;
  let standing = waiting<Life>();
  let said = 0;
  let calls = { people: 0, start: 0 };
  let asked = false;
  let why = '';

  async function live(): Promise<void> {
    while (!over) {
      place = next();
      said = 0;
      calls = { people: 0, start: 0 };
      asked = false;
      why = place?.name ?? '';
      const mine = startLife(folder, clock, { ...platform.environment, ...environment }, place?.inside);
      life = mine;
      const { resolve } = standing;
      mine.ready
        .then(async () => platform.open())
        .then(
          () => resolve(mine),
          () => {},
        );
      const code = await mine.ended;
      // Whoever still waits for this one waits for the next.
      standing = waiting<Life>();
      resolve(standing.promise);
      if (code === 'SIGKILL') deaths.push(why);
      else if (code !== 0 || !asked) throw new Error(`It ended with ${String(code)}:\n${mine.output()}`);
      // Whatever it had said is on its way through the machine: it is read in the next turns.
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolveTurn) => setImmediate(resolveTurn));
      if (isReady(file)) await onEnd();
    }
  }

  let giveUp: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => (giveUp = reject));
  broken.catch(() => {});
  onTestFinished(() => void (over = true));
  const living = live().catch(giveUp);

  return {
    deaths,
    broken,
    async up() {
      for (;;) {
        const one = await Promise.race([standing.promise, broken]);
        if (!one.isOver()) return one;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    said() {
      said += 1;
      if (said === place?.said) life.kill();
      if (said !== place?.stopped) return;
      asked = true;
      life.stop();
    },
    arrives({ address }) {
      const about = address === undefined ? 'start' : 'people';
      calls[about] += 1;
      const plan = place?.outside;
      if (plan?.about !== about || plan.nth !== calls[about] || life.isOver()) return undefined;
      if (plan.moment === 'answered') {
        setImmediate(() => life.kill());
        return 'nothing';
      }
      life.kill();
      return plan.moment === 'arrived' ? 'reset' : 'lost';
    },
    async kill() {
      const mine = life;
      if (!mine.isOver()) {
        why = 'nothing happens';
        mine.kill();
      }
      await mine.ended;
      await Promise.race([standing.promise, broken]);
    },
    async end() {
      over = true;
      asked = true;
      life.stop();
      await living;
    },
  };
}

function waiting<T>() {
  let resolve: (value: T | Promise<T>) => void = () => {};
  const promise = new Promise<T>((yes) => (resolve = yes));
  return { promise, resolve };
}
