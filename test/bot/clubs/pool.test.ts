import { expect, it } from 'vitest';
import { openBuddies } from '../../support/buddies.ts';
import { founds, joins, openRoom } from '../../support/rooms.ts';

async function pool() {
  const world = openBuddies();
  const room = openRoom(world, 'discord', '900');
  const ana = await world.runner('discord', '11');
  const ben = await world.runner('telegram', '22');
  await founds(room, world.chat('discord', 'eve'));
  await joins(room, ana, 'Ana');
  await joins(room, ben, 'Ben');
  for (const one of [ana, ben]) {
    await one.says('/buddy find');
    await one.taps('yes');
  }
  return { ...world, room, ana, ben };
}

it('nobody is put together with somebody who paused, whose place in the pool is kept', async () => {
  const { ana, ben, room, until, pairOf } = await pool();
  await ben.says('/pause');
  await until('2026-03-02T07:00:00.000Z');
  ana.hears(/nobody fits yet/);
  expect([pairOf(ana), pairOf(ben)]).toEqual([undefined, undefined]);
  expect(Object.keys(room.club()?.seeking ?? {})).toHaveLength(2);
  await ben.says('/resume');
  await until('2026-03-03T07:00:00.000Z');
  expect(pairOf(ana)).toBeDefined();
  expect(pairOf(ben)).toBe(pairOf(ana));
});

it('nor with somebody who has found a buddy elsewhere', async () => {
  const { ana, ben, room, runner, pairUp, until, pairOf } = await pool();
  const mei = await runner('discord', '33');
  await pairUp(mei, ben, ['Mei', 'Ben']);
  const pair = pairOf(ben);
  await until('2026-03-02T07:00:00.000Z');
  expect([pairOf(ben), pairOf(ana)]).toEqual([pair, undefined]);
  expect(Object.keys(room.club()?.seeking ?? {})).toEqual([ana.record()?.id]);
});
