import { expect } from 'vitest';
import { joins } from './club-days.ts';
import type { Town } from './club-town.ts';
import { answers } from './story.ts';

/** The third: one takes a break, which freezes what the pair has; the group becomes a supergroup. */
export async function pauseAndMove({ ana, mei, group, rooms, days, settled, ...all }: Town) {
  await mei.says('/pause');
  await mei.hears(/\/resume/);
  await days('2026-03-15', '2026-03-18');
  await ana.says('/buddy');
  await ana.hears(/Mei: paused\n\n13 days in a row that you both kept/);
  await ana.says('/buddy nudge');
  await ana.hears(/Mei: paused\. No waves/);
  await settled();
  expect(mei.unheard()).toEqual([]);
  expect(rooms.discord.pinned()).toEqual([expect.stringMatching(/Ana: 16 days.*Mei: taking a break/s)]);

  group.becomesSupergroup();
  await settled();
  await all.morning('2026-03-18');
  expect(rooms.telegram.sees()).toEqual([]);
  await all.until('2026-03-18', '09:00');
  expect(rooms.telegram.sees()).toEqual([
    expect.stringMatching(/^🌿 Kept to the plan yesterday: Ana, Ben and Kiri\.$/),
    expect.stringMatching(/^🌱 Who is coming back\s+Ana: 17 days/),
  ]);
  expect(rooms.telegram.pinned()).toEqual([rooms.telegram.sees()[1]]);

  await all.evening('2026-03-18');
  await days('2026-03-19', '2026-03-20');
  await mei.says('/resume');
  await mei.hears(/Welcome back/);
  await days('2026-03-20', '2026-03-24');
  for (const { sees } of Object.values(rooms))
    expect(sees().at(-1)).toMatch(/Good to see again after a break: Mei\.$/);
}

/** The fourth: one says no more. Their buddy hears of it after the third morning, and after a week it ends. */
export async function fallSilent({
  ana,
  ben,
  mei,
  kiri,
  days,
  morning,
  evening,
  until,
}: Town): Promise<void> {
  await days('2026-03-24', '2026-03-26');
  await morning('2026-03-26');
  await until('2026-03-26', '12:30');
  expect(ben.unheard()).toEqual([]);
  await until('2026-03-26', '13:00');
  const told = await ben.hears(/^Kiri hasn't checked in for a few days\. A wave\?$/);
  expect(told.labels).toEqual(['👋 Wave', 'Leave them be', 'Find another buddy']);
  await told.taps('👋 Wave');
  await ben.hears(/I've waved at Kiri/);
  await kiri.hears(/Ben waves\. No hurry/);
  await ben.says('/buddy nudge');
  await ben.hears(/One wave a day is plenty/);
  await evening('2026-03-26');
  await days('2026-03-27', '2026-03-31');
  await morning('2026-03-31');
  await until('2026-03-31', '13:00');
  await ben.hears(/It has been quiet between you for a week.*nobody's fault/);
  await kiri.hears(/It has been quiet between you for a week.*nobody's fault/);
  expect([...ana.unheard(), ...mei.unheard()].filter((text) => /quiet between/.test(text))).toEqual([]);
  await evening('2026-03-31');
}

/** The fifth: one leaves the server, one is taken out and comes back; for two days nothing can be posted on Discord. */
export async function comeAndGo({
  ana,
  ben,
  kiri,
  rooms,
  channel,
  discord,
  gone,
  days,
  until,
  ...all
}: Town) {
  await days('2026-04-01', '2026-04-02');
  discord.home.leaves(kiri.desk);
  gone(kiri);
  kiri.forgets();
  await all.morning('2026-04-02');
  expect(rooms.telegram.pinned()).toEqual([expect.stringMatching(/Kiri/)]);
  await until('2026-04-02', '09:30');
  for (const { pinned } of Object.values(rooms))
    expect(pinned()).toEqual([expect.not.stringMatching(/Kiri/)]);
  expect(kiri.unheard()).toEqual([]);

  await ana.inClub('/club remove');
  await answers(ana, [[/1 Ana\s2 Ben\s3 Mei\s+Whom shall I take out of the club\?/, '…Ben']]);
  await ana.hears(/Ben is out of the club, and was told so/);
  await ben.hears(/An administrator took you out of Canal runners/);
  await all.settled();
  expect(rooms.discord.pinned()).toEqual([expect.not.stringMatching(/Ben/)]);
  await ben.inClub('/club join');
  await ben.hears(/Only they can let you back in/);
  await ana.inClub('/club remove');
  await answers(ana, [[/2 Ben \(taken out/, '…2']]);
  await ben.hears(/You may join Canal runners again/);
  await joins(ben, 'Canal runners', true);
  await ben.says('/buddy find');
  await answers(ben, [[/would a group of three be fine/, 'Yes']]);
  await all.evening('2026-04-02');

  channel.forbids('send');
  await all.morning('2026-04-03');
  await until('2026-04-03', '09:30');
  await ana.hears(
    /I can't post in Canal runners on Discord at the moment.*Look at the channel's permissions/s,
  );
  await ben.hears(/nobody fits yet/);
  await all.evening('2026-04-03');
  await days('2026-04-04', '2026-04-05');
  channel.allows('send');
  await days('2026-04-05', '2026-04-07');
  expect(rooms.discord.sees().at(-1)).toMatch(/📅 The week together/);
  expect(rooms.discord.pinned()).toEqual([expect.stringMatching(/Ana: 36 days.*Ben: 36 days/s)]);
}

/** The sixth: one is forgotten, one leaves the group and comes again, and the club ends. */
export async function forgetAndEnd({ ana, ben, mei, group, rooms, days, settled, ...all }: Town) {
  all.gone(mei);
  await mei.says('/forget');
  await answers(mei, [[/This deletes everything I know of you/, 'Yes, delete it all']]);
  await mei.hears(/It's all deleted/);
  await ana.hears(/Your buddy pairing has ended/);
  await settled();
  for (const { pinned } of Object.values(rooms)) expect(pinned()).toEqual([expect.not.stringMatching(/Mei/)]);
  await ana.says('/export');
  const { file } = await ana.hears(/Everything I hold of you/);
  expect(file?.text).toMatch(/Canal runners/);
  expect(file?.text).not.toMatch(/Mei|Kiri/);

  await days('2026-04-07', '2026-04-09');
  ben.phone.in(group).leaves();
  await settled();
  expect(rooms.telegram.pinned()).toEqual([expect.not.stringMatching(/Ben/)]);
  ben.phone.in(group).joins();
  await joins(ben, 'Canal runners', true);
  await days('2026-04-09', '2026-04-12');
  expect(rooms.discord.pinned()).toEqual([expect.stringMatching(/Ana: 41 days.*\nBen: 41 days/s)]);

  const there = ana.phone.in(group);
  there.saysEphemerally('/club end');
  const asked = await there.hears(/Take this room out, or end the whole club/);
  there.presses(asked, 'The whole club');
  await there.hears(/Canal runners⁩? has ended\. Everything of it is deleted/);
  await ben.hears(/Canal runners has ended for you/);
  await settled();
  for (const { sees } of Object.values(rooms)) expect(sees().join()).not.toMatch(/Who is coming back/);
  const before = Object.values(rooms).map(({ sees }) => sees());
  await days('2026-04-12', '2026-04-14');
  expect(Object.values(rooms).map(({ sees }) => sees())).toEqual(before);
}
