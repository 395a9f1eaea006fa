import { describe, expect, it } from 'vitest';
import { openChats, type Chat } from '../../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../../support/rooms.ts';

/** Every order of some things. */
function orders<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}

function town() {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const group = openRoom(world, 'telegram', '-5');
  const [eve, kim, tom] = [
    world.chat('discord', 'eve'),
    world.chat('discord', 'kim'),
    world.chat('telegram', 'tom'),
  ];
  return { world, room, group, eve, kim, tom };
}

/** All that somebody ever read, in one line. */
function readBy({ seen }: Chat): string {
  return seen.map(({ message }) => message.paragraphs.join(' ')).join(' ');
}

const count = (chat: Chat, text: RegExp) => [...readBy(chat).matchAll(new RegExp(text, 'gu'))].length;

describe('in every order', () => {
  it.each(orders(['eve', 'kim'] as const))('two set up one club: %s first', async (first, second) => {
    const all = town();
    await all.room.admin(all.eve, '/club setup');
    await all.room.admin(all.kim, '/club setup');
    for (const who of [all.eve, all.kim]) for (const answer of ['8', 'berlin']) await who.says(answer);
    await all[first].says('all');
    await all[second].says('few');
    expect(count(all[first], /The club is set up/)).toBe(1);
    expect(count(all[second], /Somebody was quicker/)).toBe(1);
    expect(all.room.club()?.founder).toBe(all.world.store.find(all[first].address)?.id);
    expect(all.room.club()?.posts).toHaveLength(5);
    expect(all[second].record()?.clubTies).toBeUndefined();
  });

  it.each(orders(['ends', 'ends too', 'joins', 'leaves', 'changes'] as const))(
    'a club ends while others come, go and change it: %s, %s, %s, %s, %s',
    async (...order) => {
      const { world, room, eve, kim } = town();
      const ana = await enrolled(world.chat('discord', 'ana'));
      const ben = await enrolled(world.chat('discord', 'ben'));
      const lea = world.chat('discord', 'lea');
      await founds(room, eve);
      await joins(room, ben, 'Ben');
      await room.says(ana, '/club join');
      await ana.says('Ana');
      await room.admin(eve, '/club end');
      await room.admin(kim, '/club end');
      await room.admin(lea, '/club setup');
      for (const answer of ['10', 'london']) await lea.says(answer);
      const does: Readonly<Record<(typeof order)[number], () => Promise<void>>> = {
        ends: () => eve.taps('yes'),
        'ends too': () => kim.taps('yes'),
        joins: () => ana.taps('yes'),
        leaves: () => room.says(ben, '/club leave'),
        changes: () => lea.says('few'),
      };
      for (const one of order) await does[one]();
      expect(room.club()).toBeUndefined();
      expect(room.board()).toBeUndefined();
      for (const who of [ana, ben, eve, kim, lea]) {
        expect(who.record()?.clubs).toBeUndefined();
        expect(who.record()?.clubTies).toBeUndefined();
      }
      // Who was in was told that it is over, once; who was not in was told that it is too late.
      const was = count(ana, /You're in/);
      expect(count(ana, /has ended for you/)).toBe(was);
      expect(count(ana, /has ended meanwhile/)).toBe(1 - was);
      expect(count(ben, /You've left/) + count(ben, /has ended for you/)).toBe(1);
      expect(
        count(eve, /Everything of it is deleted, and/) + count(kim, /Everything of it is deleted, and/),
      ).toBe(1);
      const late = order.indexOf('changes') > Math.min(order.indexOf('ends'), order.indexOf('ends too'));
      expect(count(lea, /has ended meanwhile/)).toBe(late ? 1 : 0);
    },
  );

  it.each(orders(['one group', 'another group', 'ends'] as const))(
    'a code that two groups give while the club ends: %s, %s, %s',
    async (...order) => {
      const { world, room, group, eve, tom } = town();
      const other = openRoom(world, 'telegram', '-6');
      const uma = world.chat('telegram', 'uma');
      await founds(room, eve);
      await room.admin(eve, '/club link');
      const code = /The code: (\w+)\./u.exec(readBy(eve))?.[1] ?? '';
      await group.admin(tom, '/club link');
      await other.admin(uma, '/club link');
      await room.admin(eve, '/club end');
      const does: Readonly<Record<(typeof order)[number], () => Promise<void>>> = {
        'one group': () => tom.says(code),
        'another group': () => uma.says(code),
        async ends() {
          await eve.taps('yes');
          // It has two rooms by now, so that is asked first.
          if (eve.asked() === 'club-end-how') await eve.taps('whole');
        },
      };
      for (const one of order) await does[one]();
      const joined = count(tom, /are one club now/) + count(uma, /are one club now/);
      expect(joined).toBe(order[0] === 'ends' ? 0 : 1);
      expect(joined + count(tom, /don't know that code/) + count(uma, /don't know that code/)).toBe(2);
      for (const one of [room, group, other]) {
        expect(one.club()).toBeUndefined();
        expect(one.board()).toBeUndefined();
      }
    },
  );

  it.each(orders(['removes', 'leaves', 'forgets', 'joins'] as const))(
    'a member is taken out, leaves, comes back and is forgotten: %s, %s, %s, %s',
    async (...order) => {
      const { world, room, eve } = town();
      const ana = await enrolled(world.chat('discord', 'ana'));
      await founds(room, eve);
      await joins(room, ana, 'Ana');
      const id = world.store.find(ana.address)?.id ?? '';
      const does: Readonly<Record<(typeof order)[number], () => Promise<void>>> = {
        async removes() {
          await room.admin(eve, '/club remove');
          await eve.says('1');
          await eve.says('cancel');
        },
        leaves: () => room.says(ana, '/club leave'),
        async forgets() {
          await ana.says('/forget');
          await ana.taps('yes');
        },
        joins: () => joins(room, ana, 'Ana'),
      };
      for (const one of order) {
        await does[one]();
        const now = world.store.find(ana.address)?.id ?? '';
        const club = room.club();
        const named = JSON.stringify(club).includes(`"${id}"`);
        if (now !== id) expect(named).toBe(false);
        expect(ana.record()?.clubs?.[club?.id ?? ''] ?? false).toBe(club?.members[now] !== undefined);
        expect(room.board()?.includes('Ana')).toBe(club?.members[now] !== undefined);
      }
    },
  );
});
