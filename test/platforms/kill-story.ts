import { join } from 'node:path';
import { keptOf, unsent, type Kept } from '../support/kill-database.ts';
import { sharedClock, type SharedClock } from '../support/kill-process.ts';
import { tempFolder } from '../support/temp.ts';
import { startKeeper, type Keeper } from './kill-keeper.ts';
import type { Place } from './kill-places.ts';
import type { Harm, Lasting } from './kill-platform.ts';
import { createRunner, type Runner } from './kill-runner.ts';
import { CHAPTERS } from './kill-script.ts';
import { SUNDAY } from './stage.ts';

/** Time passes in steps, in milliseconds. */
const STEP = 1_800_000;

/** Where lives end, and what goes wrong with calls besides. */
export interface Fate {
  readonly during: (phase: 'talk' | 'beat') => Place | undefined;
  /** How many lives may end while time passes once. */
  readonly beats: number;
  readonly harm: () => Harm | undefined;
}

/** What is left when a story has been told. */
export interface Told {
  readonly deaths: readonly string[];
  readonly people: readonly (Pick<Runner, 'again' | 'unknowable'> & {
    readonly screen: readonly string[];
    readonly kept: Kept;
  })[];
  /** How many messages never left. */
  readonly unsent: number;
}

/** A story that is being told: people, and a program that is kept alive for them. */
export interface Story {
  readonly file: string;
  readonly clock: SharedClock;
  readonly keeper: Keeper;
  readonly people: readonly Runner[];
  /** Everything that is due happens, in whichever life. */
  beat(): Promise<void>;
  /** Lets time pass until then. */
  pass(until: string): Promise<void>;
  /** Lets a last life say in peace what is left to be said. */
  end(): Promise<Told>;
}

/** Some people come back from an injury, with a program that ends as `fate` has it. */
export async function tell(platform: Lasting, names: readonly string[], fate: Fate): Promise<Told> {
  const { people, keeper, pass, end } = begin(platform, names, fate);
  for (const { until, acts } of CHAPTERS) {
    if (until !== undefined) await pass(until);
    await Promise.all(people.map(async (one) => one.lives(acts, keeper)));
  }
  return end();
}

/** Begins a story; `environment` is what its program is told besides. */
export function begin(
  platform: Lasting,
  names: readonly string[],
  fate: Fate,
  environment: Readonly<Record<string, string>> = {},
): Story {
  const folder = tempFolder();
  const file = join(folder, 'comeback.db');
  const clock = sharedClock(folder, SUNDAY);
  const people = names.map((name) => createRunner(platform, name, file));
  const byAddress = new Map(people.map((one) => [one.address, one]));
  let phase: 'talk' | 'beat' | 'calm' = 'talk';
  let beats = 0;

  const keeper = startKeeper({
    platform,
    folder,
    clock,
    environment,
    next() {
      if (phase === 'calm') return undefined;
      if (phase === 'beat' && (beats += 1) > fate.beats) return undefined;
      return fate.during(phase);
    },
    async onEnd() {
      for (const one of people) await one.bereaved();
    },
  });

  platform.onArrival((call) => {
    const someone = byAddress.get(call.address ?? '');
    if (call.says !== undefined) someone?.calls(call.method);
    const fatal = keeper.arrives(call);
    if (fatal !== undefined) return fatal === 'nothing' ? undefined : fatal;
    const harm = someone && fate.harm();
    if (harm === 'lost' && call.says !== undefined) someone?.loses(call.method, call.says);
    return harm;
  });

  async function beat(): Promise<void> {
    for (;;) {
      const life = await Promise.race([keeper.up(), keeper.broken]);
      try {
        return await life.beat();
      } catch (error) {
        if (!life.isOver()) throw error;
      }
    }
  }

  async function pass(until: string): Promise<void> {
    for (let next = Date.parse(clock.now()) + STEP; next < Date.parse(until); next += STEP) {
      clock.set(new Date(next).toISOString());
      await beat();
    }
    clock.set(until);
    if (fate.beats > 0) {
      phase = 'beat';
      beats = 0;
      await keeper.kill();
    }
    await beat();
    phase = 'talk';
    if (fate.beats > 0) await keeper.kill();
  }

  async function end(): Promise<Told> {
    phase = 'calm';
    if (fate.beats > 0) await keeper.kill();
    await beat();
    await keeper.end();
    return {
      deaths: keeper.deaths,
      people: await Promise.all(
        people.map(async ({ address, again, unknowable, screen }) => ({
          again,
          unknowable,
          screen: await screen(),
          kept: keptOf(file, address),
        })),
      ),
      unsent: unsent(file),
    };
  }

  return { file, clock, keeper, people, beat, pass, end };
}
