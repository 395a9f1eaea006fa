import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import { founds, joins, openRoom } from '../support/rooms.ts';

/** Ana, a member of three clubs, whose administrator is Eve. */
async function threeClubs() {
  const world = openBuddies();
  const eve = world.chat('discord', 'eve');
  const ana = await world.runner('discord', '11');
  const rooms = ['Early birds', 'Night owls', 'Canal'].map((title, at) =>
    openRoom(world, 'discord', `90${at}`, title),
  );
  for (const room of rooms) {
    await founds(room, eve);
    await joins(room, ana, 'Ana');
  }
  return { ...world, eve, ana, rooms };
}

const seekingIn = (room: ReturnType<typeof openRoom> | undefined) => Object.keys(room?.club()?.seeking ?? {});

test('a number means the club that stood beside it, whichever ended since', async () => {
  const { ana, eve, rooms } = await threeClubs();
  const [first, second, third] = rooms;
  await ana.says('/buddy find');
  ana.hears(/1\. \u2068Early birds.*2\. \u2068Night owls.*3\. \u2068Canal/s);
  await first?.admin(eve, '/club end');
  await eve.taps('yes');
  await ana.says('2');
  await ana.taps('yes');
  expect(seekingIn(second)).toEqual([ana.record()?.id]);
  expect(seekingIn(third)).toEqual([]);
});

test('a club that ended since is looked in by nobody: it is asked again among those there are', async () => {
  const { ana, eve, rooms } = await threeClubs();
  const [first, second, third] = rooms;
  await ana.says('/buddy find');
  await first?.admin(eve, '/club end');
  await eve.taps('yes');
  await ana.says('1');
  await ana.taps('yes');
  ana.hears(/In which of your clubs shall I look\?\s+1\. \u2068Night owls.*2\. \u2068Canal/s);
  await ana.says('2');
  await ana.taps('yes');
  expect([seekingIn(second), seekingIn(third)]).toEqual([[], [ana.record()?.id]]);
});

test('whoever has found a buddy while they were asked is not told that one is being looked for', async () => {
  const { ana, runner, codeOf, rooms } = await threeClubs();
  const ben = await runner('telegram', '22');
  const code = await codeOf(ana);
  await ana.says('/buddy find');
  await ana.says('1');
  await ben.says(`/buddy ${code}`);
  await ben.taps('yes');
  await ben.says('Ben');
  ana.hears(/You're buddies now/);
  await ana.taps('yes');
  ana.hears(/^You have a buddy already/);
  expect(seekingIn(rooms[0])).toEqual([]);
});

test('a number means the runner who stood beside it, whoever was blocked since', async () => {
  const { ana, runner } = await threeClubs();
  const ben = await runner('discord', '22');
  const mei = await runner('discord', '33');
  for (const [one, name] of [[ben, 'Ben'] as const, [mei, 'Mei'] as const]) {
    await one.says('/buddy invite', ana.address);
    await one.says(name);
  }
  // Blocked runners are listed by their records' ids: who came first stands first.
  await ana.taps('block', `invite:${mei.record()?.id ?? ''}`);
  await ana.says('/buddy unblock');
  ana.hears(/1\. \u2068Mei/);
  await ana.taps('block', `invite:${ben.record()?.id ?? ''}`);
  ana.hears(/Nothing goes between you two/);
  await ana.says('1');
  expect(Object.keys(ana.record()?.blocked ?? {})).toEqual([ben.record()?.id]);
});
