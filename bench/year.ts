import { Bench } from 'tinybench';
import { readRecord } from '../src/bot/record.ts';
import { context, step } from '../test/support/coach.ts';
import { live, type Life } from './life.ts';
import { micros, progress, table } from './print.ts';

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
}

function kilobytes(text: string): string {
  return `${(Buffer.byteLength(text) / 1_000).toFixed(1)} kB`;
}
