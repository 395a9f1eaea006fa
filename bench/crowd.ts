import { fill } from './fill.ts';
import { openHouse } from './house.ts';
import { live } from './life.ts';
import { line, median, micros, progress, table } from './print.ts';
import { databaseUrl } from './temp.ts';

const DUE = 1_000;
const FEW = 10_000;
const MANY = 1_000_000;
const ROUNDS = 7;

/** A heartbeat must cost what is due: so much more, at most, where many times as many are enrolled. */
const MOST = 1.3;

const FAR = '2036-01-01T00:00:00.000Z';

/** True when a heartbeat costs about the same however many are enrolled. */
export async function benchCrowd(): Promise<boolean> {
  const life = live(5);
  const { wakeAt } = life;
  if (wakeAt === undefined) throw new Error('Nobody is due');
  const idOf = (index: number) => `runner-${String(index).padStart(7, '0')}`;

  const [small, large] = [databaseUrl('small'), databaseUrl('large')];
  // As many in both; they lie far apart.
  const enrol = (url: string, count: number) =>
    progress(`enrolling ${count.toLocaleString('en')}`, () =>
      fill(url, { life, count, idOf, wakeAt: (index) => (index % (count / DUE) === 0 ? wakeAt : FAR) }),
    );
  await enrol(small, FEW);
  await enrol(large, MANY);

  const houses = { small: openHouse(small), large: openHouse(large) };
  const beat = async (house: ReturnType<typeof openHouse>) => {
    const now = house.store.nextDue();
    if (now === undefined || now >= FAR) throw new Error('Nobody is due any more');
    const due = house.store.due(now, MANY).length;
    if (due !== DUE) throw new Error(`${due} are due instead of ${DUE}`);
    house.setNow(now);
    const before = house.sent();
    const start = performance.now();
    await house.heartbeat.beat(now);
    return { time: performance.now() - start, sent: house.sent() - before };
  };

  const times: { small: number; large: number; ratio: number }[] = [];
  await progress(`${ROUNDS + 1} heartbeats of each`, async () => {
    for (let round = 0; round <= ROUNDS; round++) {
      const smallFirst = round % 2 === 0;
      const first = await beat(smallFirst ? houses.small : houses.large);
      const second = await beat(smallFirst ? houses.large : houses.small);
      if (first.sent !== second.sent) throw new Error('The two heartbeats did not do the same');
      const [few, many] = smallFirst ? [first, second] : [second, first];
      // The first round warms up the program and the machine's caches.
      if (round > 0) times.push({ small: few.time, large: many.time, ratio: many.time / few.time });
    }
  });
  for (const house of Object.values(houses)) house.store.close();

  const ratio = median(times.map((one) => one.ratio));
  const row = (name: string, of: 'small' | 'large') => {
    const middle = median(times.map((one) => one[of]));
    return [name, micros(middle * 1_000), micros((middle * 1_000) / DUE)];
  };
  table(
    ['median', 'each'],
    [
      row(`${DUE.toLocaleString('en')} due among ${FEW.toLocaleString('en')}`, 'small'),
      row(`${DUE.toLocaleString('en')} due among ${MANY.toLocaleString('en')}`, 'large'),
    ],
  );
  line(`ratio ${ratio.toFixed(2)} (median of ${ROUNDS} pairs; it must stay under ${MOST})`);
  return ratio < MOST;
}
