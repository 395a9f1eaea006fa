import { expect, it } from 'vitest';
import { addDays, instantAt, timeOf } from '../../../src/coach/day.ts';
import { enrols, goesOut, joins, wakesUp } from '../../platforms/club-days.ts';
import { BODIES, DAYS } from '../../platforms/club-secrets.ts';
import { answers } from '../../platforms/story.ts';
import { sitDown } from './club-table.ts';

const BERLIN = 'Europe/Berlin';
const LONDON = 'Europe/London';

it('somebody alone plays four people and their club, for two weeks', async () => {
  const zones = [BERLIN, LONDON, BERLIN, LONDON];
  const { people, room, lines, unprompted, leaves, ...clock } = await sitDown(
    ['Ana', 'Ben', 'Mei', 'Kiri'],
    'Comeback corner',
    zones,
  );
  const [ana, ben, mei, kiri] = people;
  if (!ana || !ben || !mei || !kiri) throw new Error('four');
  const until = (day: string, time: string) => clock.until(instantAt(day, time, BERLIN));
  const lives = async (first: string, last: string, who = people) => {
    for (let day = first; day < last; day = addDays(day, 1)) {
      await until(day, '08:30');
      for (const one of who) await wakesUp(one, 'runs');
      await until(day, '18:30');
      for (const one of who) await goesOut(one, day === '2026-03-06' && one === mei ? 'hurts' : 'runs');
      for (const one of people) one.forgets();
    }
  };

  for (const one of people) await enrols(one, 'zebra stairs');
  await ben.inClub('/club setup');
  await ben.hears(/for this room's administrators/);
  await ana.inClub('/club setup');
  await answers(ana, [
    [/At what time should I post/, '…9'],
    [/In which time zone/, '…Berlin'],
    [/What should I post/, 'Everything'],
  ]);
  for (const one of people) await joins(one, 'Comeback corner');
  expect(await room()).toEqual({
    sees: [
      expect.stringMatching(/^🌱 Who is coming back\s+Ana\nBen\nKiri\nMei\n/),
      ...people.map(({ name }) => `👋 New here, and good to have along: ${name}.`),
    ],
    pinned: [expect.stringMatching(/^🌱 Who is coming back/)],
  });

  await ana.says('/buddy invite @mei');
  await ana.hears(/If they talk with me and are free/);
  await answers(mei, [[/Ana would like to be your comeback buddy/, 'Yes']]);
  await ana.hears(/You're buddies now: you and Mei/);
  for (const one of [ben, kiri]) {
    await one.says('/buddy find');
    await answers(one, [[/would a group of three be fine/, 'Yes']]);
  }
  await lives('2026-03-02', '2026-03-05');
  await ben.says('/buddy');
  await ben.hears(/Kiri: kept\n\n2 days in a row that you both kept/);
  await mei.says('/buddy share');
  await answers(mei, [[/Your buddies would see with \/buddy/, 'Yes, share']]);
  await lives('2026-03-05', '2026-03-08');
  await ana.says('/buddy');
  await ana.hears(/Mei: resting as told\nLast run, pain at its strongest: 4 of 10/);
  await until('2026-03-07', '22:00');
  await ana.says('/buddy cheer');
  expect(mei.unheard()).toEqual([]);
  await until('2026-03-08', '07:00');
  await mei.hears(/Ana cheers for you/);

  await lives('2026-03-08', '2026-03-10');
  expect((await room()).sees.at(-1)).toMatch(
    /yesterday: Ana, Ben, Kiri and Mei\.\n\n📅 The week together: 28 kept days/,
  );
  await leaves(ben);
  expect((await room()).pinned).toEqual([expect.not.stringMatching(/Ben/)]);
  await ana.inClub('/club remove');
  await answers(ana, [[/4 Kiri\s+Whom shall I take out of the club\?/, '…Kiri']]);
  await kiri.hears(/An administrator took you out of Comeback corner/);
  await lives('2026-03-10', '2026-03-15');
  expect((await room()).pinned).toEqual([expect.stringMatching(/Ana: 13 days.*\nMei: 13 days/s)]);
  expect((await room()).sees.at(-1)).toMatch(/^🌿 Kept to the plan yesterday: Ana and Mei\./);

  await mei.says('/forget');
  await answers(mei, [[/This deletes everything I know of you/, 'Yes, delete it all']]);
  await ana.hears(/Your buddy pairing has ended/);
  expect((await room()).pinned).toEqual([
    expect.stringMatching(/^🌱 Who is coming back\s+Ana: 13 days kept in a row\n\n/),
  ]);
  await ana.inClub('/club end');
  await answers(ana, [[/This ends the club/, 'Yes, end it']]);
  await ana.hears(/Comeback corner has ended\. Everything of it is deleted/);
  const left = await room();
  expect(left.pinned).toEqual([]);
  await lives('2026-03-15', '2026-03-17', [ana, ben, kiri]);
  expect(await room()).toEqual(left);

  const zoneOf = (to: string) => people.find(({ id }) => id === to)?.zone ?? BERLIN;
  const nightly = unprompted.filter(({ at, to }) => {
    const time = timeOf(at, zoneOf(to));
    return time >= '21:00' || time < '06:00';
  });
  expect(nightly).toEqual([]);
  const read = unprompted
    .filter(({ to }) => to.startsWith('room:'))
    .map(({ text }) => text.replaceAll(DAYS, ''));
  expect(read.length).toBeGreaterThan(20);
  expect(read.filter((text) => BODIES.test(text))).toEqual([]);
  expect(lines.join('\n')).not.toMatch(/\b(?:ana|ben|mei|kiri|zebra|corner)\b/i);
});
