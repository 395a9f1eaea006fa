import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from './support/build.ts';
import { CALM } from './support/habits.ts';
import { spawnComeback } from './support/process.ts';
import { randomFrom } from './support/random.ts';
import { exportOf, nextAct, perform } from './support/runner.ts';
import { tempFolder } from './support/temp.ts';

const KILLS = 25;

/** Starting so many processes takes a while on a busy machine. */
const PATIENCE = 180_000;

/** A request takes some milliseconds, the first ones more: so long after it was sent, at most, the process dies. */
const LONGEST_MOMENT = 25;

/** Starting takes some hundreds: so long after the start, at most, a process dies that is not even ready. */
const LONGEST_START = 400;

const START = { PLAYGROUND_START: '2026-03-02T06:00:00Z' };

// SEED=… in the environment repeats a run, as far as the machine's own timing allows.
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

beforeAll(build, PATIENCE);

/** The acts of somebody whose coach is never killed, in order, and what is kept of them in the end. */
async function undisturbed() {
  const { child, ready } = spawnComeback(tempFolder(), START);
  const url = await ready;
  const acts: string[] = [];
  for (let act = await nextAct(url, 'ana', CALM); act; act = await nextAct(url, 'ana', CALM)) {
    expect(acts).not.toContain(act.name);
    acts.push(act.name);
    await perform(url, act);
  }
  const kept = await exportOf(url, 'ana');
  child.kill();
  return { acts, kept };
}

describe('a process that is killed at any moment', { timeout: PATIENCE }, () => {
  it(`goes on at the same question with every answer kept, however often (SEED=${seed})`, async () => {
    const random = randomFrom(seed);
    const { acts, kept } = await undisturbed();
    const folder = tempFolder();
    let at = 0;
    let kills = 0;

    for (;;) {
      const { child, ready, ended } = spawnComeback(folder, START);
      const dying = kills < KILLS;
      if (dying && random() < 0.2) {
        await sleep(random() * LONGEST_START);
        child.kill('SIGKILL');
        expect(await ended).toBe('SIGKILL');
        kills++;
        continue;
      }
      const url = await ready;

      // What was acknowledged is there; of what was not, it is told by what is asked now.
      const open = await nextAct(url, 'ana', CALM);
      expect([acts[at], acts[at + 1]], `after ${kills} kills`).toContain(open?.name);
      if (open?.name !== acts[at]) at++;

      for (
        let acknowledged = random() * 2;
        acts[at] !== undefined && (!dying || acknowledged >= 1);
        acknowledged--
      ) {
        const act = await nextAct(url, 'ana', CALM);
        expect(act?.name).toBe(acts[at]);
        await perform(url, act!);
        at++;
      }
      if (!dying || acts[at] === undefined) {
        expect(await nextAct(url, 'ana', CALM)).toBeUndefined();
        expect(await exportOf(url, 'ana')).toEqual(kept);
        child.kill();
        break;
      }

      const act = await nextAct(url, 'ana', CALM);
      const lost = perform(url, act!).catch(() => {});
      await sleep(random() * LONGEST_MOMENT);
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      await lost;
      kills++;
    }
    expect(kills).toBeGreaterThanOrEqual(KILLS / 2);
  });
});
