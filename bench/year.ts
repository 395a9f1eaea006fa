import { statSync } from 'node:fs';
import { Bench } from 'tinybench';
import { readRecord } from '../src/bot/record.ts';
import { context, step } from '../test/support/coach.ts';
import { databaseFile } from '../src/store/connect.ts';
import { fill } from './fill.ts';
import { live, type Life } from './life.ts';
import { line, micros, progress, table } from './print.ts';
import { databaseUrl } from './temp.ts';

const event = { type: 'text', text: '/today' } as const;

/** How a record grows in a year, and what that costs. */
export async function benchYear(): Promise<void> {
  const lives: readonly (readonly [string, Life])[] = [
    ['after a week', live(7, true)],
    ['after a year', await progress('living a year', () => live(365, true))],
  ];
  const rows = [];
  for (const [name, life] of lives) {
    const { id, now, record, journal } = life;
    const document = JSON.stringify(record);
    const bench = new Bench({ time: 500, warmupTime: 100 });
    bench
      .add('read', () => void readRecord(JSON.parse(document)))
      .add('step', () => void step(record, event, now, { ...context, id, journal: () => journal }));
    await bench.run();
    const [read, stepped] = bench.tasks.map(({ result }) =>
      result.state === 'completed' ? micros(result.latency.p50 * 1_000) : '?',
    );
    rows.push([
      name,
      kilobytes(document),
      read ?? '?',
      stepped ?? '?',
      String(journal.length),
      kilobytes(JSON.stringify(journal)),
    ]);
  }
  table(['record', 'reading it', 'a step', 'journal lines', 'journal'], rows);
  const year = lives.at(-1)?.[1];
  if (year) line(`the database, for each runner after a year of daily chat: ${sizeOf(year)}`);
}

/** So many runners share the database whose size is measured. */
const RUNNERS = 50;

/** What one runner takes of a database. The keys of their last month's updates (some 100 bytes each) come to that. */
function sizeOf(life: Life): string {
  const url = databaseUrl('year');
  fill(url, {
    life,
    count: RUNNERS,
    idOf: (index) => `runner-${index + 2}`,
    wakeAt: () => '2036-01-01T00:00:00.000Z',
    wholeJournal: true,
  });
  return `${(statSync(databaseFile(url)).size / RUNNERS / 1_000).toFixed(0)} kB`;
}

function kilobytes(text: string): string {
  return `${(Buffer.byteLength(text) / 1_000).toFixed(1)} kB`;
}
