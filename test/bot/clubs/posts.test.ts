import { describe, expect, it } from 'vitest';
import { openChats } from '../../support/chats.ts';
import { enrolled, founds, joins, openRoom, type RoomChat } from '../../support/rooms.ts';

/** Ana, Ben and Mei are in a club in Berlin that posts everything at eight; a Sunday morning. */
async function club() {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const eve = world.chat('discord', 'eve');
  const [ana, ben, mei] = [
    await enrolled(world.chat('discord', 'ana')),
    await enrolled(world.chat('discord', 'ben')),
    await enrolled(world.chat('discord', 'mei')),
  ];
  await founds(room, eve);
  await joins(room, ana, 'Ana');
  await joins(room, ben, 'Ben');
  await joins(room, mei, 'Mei');
  return { ...world, world, room, eve, ana, ben, mei };
}

/** What a room was told by itself, the board aside, in its order. */
function posts({ place }: RoomChat): readonly string[] {
  return place.seen
    .filter(({ message }) => message.ref !== 'board' && /^(?:post|digest):/u.test(message.occurrence ?? ''))
    .map(({ message }) => message.paragraphs.join('\n').replaceAll(/[\u{2068}\u{2069}]/gu, ''));
}

describe('at the club’s hour', () => {
  it('one post says who kept their plan, rest days among them; on Mondays with the week', async () => {
    const { room, until } = await club();
    await until('2026-03-02T06:59:00.000Z');
    expect(posts(room)).toEqual([]);
    await until('2026-03-02T07:00:00.000Z');
    expect(posts(room)).toEqual([
      '🌿 Kept to the plan yesterday: Ana, Ben and Mei.\n' +
        '📅 The week together: 3 kept days, rest days counted like any other.',
    ]);
    await until('2026-03-02T20:00:00.000Z');
    expect(posts(room)).toHaveLength(1);
  });

  it('a run that was reported and a rest to be safe are both kept; who has not answered is not spoken of', async () => {
    const { room, ana, ben, until } = await club();
    await until('2026-03-02T19:05:00.000Z');
    await ana.answers({ pattern: 'gone', peak: 3 });
    await ben.taps('rest');
    await until('2026-03-03T07:00:00.000Z');
    const post = posts(room)[1] ?? '';
    expect(post).toMatch(/^🌿 Kept to the plan yesterday: Ana and Ben\. One of them by resting\./u);
    expect(post).not.toMatch(/Mei|\d/);
  });

  it('nothing is said of a day on which nobody kept anything', async () => {
    const { room, until } = await club();
    await until('2026-03-03T12:00:00.000Z');
    expect(posts(room)).toHaveLength(1);
  });

  it('small wins are told without what they are for, that of resting among them', async () => {
    const { room, ana, ben, until } = await club();
    await until('2026-03-02T18:30:00.000Z');
    await ana.taps('done');
    await ana.answers();
    await ben.taps('rest');
    await until('2026-03-03T07:00:00.000Z');
    expect(posts(room).at(-1)).toMatch(/^🎈 Small wins: Ana and Ben\.$/mu);
  });

  it('somebody who pauses is on the board as taking a break, and comes back to a kind word', async () => {
    const { room, ana, until } = await club();
    await until('2026-03-03T09:00:00.000Z');
    await ana.says('/pause');
    await until('2026-03-04T07:00:00.000Z');
    expect(room.board()).toMatch(/Ana.*: taking a break/);
    await until('2026-03-12T09:00:00.000Z');
    await ana.says('/resume');
    await ana.answers();
    await until('2026-03-16T07:00:00.000Z');
    expect(posts(room).at(-1)).toMatch(/Good to see again after a break: Ana\./);
    expect(room.board()).not.toMatch(/taking a break/);
  });

  it('the board says kept days in a row, in the order of the alphabet', async () => {
    const { room, ana, ben, mei, until } = await club();
    await until('2026-03-02T19:05:00.000Z');
    for (const one of [mei, ana]) await one.taps('rest');
    await until('2026-03-04T07:00:00.000Z');
    const board = (room.board() ?? '').replaceAll(/[\u{2068}\u{2069}]/gu, '');
    expect(board).toMatch(/Ana: 3 days kept in a row\nBen: one day kept\nMei: 3 days kept in a row/);
    expect(
      new Set(
        room.place.seen
          .filter(({ message }) => message.ref === 'board' && message.edits)
          .map(({ shown }) => shown),
      ).size,
    ).toBeGreaterThan(1);
    await ben.says('/forget');
    await ben.taps('yes');
    expect(room.board()).not.toMatch(/Ben/);
  });
});

describe('being late', () => {
  it('after an outage there is one post, true now', async () => {
    const { room, unnoticed, until } = await club();
    await until('2026-03-02T06:00:00.000Z');
    unnoticed('2026-03-05T10:15:00.000Z');
    await until('2026-03-05T10:16:00.000Z');
    expect(posts(room).length).toBeLessThanOrEqual(1);
    await until('2026-03-05T22:00:00.000Z');
    expect(room.place.seen.filter(({ message }) => message.occurrence?.startsWith('seek:'))).toEqual([]);
  });

  it('a post that comes back too late is not said, and the next one is on time', async () => {
    const { room, ana, until } = await club();
    await until('2026-03-02T06:00:00.000Z');
    room.place.faults.push(...Array.from({ length: 40 }, () => 'retry' as const));
    await until('2026-03-02T21:00:00.000Z');
    room.place.faults.splice(0);
    await ana.taps('rest');
    await until('2026-03-03T06:59:00.000Z');
    expect(posts(room)).toEqual([]);
    await until('2026-03-03T07:01:00.000Z');
    expect(posts(room)).toHaveLength(1);
    expect(posts(room)[0]).toMatch(/Kept to the plan yesterday: Ana.*The week together/s);
  });

  it('nothing new is said from nine in the evening to six in the morning, but the board changes', async () => {
    const { world, room, until } = await club();
    const kai = await enrolled(world.chat('discord', 'kai'));
    await until('2026-03-01T21:30:00.000Z');
    await joins(room, kai, 'Kai');
    room.hearsNothing();
    expect(room.board()).toMatch(/Kai/);
    await until('2026-03-02T06:59:00.000Z');
    room.hearsNothing();
    await until('2026-03-02T07:00:00.000Z');
    expect(posts(room)[0]).toMatch(/^👋 New here, and good to have along: Kai\.$/mu);
  });

  it('whoever comes back at night from days away says nothing before the next hour, and then one post', async () => {
    const { room, until, unnoticed } = await club();
    unnoticed('2026-03-04T20:30:00.000Z');
    await until('2026-03-04T21:00:00.000Z');
    room.hearsNothing();
    await until('2026-03-05T06:59:00.000Z');
    room.hearsNothing();
    expect(posts(room)).toEqual([]);
    await until('2026-03-05T08:00:00.000Z');
    expect(posts(room)).toHaveLength(1);
  });

  it('of many who join on a day the first are welcomed at once, the others with the next post', async () => {
    const { world, room, until } = await club();
    for (const name of ['Fay', 'Gus', 'Hal', 'Ira'])
      await joins(room, await enrolled(world.chat('discord', name)), name);
    const welcomes = room.place.seen.filter(({ message }) => message.occurrence?.startsWith('welcome:'));
    expect(welcomes).toHaveLength(5);
    await until('2026-03-02T07:00:00.000Z');
    expect(posts(room)[0]).toMatch(/good to have along: Hal and Ira\./);
  });
});
