import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { soak, type Soaked } from './town.ts';

/*
 * `npm run soak`: a month of thousands of people, street by street, in two processes. `npm run soak -- --seed 7` has the
 * same people again, and `--street 3` those of one street alone.
 */

/** People who share a database and a clock: enough to get in each other's way. */
const STREET = 250;
const PROCESSES = 2;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    people: { type: 'string', default: '5000' },
    days: { type: 'string', default: '30' },
    street: { type: 'string' },
    /** Lives through one street in this process, and tells whoever started it. */
    told: { type: 'boolean', default: false },
  },
});

/** Of one seed and street always the same people. */
const seedOf = (seed: number, street: number) => seed * 1_000 + street;

const seed = Number(values.seed ?? Date.now() % 100_000);
const streets = Math.ceil(Number(values.people) / STREET);

async function liveThrough(street: number): Promise<Soaked> {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-soak-'));
  try {
    const people = Math.min(STREET, Number(values.people) - street * STREET);
    return await soak({
      seed: seedOf(seed, street),
      people,
      days: Number(values.days),
      file: join(folder, 'soak.db'),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function elsewhere(street: number): Promise<Soaked> {
  const args = ['--told', '--seed', String(seed), '--street', String(street)];
  const child = fork(fileURLToPath(import.meta.url), [
    ...args,
    '--people',
    values.people,
    '--days',
    values.days,
  ]);
  return new Promise((resolve, reject) => {
    child.once('message', (soaked) => resolve(soaked as Soaked));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`street ${street} ended with ${code}`)));
  });
}

function tell(street: number, { violations }: Soaked): void {
  for (const { who, at, what, story } of violations) {
    process.stdout.write(`\nSEED=${seed} street ${street}: ${who}, ${at}: ${what}\n`);
    for (const line of story) process.stdout.write(`    ${line}\n`);
  }
}

async function wholeTown(): Promise<void> {
  process.stdout.write(`SEED=${seed}: ${values.people} people, ${values.days} days\n`);
  const began = performance.now();
  const waiting = Array.from({ length: streets }, (_, street) => street).filter(
    (street) => values.street === undefined || street === Number(values.street),
  );
  const total = { steps: 0, shown: 0, verdicts: 0, forgotten: 0, violations: 0 };
  const all = waiting.length;
  let over = 0;
  const work = async () => {
    for (let street = waiting.shift(); street !== undefined; street = waiting.shift()) {
      const soaked = await elsewhere(street);
      tell(street, soaked);
      total.steps += soaked.steps;
      total.shown += soaked.shown;
      total.verdicts += soaked.verdicts;
      total.forgotten += soaked.forgotten;
      total.violations += soaked.violations.length;
      const seconds = ((performance.now() - began) / 1_000).toFixed(0);
      process.stderr.write(
        `… ${(over += 1)} of ${all} streets (${seconds} s, ${total.violations} violations)\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  const { steps, shown, verdicts, forgotten, violations } = total;
  process.stdout.write(
    `${steps} steps, ${shown} messages, ${verdicts} verdicts, ${forgotten} forgotten: ${violations} violations (SEED=${seed})\n`,
  );
  if (violations > 0) process.exitCode = 1;
}

if (values.told) process.send?.(await liveThrough(Number(values.street)));
else await wholeTown();
