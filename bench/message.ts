import { difference } from '../src/bot/journal.ts';
import { factsOf } from '../src/coach/judge.ts';
import { decide } from '../src/coach/decision.ts';
import { connect, databaseFile } from '../src/store/connect.ts';
import { allTables } from '../src/store/tables.ts';
import { Bench } from 'tinybench';
import { context as alone, rules, step } from '../test/support/coach.ts';
import { fill } from './fill.ts';
import { openHouse, PLATFORM } from './house.ts';
import { live } from './life.ts';
import { median, micros, table } from './print.ts';
import { databaseUrl } from './temp.ts';

const TEXT = '/today';
const FAR = '2036-01-01T00:00:00.000Z';

/** Everything is measured in turn, again and again: the disk of a busy machine has its moods. */
const ROUNDS = 8;

/** How long each is measured in a round, in milliseconds. */
const TIME = 250;

/** From a decision to a whole message: what each costs, in multiples of the bare transaction. */
export async function benchMessage(): Promise<void> {
  const life = live(30);
  const { id, now, record } = life;
  const event = { type: 'text', text: TEXT } as const;
  const context = { ...alone, id, journal: () => life.journal };
  const entry = Object.values(record.comeback!.entries).findLast((one) => one.verdict);
  const facts = factsOf(record.comeback!.profile, entry!.case);

  const filled = (name: string) => {
    const url = databaseUrl(name);
    fill(url, { life, count: 1, idOf: () => id, wakeAt: () => FAR });
    return url;
  };
  const from = { platform: PLATFORM, id };
  let key = 0;
  const arrival = () => ({ key: `bench:${key++}`, from, event, at: now });

  const applied = openHouse(filled('apply'));
  const whole = openHouse(filled('whole'));
  for (const house of [applied, whole]) house.setNow(now);

  const outcome = step(record, event, now, context);
  const bare = (name: string) => {
    const db = connect(databaseFile(filled(name)));
    const { keys, addresses, records, journal, outbox } = allTables(db);
    const after = JSON.stringify(outcome.record);
    const patch = difference(record, outcome.record!);
    const wakeAt = outcome.wakeAt ?? null;
    const write = db.transaction(() => {
      const own = `bench:${key++}`;
      keys.has(own);
      addresses.find(from);
      records.document(id);
      addresses.of(id);
      records.update(id, after, wakeAt, now);
      journal.add(id, { at: now, event, content: rules.version, patch });
      for (const message of outcome.messages)
        outbox.add({ record: id, to: from, message, at: now, arrival: null, cause: own });
      keys.insert(own, id, now);
    });
    return { db, outbox, write: () => write.immediate() };
  };
  const transaction = bare('transaction');
  const statements = bare('statements');

  const BARE = 'the bare transaction';
  const SENT = 'the bare transaction, claimed and settled';
  const tasks: Readonly<Record<string, () => void | Promise<void>>> = {
    'a decision of the table': () => void decide(rules.rows, facts),
    'a whole step': () => void step(record, event, now, context),
    [BARE]: transaction.write,
    'the store’s apply around it': () => void applied.store.apply(arrival(), step),
    [SENT]: () => {
      statements.write();
      for (const parcel of statements.outbox.claim(PLATFORM, now, 20, []))
        statements.outbox.settle({ id: parcel.id, kind: 'sent' });
      statements.outbox.claim(PLATFORM, now, 20, []);
    },
    'a whole handled message': () => whole.handle(arrival()),
  };
  const measured = await medians(tasks);
  const rows = Object.keys(tasks).map((name) => {
    const times = measured.map((round) => round.get(name)!);
    const against = (other: string) =>
      ratio(median(measured.map((round, at) => times[at]! / round.get(other)!)));
    return [name, micros(median(times)), against(BARE), against(SENT)];
  });
  table(['median', '× bare', '× bare with sending'], rows);
  for (const house of [applied, whole]) house.store.close();
  for (const { db } of [transaction, statements]) db.close();
}

/** For each round the median of each task, in microseconds. */
async function medians(tasks: Readonly<Record<string, () => void | Promise<void>>>) {
  const rounds: Map<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: TIME, iterations: 16, warmupTime: 50, warmupIterations: 8 });
    for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
    await bench.run();
    rounds.push(
      new Map(
        bench.tasks.map(({ name, result }) => {
          if (result.state !== 'completed') throw new Error(`${name} could not be measured`);
          return [name, result.latency.p50 * 1_000];
        }),
      ),
    );
  }
  return rounds;
}

function ratio(value: number): string {
  return value < 0.1 ? value.toFixed(3) : value.toFixed(2);
}
