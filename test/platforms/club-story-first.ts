import { expect } from 'vitest';
import { enrols, joins } from './club-days.ts';
import type { Town } from './club-town.ts';
import { answers } from './story.ts';

/** What they think their injuries came of: nobody else's business. */
export const CAUSES = {
  Ana: 'zebra stairs',
  Ben: 'velvet hills',
  Mei: 'copper shoes',
  Kiri: 'marble floors',
} as const;

/** They enrol; a club begins on Telegram and is joined with a channel on Discord, and all of them join it. */
export async function enrolAndJoin({ ana, ben, mei, kiri, everybody, rooms, settled }: Town): Promise<void> {
  await enrols(ana, CAUSES.Ana);
  await enrols(ben, CAUSES.Ben);
  await enrols(mei, CAUSES.Mei);
  await enrols(kiri, CAUSES.Kiri);

  await ben.inClub('/club setup');
  await ben.hears(/for this room's administrators/);
  await ana.inClub('/club setup');
  await ana.hears(/what the room will read of each member.*All that is ever read there of you/s);
  await answers(ana, [
    [/At what time should I post/, '…9'],
    [/In which time zone/, '…Berlin'],
    [/What should I post/, 'Everything'],
  ]);
  await ana.hears(/The club is set up.*the next 09:00/);
  await settled();
  expect(rooms.telegram.pinned()).toEqual([expect.stringMatching(/Who is coming back\s+Nobody yet/)]);

  await ana.inClub('/club link');
  const [, code = ''] = /The code: (\w+)/.exec((await ana.hears(/The code: /)).text) ?? [];
  await kiri.inClub('/club link');
  await kiri.hears(/for this room's administrators/);
  await mei.inClub('/club link');
  await answers(mei, [[/code from the other room/, `…${code}`]]);
  await mei.hears(/^Joined: this room and Canal runners are one club now/);

  for (const one of everybody) await joins(one, 'Canal runners');
  await settled();
  for (const { sees, pinned } of Object.values(rooms)) {
    expect(pinned()).toEqual([expect.stringMatching(/Ana\nBen\nKiri\nMei\n/)]);
    for (const { name } of everybody)
      expect(sees()).toContain(`👋 New here, and good to have along: ${name}.`);
  }
}

/** Two find one another by an invitation, and two look in the club; each pair across both platforms. */
export async function findBuddies({ ana, ben, mei, kiri, settled, until }: Town): Promise<void> {
  await mei.invites(kiri);
  await mei.hears(/If they talk with me and are free/);
  await answers(kiri, [[/Mei would like to be your comeback buddy/, 'Not now']]);
  await kiri.hears(/Nobody is told/);

  await ana.says('/buddy invite');
  const { text } = await ana.hears(/Shall we come back from our injuries together/);
  const [, code = ''] = /\/buddy (\w+)/.exec(text) ?? [];
  const [link = ''] = /https:\/\/t\.me\/\S+/.exec(text) ?? [];
  ana.forgets();
  ben.phone.opens(link);
  await answers(ben, [[/Ana would like to be your comeback buddy/, 'Not now']]);
  await ben.hears(/Nobody is told/);
  await settled();
  expect([...ana.unheard(), ...mei.unheard().filter((one) => /Kiri/.test(one))]).toEqual([]);

  await mei.says(`/buddy ${code}`);
  await answers(mei, [[/Ana would like to be your comeback buddy/, 'Yes']]);
  await mei.hears(/You're buddies now: you and Ana/);
  await ana.hears(/You're buddies now: you and Mei/);
  await kiri.says(`/buddy ${code}`);
  await kiri.hears(/I don't know that invitation/);

  for (const one of [ben, kiri]) {
    await one.says('/buddy find');
    await answers(one, [[/would a group of three be fine/, 'Rather two']]);
    await one.hears(/I'm looking/);
  }
  await until('2026-03-02', '08:30');
  expect([...ben.unheard(), ...kiri.unheard()].filter((one) => /buddies now/.test(one))).toEqual([]);
  await until('2026-03-02', '09:00');
  await ben.hears(/You're buddies now: you and Kiri/);
  await kiri.hears(/You're buddies now: you and Ben/);
}

/** The first week: a cheer in the night, pain that is shared with one person, and for a while. */
export async function runHurtAndShare({ ana, ben, mei, rooms, days, evening, morning, until }: Town) {
  await evening('2026-03-02');
  await morning('2026-03-03');
  await until('2026-03-03', '09:00');
  for (const { sees, pinned } of Object.values(rooms)) {
    expect(sees().at(-1)).toMatch(
      /^🌿 Kept to the plan yesterday: Ana, Ben, Kiri and Mei\.\n\n🎈 Small wins/,
    );
    expect(pinned()).toEqual([expect.stringMatching(/Ana: 2 days kept in a row/)]);
  }
  await ana.says('/buddy');
  await ana.hears(/Mei: resting as told\n\n2 days in a row that you both kept/);
  await until('2026-03-03', '22:30');
  await mei.says('/buddy cheer');
  await mei.hears(/Ana will hear it/);
  await until('2026-03-04', '06:30');
  expect(ana.unheard().filter((text) => /cheers/.test(text))).toEqual([]);
  await until('2026-03-04', '07:00');
  await ana.hears(/Mei cheers for you/);
  await days('2026-03-04', '2026-03-06');

  await mei.says('/buddy share');
  await answers(mei, [[/Your buddies would see with \/buddy/, 'Yes, share']]);
  await mei.hears(/Shared/);
  await days('2026-03-06', '2026-03-08');
  await ana.says('/buddy');
  await ana.hears(/Mei: resting as told\nLast run, pain at its strongest: 4 of 10/);
  await mei.says('/buddy share');
  await mei.hears(/Stopped/);
  await ana.says('/buddy');
  expect((await ana.hears(/Mei: resting as told/)).text).not.toMatch(/of 10|Verdict/);
  await ben.says('/buddy');
  expect((await ben.hears(/Kiri: /)).text).not.toMatch(/of 10|Verdict/);
  await days('2026-03-08', '2026-03-09');
}

/** The second: one rests instead of running, one is sore the morning after, and both have kept their plan. */
export async function restAndBeSore({ ben, rooms, days, morning, evening, until }: Town): Promise<void> {
  expect(rooms.discord.sees().at(-1)).toMatch(/^🌿 Kept to the plan yesterday/);
  await days('2026-03-09', '2026-03-10');
  expect(rooms.discord.sees().at(-1)).toMatch(
    /📅 The week together: 28 kept days.*\nDays kept in a row: Ana \(8\), Ben \(8\), Kiri \(8\) and Mei \(8\)\.$/s,
  );
  await morning('2026-03-10');
  await until('2026-03-10', '09:00');
  for (const { sees } of Object.values(rooms))
    expect(sees().at(-1)).toMatch(/yesterday: Ana, Ben, Kiri and Mei\. (?:One|\d) of them by resting/);
  await evening('2026-03-10');
  await days('2026-03-11', '2026-03-15');
  expect(rooms.telegram.pinned()).toEqual([
    expect.stringMatching(/Ana: 13 days.*Ben: 13 days.*Kiri: 13 days/s),
  ]);
  await ben.says('/buddy');
  await ben.hears(/Kiri: resting as told\n\n12 days in a row that you both kept/);
}
