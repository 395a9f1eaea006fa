import { setTimeout as later } from 'node:timers/promises';
import { startFakeDiscord, type FakeDiscord } from '../test/wire/discord/start.ts';
import { startFakeTelegram, type FakeTelegram } from '../test/wire/telegram/fake-telegram.ts';
import { FLAGS, startBot, type BotProcess } from './bot.ts';
import { fill } from './fill.ts';
import { live } from './life.ts';
import { line, median, micros, progress, table } from './print.ts';
import { databaseUrl } from './temp.ts';

/** Our answer may take so many times as long as the bare bot's, and our idle process so many times its memory. */
const MOST_TIME = 1.5;
const MOST_MEMORY = 1.3;

const PEOPLE = 20;
/** The bare bots keep to no limit, and neither does ours here. */
const UNLIMITED = 1_000_000;

/** So many questions are put to one bot before it is the other's turn. */
const A_TURN = 40;
/** So long until what is asked often was compiled for it, as in a bot that has run for a day. */
const WARM_UP_TURNS = 200;
/** A machine's own pace changes within seconds: so many that both bots see all of it. */
const TURNS = 120;
const FLOOD = 1_000;

/** How long an idle process is left alone before its memory is read, in milliseconds. */
const IDLE = 15_000;
/** No two starts of the same program end with the same memory: each is started so often, by turns. */
const IDLE_STARTS = 5;

const FAR = '2036-01-01T00:00:00.000Z';

/**
 * Somebody who asks; resolves when they have the answer, with the moment at which it reached the platform: what a fake
 * server then does with it (its checks, the event about it, what it replies) is no bot's time.
 */
type Ask = () => Promise<number>;

/** From an update to the reply, beside a bare bot with the same buttons on a server of its own; true when within bounds. */
export async function benchChat(): Promise<boolean> {
  const life = live(30, false, true);
  const labels = ['Done', 'Tomorrow instead', 'Rest today, to be safe'];
  const text = 'x'.repeat(600);

  const platforms = [
    { name: 'Telegram', run: () => onTelegram(life, labels) },
    { name: 'Discord', run: () => onDiscord(life, labels, text) },
  ];
  let within = true;
  for (const { name, run } of platforms) {
    const { bare, ours, stop } = await progress(`${name}: starting both bots`, run);
    const times = await progress(`${name}: ${TURNS * A_TURN} questions to each, by turns`, () =>
      inTurn(bare, ours),
    );
    const perSecond = await progress(`${name}: ${FLOOD} questions at once`, async () => ({
      bare: await flood(bare),
      ours: await flood(ours),
    }));
    await stop();
    const row = (who: string, all: readonly number[], rate: number) => [
      who,
      micros(median(all)),
      micros(percentile(all, 0.99)),
      rate.toFixed(0),
    ];
    table(
      [`${name}: p50`, 'p99', 'a second'],
      [row('bare', times.bare, perSecond.bare), row('Comeback', times.ours, perSecond.ours)],
    );
    const ratio = median(times.ours) / median(times.bare);
    line(`p50: ${ratio.toFixed(2)} × the bare bot's (at most ${MOST_TIME})`);
    within &&= ratio <= MOST_TIME;
  }
  const ratio = await progress('Idle memory of both platforms', () => idle(labels, text));
  line(`Idle: ${ratio.toFixed(2)} × the two bare bots in one process (at most ${MOST_MEMORY})`);
  return within && ratio <= MOST_MEMORY;
}

interface Pair {
  readonly bare: readonly Ask[];
  readonly ours: readonly Ask[];
  stop(): Promise<void>;
}

async function onTelegram(life: ReturnType<typeof live>, labels: readonly string[]): Promise<Pair> {
  const [bareServer, ourServer] = [await quietTelegram(), await quietTelegram()];
  const bots = [
    await startBot('bench/bots/bare.mjs', {
      BENCH: JSON.stringify({ telegram: { ...at(bareServer), labels } }),
    }),
    await startBot(`${FLAGS} bench/bots/comeback.mjs`, {
      ...ENVIRONMENT,
      BENCH: JSON.stringify({
        telegram: at(ourServer),
        callsPerSecond: UNLIMITED,
        databaseUrl: enrolled(life, 'telegram', (index) => String(FIRST_TELEGRAM_ID + index)),
        now: life.now,
      }),
    }),
  ];
  const people = (server: FakeTelegram) => {
    const all = Array.from({ length: PEOPLE }, (_, index) => server.person({ first_name: `p${index}` }));
    return asks(server.onArrival, all, (person) => person.says('/today'));
  };
  return {
    bare: people(bareServer),
    ours: people(ourServer),
    stop: () => stopAll(bots, [bareServer, ourServer]),
  };
}

async function onDiscord(
  life: ReturnType<typeof live>,
  labels: readonly string[],
  text: string,
): Promise<Pair> {
  const [bareServer, ourServer] = [await startFakeDiscord(), await startFakeDiscord()];
  const [bareMen, ourMen] = [bareServer, ourServer].map((server) =>
    Array.from({ length: PEOPLE }, (_, index) => server.person({ username: `p${index}` })),
  ) as [ReturnType<FakeDiscord['person']>[], ReturnType<FakeDiscord['person']>[]];
  const bots = [
    await startBot('bench/bots/bare.mjs', {
      BENCH: JSON.stringify({ discord: { ...at(bareServer), labels, text } }),
    }),
    await startBot(`${FLAGS} bench/bots/comeback.mjs`, {
      ...ENVIRONMENT,
      BENCH: JSON.stringify({
        discord: at(ourServer),
        callsPerSecond: UNLIMITED,
        databaseUrl: enrolled(life, 'discord', (index) => ourMen[index]?.id ?? ''),
        now: life.now,
      }),
    }),
  ];
  await ourServer.done(({ method, route }) => method === 'PUT' && route.endsWith('commands'));
  return {
    bare: asks(bareServer.onCall, bareMen, (person) => person.runs('today')),
    ours: asks(ourServer.onCall, ourMen, (person) => person.runs('today')),
    stop: () => stopAll(bots, [bareServer, ourServer]),
  };
}

/** People who ask on a server that tells of each call as it arrives; the poll for updates is no answer. */
function asks<Person extends { hears(text: RegExp): Promise<unknown> }>(
  arrives: FakeTelegram['onArrival'] | FakeDiscord['onCall'],
  people: readonly Person[],
  ask: (person: Person) => unknown,
): readonly Ask[] {
  let reached = 0;
  arrives(({ method }) => {
    if (method !== 'getUpdates') reached = performance.now();
  });
  return people.map((person) => async () => {
    const heard = person.hears(/./);
    ask(person);
    await heard;
    return reached;
  });
}

/** The first person that a fake Telegram makes has this id, the next one more. */
const FIRST_TELEGRAM_ID = 1_000_001;

const quietTelegram = () => startFakeTelegram({ keepCalls: false, wireLog: false });

function at({ token, apiRoot }: { readonly token: string; readonly apiRoot: string }) {
  return { token, apiRoot };
}

function enrolled(
  life: ReturnType<typeof live>,
  platform: string,
  address: (index: number) => string,
): string {
  const url = databaseUrl(`chat-${platform}`);
  fill(url, {
    life,
    count: PEOPLE,
    idOf: (index) => `runner-${index + 2}`,
    wakeAt: () => FAR,
    addressOf: (index) => ({ platform, id: address(index) }),
  });
  return url;
}

/**
 * People talk to one bot and to the other by turns, some questions each, so that a busy moment of the machine hits
 * both; within a turn each asks when the one before was answered. Microseconds.
 */
async function inTurn(bare: readonly Ask[], ours: readonly Ask[]) {
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let turn = 0; turn < WARM_UP_TURNS + TURNS; turn += 1) {
    for (const [who, all] of [
      ['bare', bare],
      ['ours', ours],
    ] as const) {
      for (let question = 0; question < A_TURN; question += 1) {
        const start = performance.now();
        const reached = (await all[question % all.length]?.()) ?? start;
        if (reached < start) throw new Error(`${who}: something was said that nobody had asked for`);
        if (turn >= WARM_UP_TURNS) times[who].push((reached - start) * 1_000);
      }
    }
  }
  return times;
}

/** Everybody asks again as soon as they are answered; questions a second. */
async function flood(people: readonly Ask[]): Promise<number> {
  let left = FLOOD;
  const start = performance.now();
  await Promise.all(
    people.map(async (ask) => {
      while (left > 0) {
        left -= 1;
        await ask();
      }
    }),
  );
  return FLOOD / ((performance.now() - start) / 1_000);
}

async function idle(labels: readonly string[], text: string): Promise<number> {
  const [telegram, discord] = [await quietTelegram(), await startFakeDiscord()];
  const measure = async (program: string, environment: Readonly<Record<string, string>>) => {
    const bot = await startBot(program, environment);
    await later(IDLE);
    const memory = bot.memory();
    await bot.stop();
    return memory;
  };
  const settings = JSON.stringify({
    telegram: { ...at(telegram), labels },
    discord: { ...at(discord), labels, text },
  });
  const all = { bare: [] as number[], ours: [] as number[] };
  for (let start = 0; start < IDLE_STARTS; start += 1) {
    all.bare.push(await measure('bench/bots/bare.mjs', { BENCH: settings }));
    const own = await measure(MAIN, {
      ...ENVIRONMENT,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.apiRoot,
      DATABASE_URL: databaseUrl(`idle-${start}`),
      LOG_LEVEL: 'error',
    });
    all.ours.push(own);
  }
  await Promise.all([telegram.close(), discord.close()]);
  const [bare, ours] = [median(all.bare), median(all.ours)];
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  line(`Idle: bare ${megabytes(bare)}, Comeback ${megabytes(ours)}`);
  return ours / bare;
}

/** As `npm start` has it. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '262144' };
const MAIN = `${FLAGS} dist/src/main.js`;

async function stopAll(
  bots: readonly BotProcess[],
  servers: readonly { close(): Promise<void> }[],
): Promise<void> {
  await Promise.all(bots.map((bot) => bot.stop()));
  await Promise.all(servers.map((server) => server.close()));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
