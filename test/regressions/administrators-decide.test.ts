import { expect, test } from 'vitest';
import { clubOfEve, openRoom } from '../support/rooms.ts';

/** What an administrator begins, and the answers that would end it. */
const DECISIONS = [
  ['setup', ['10:30', 'Europe/London', 'few']],
  ['remove', ['Ana']],
  ['end', ['yes']],
] as const;

test.each(DECISIONS)(
  '/club %s is not finished long after it was begun: they may decide there no more',
  async (what, answers) => {
    const { room, eve, until } = await clubOfEve();
    await room.admin(eve, `/club ${what}`);
    await until('2026-03-01T10:01:00.000Z');
    const before = room.club();
    for (const answer of answers) await eve.says(answer);
    eve.hears(/more than an hour ago.*nothing changes/);
    expect(room.club()).toEqual(before);
  },
);

test('nor is a room joined to a club by a code that was asked for long ago', async () => {
  const { world, room, eve, until } = await clubOfEve();
  const group = openRoom(world, 'telegram', '-5');
  const tom = world.chat('telegram', 'tom');
  await group.admin(tom, '/club link');
  await until('2026-03-01T10:01:00.000Z');
  await room.admin(eve, '/club link');
  const code = /The code: (\w+)\./u.exec(eve.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await tom.says(code);
  tom.hears(/more than an hour ago/);
  expect(group.club()).toBeUndefined();
});

test('within the hour it is', async () => {
  const { room, eve, until } = await clubOfEve();
  await room.admin(eve, '/club end');
  await until('2026-03-01T09:59:00.000Z');
  await eve.says('yes');
  expect(room.club()).toBeUndefined();
});
