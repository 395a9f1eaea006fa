import { startFakeTelegram } from '../test/wire/telegram/fake-telegram.ts';
import { REAL_LIMITS } from '../test/wire/telegram/limits.ts';
import { FLAGS, startBot } from './bot.ts';
import { fill } from './fill.ts';
import { live } from './life.ts';
import { line, progress, table } from './print.ts';
import { databaseUrl } from './temp.ts';

const COUNT = 5_000;
const WRITERS = 20;

/** The real limits, so many times raised: the wave is over in seconds. */
const RAISED = 20;

/** It should take nine seconds; after so many milliseconds nobody waits any longer. */
const LONGEST = 120_000;

const MOST_LATE = 1.05;
const MOST_WAIT = 1_000;

/** The first person that the fake server makes has this id, the next one more. */
const FIRST_ID = 1_000_001;
const FAR = '2036-01-01T00:00:00.000Z';

/** Runners due in the same minute, for real over HTTP, while others write; true when nothing is refused and all is in time. */
export async function realWave(): Promise<boolean> {
  const life = live(5);
  const { wakeAt } = life;
  if (wakeAt === undefined) throw new Error('Nobody is due');
  const perSecond = REAL_LIMITS.perSecond * RAISED;
  const telegram = await startFakeTelegram({
    wireLog: false,
    limits: { perSecond, perChatSecond: REAL_LIMITS.perChatSecond * RAISED },
  });
  const people = Array.from({ length: COUNT + WRITERS }, (_, index) =>
    telegram.person({ first_name: `p${index}` }),
  );
  for (const one of people) one.met();
  const databaseUrl_ = databaseUrl('wave-real');
  fill(databaseUrl_, {
    life,
    count: COUNT + WRITERS,
    idOf: (index) => `runner-${String(index).padStart(7, '0')}`,
    wakeAt: (index) => (index < COUNT ? wakeAt : FAR),
    addressOf: (index) => ({ platform: 'telegram', id: String(FIRST_ID + index) }),
  });

  let posts = 0;
  let first = 0;
  let done = () => {};
  const allPosted = new Promise<void>((resolve) => (done = resolve));
  telegram.onCall(({ method, chat = 0 }) => {
    if (method !== 'sendMessage' || chat >= FIRST_ID + COUNT) return;
    posts += 1;
    if (posts === 1) first = performance.now();
    if (posts === COUNT) done();
  });
  const { token, apiRoot } = telegram;
  const bot = await startBot(`${FLAGS} bench/bots/comeback.mjs`, {
    BENCH: JSON.stringify({
      telegram: { token, apiRoot },
      databaseUrl: databaseUrl_,
      now: wakeAt,
      runs: true,
      callsPerSecond: perSecond,
    }),
  });
  const answers: number[] = [];
  let over = false;
  const last = await progress(`${COUNT.toLocaleString('en')} over HTTP, ${perSecond} a second`, async () => {
    const writing = Promise.all(
      people.slice(COUNT).map(async (one) => {
        while (!over) {
          const asked = performance.now();
          const heard = one.hears(/./);
          one.says('/settings');
          await heard;
          answers.push(performance.now() - asked);
          await new Promise((resolve) => void setTimeout(resolve, 500));
        }
      }),
    );
    await Promise.race([
      allPosted,
      new Promise((_, reject) => void setTimeout(reject, LONGEST, new Error('it never ended')).unref()),
    ]);
    const ended = performance.now();
    over = true;
    await writing;
    return ended;
  });
  const refused = telegram.calls.filter(({ outcome }) => outcome?.ok === false).length;
  const sends = telegram.calls.filter(({ method }) => /^(?:send|edit)/.test(method)).length;
  await bot.stop();
  await telegram.close();

  const p99 =
    answers.toSorted((a, b) => a - b)[Math.floor(answers.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  const rate = sends / ((last - first) / 1_000);
  const late = perSecond / rate;
  table(
    ['posts', 'refused', 'a second', 'answers p99'],
    [
      [
        `Telegram over HTTP, at most ${perSecond} a second`,
        String(posts),
        String(refused),
        rate.toFixed(0),
        `${p99.toFixed(0)} ms`,
      ],
    ],
  );
  line(`the last post at ${late.toFixed(3)} × what the limits allow (at most ${MOST_LATE})`);
  return refused === 0 && late <= MOST_LATE && p99 < MOST_WAIT;
}
