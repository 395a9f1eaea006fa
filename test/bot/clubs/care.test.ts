import { describe, expect, it } from 'vitest';
import { openChats, type Chat } from '../../support/chats.ts';
import { everyStep } from '../../support/coach.ts';
import { enrolled, founds, joins, openRoom } from '../../support/rooms.ts';

async function club() {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const group = openRoom(world, 'telegram', '-5', 'Evening group');
  const eve = world.chat('discord', 'eve');
  const tom = world.chat('telegram', '77');
  const ana = await enrolled(world.chat('discord', 'ana'));
  const ben = await enrolled(world.chat('telegram', '11'));
  await founds(room, eve);
  await joins(room, ana, 'Ana');
  return { ...world, world, room, group, eve, tom, ana, ben };
}

/** The code that was given last. */
function codeOf(chat: Chat): string {
  const text = chat.seen.at(-1)?.message.paragraphs.join() ?? '';
  return /The code: (\w+)\./u.exec(text)?.[1] ?? '';
}

async function linked() {
  const all = await club();
  await all.room.admin(all.eve, '/club link');
  const code = codeOf(all.eve);
  await all.group.admin(all.tom, '/club link');
  all.tom.hears(/What's the code/);
  await all.tom.says(code);
  return { ...all, code };
}

describe('two rooms are one club', () => {
  it('by a code that an administrator of the other room gives', async () => {
    const { room, group, tom, ben, until } = await linked();
    tom.hears(/this room and .*Morning club.* are one club now/);
    expect(group.club()).toEqual(room.club());
    expect(group.board()).toMatch(/Ana/);
    await joins(group, ben, 'Ben');
    room.hears(/good to have along: .*Ben/);
    group.hears(/good to have along: .*Ben/);
    expect(room.board()).toBe(group.board());
    await until('2026-03-02T07:00:00.000Z');
    group.hears(/Kept to the plan yesterday.*Ana.*Ben/);
    room.hears(/Kept to the plan yesterday.*Ana.*Ben/);
  });

  it('once: the code is spent, dies after an hour, and guessing ends after five tries', async () => {
    const { world, eve, room, until, tom, group, code } = await linked();
    const other = openRoom(world, 'telegram', '-6');
    await other.admin(tom, `/club link ${code}`);
    tom.hears(/I don't know that code/);
    await group.admin(tom, '/club end');
    await tom.taps('room');
    await room.admin(eve, '/club link');
    const late = codeOf(eve);
    await until('2026-03-01T10:00:00.000Z');
    await other.admin(tom, `/club link ${late}`);
    tom.hears(/I don't know that code/);
    for (const guess of ['A1', 'B2', 'C3']) await other.admin(tom, `/club link ${guess}`);
    tom.hears(/I don't know that code/);
    await room.admin(eve, '/club link');
    await other.admin(tom, `/club link ${codeOf(eve)}`);
    tom.hears(/enough tries for today/);
    expect(other.club()).toBeUndefined();
  });

  it('not with itself, not with a second room on the same platform, and not with a club', async () => {
    const { world, room, group, eve, tom } = await club();
    await room.admin(eve, '/club link');
    const code = codeOf(eve);
    await room.admin(eve, `/club link ${code.toLowerCase()}`);
    eve.hears(/this very club's/);
    const beside = openRoom(world, 'discord', '901');
    await beside.admin(eve, `/club link ${code}`);
    eve.hears(/has a room here already/);
    await founds(group, tom);
    await group.admin(tom, `/club link ${code}`);
    tom.hears(/a club of its own/);
    expect(beside.club()).toBeUndefined();
    expect(group.club()?.id).not.toBe(room.club()?.id);
    await group.says(eve, `/club link ${code}`);
    eve.hears(/administrators/);
  });

  it('and two again: one room goes, its members are told once, and its board with it', async () => {
    const { room, group, tom, ben, ana, until } = await linked();
    await joins(group, ben, 'Ben');
    await group.admin(tom, '/club end');
    expect(tom.asked()).toBe('club-end-how');
    await tom.taps('room');
    tom.hears(/goes on in the other one/);
    ben.hears(/has ended for you/);
    expect(group.club()).toBeUndefined();
    expect(group.board()).toBeUndefined();
    expect(room.board()).toMatch(/Ana/);
    expect(room.board()).not.toMatch(/Ben/);
    expect(ben.record()?.clubs).toBeUndefined();
    expect(Object.keys(ana.record()?.clubs ?? {})).toHaveLength(1);
    const before = group.place.seen.length;
    await until('2026-03-03T07:00:00.000Z');
    expect(group.place.seen.length).toBe(before);
  });

  it('a group that goes on under another id stays the club’s, and its members too', async () => {
    const { store, world, group, ben, until } = await linked();
    await joins(group, ben, 'Ben');
    await group.happens({ type: 'moved', platform: 'telegram', from: '-5', to: '-100' });
    expect(group.club()).toBeUndefined();
    const now = openRoom(world, 'telegram', '-100');
    expect(Object.values(now.club()?.members ?? {}).map((one) => one.room.id)).toContain('-100');
    await until('2026-03-02T07:00:00.000Z');
    now.hears(/Kept to the plan/);
    expect(store.find({ platform: 'telegram', id: '-5' })).toBeUndefined();
  });
});

describe('moderation', () => {
  it('an administrator takes a member out by name, and lets them back in', async () => {
    const { room, eve, ana } = await club();
    await room.admin(eve, '/club remove');
    eve.hears(/1 .*Ana.*Whom/s);
    await eve.says('zoe');
    eve.hears(/I find nobody/);
    await eve.says('ana');
    eve.hears(/Ana.* is out of the club/);
    ana.hears(/took you out of .*Morning club/);
    expect(room.board()).not.toMatch(/Ana/);
    await room.says(ana, '/club join');
    ana.hears(/Only they can let you back in/);
    await room.admin(eve, '/club remove');
    eve.hears(/taken out/);
    await eve.taps('1');
    ana.hears(/You may join .* again/);
    await joins(room, ana, 'Ana');
    ana.hears(/You're in/);
    expect(ana.record()?.clubTies).toBeUndefined();
  });

  it('two of the same name are told apart by their numbers', async () => {
    const { world, room, eve } = await club();
    await joins(room, await enrolled(world.chat('discord', 'ana2')), 'ANA');
    await room.admin(eve, '/club remove');
    await eve.says('Ana');
    eve.hears(/Several are called that/);
    await eve.says('2');
    expect(Object.values(room.club()?.members ?? {}).map(({ number }) => number)).toEqual([1]);
  });

  it('ends after one question, everything of it is deleted, and members are told once', async () => {
    const { room, eve, ana, until } = await club();
    await room.admin(eve, '/club end');
    await eve.taps('no');
    expect(room.club()).toBeDefined();
    await room.admin(eve, '/club end');
    await eve.taps('yes');
    eve.hears(/has ended. Everything of it is deleted/);
    ana.hears(/Morning club.* has ended for you/);
    expect(room.club()).toBeUndefined();
    expect(room.board()).toBeUndefined();
    expect(ana.record()?.clubs).toBeUndefined();
    expect(eve.record()?.clubTies).toBeUndefined();
    await until('2026-03-02T07:00:00.000Z');
    room.hearsNothing();
    await room.says(ana, '/club join');
    ana.hears(/no club in this room/);
    await founds(room, eve);
    expect(room.club()?.members).toEqual({});
  });

  it('in the night members are told in the morning, and are no members at once', async () => {
    const { room, eve, ana, until } = await club();
    await until('2026-03-01T22:00:00.000Z');
    await room.admin(eve, '/club end');
    await eve.taps('yes');
    ana.hearsNothing();
    expect(ana.record()?.clubs).toBeUndefined();
    await until('2026-03-02T06:00:00.000Z');
    ana.hears(/has ended for you/);
  });

  it('a second language is offered where there is one', async () => {
    const { room, eve } = await club();
    await room.admin(eve, '/club language');
    expect(eve.asked()).toBe('club-language');
    await eve.says('English');
    eve.hears(/in that language/);
    expect(room.club()?.locale).toBe('en');
  });
});

describe('a room where nothing can be posted', () => {
  it('is told of once to who set the club up, and mended by a word there', async () => {
    const { room, eve, ana, until } = await club();
    room.place.faults.push('gone');
    await until('2026-03-02T07:00:00.000Z');
    eve.hears(/I can't post in .*Morning club.* on Discord.*permissions.*\/club there/s);
    expect(room.club()?.lost).toEqual({ discord: '2026-03-02' });
    room.place.faults.push('gone', 'gone');
    await until('2026-03-03T07:00:00.000Z');
    eve.hearsNothing();
    expect(room.club()?.lost).toEqual({ discord: '2026-03-03' });
    await room.says(ana, '/club');
    expect(room.club()?.lost).toBeUndefined();
  });

  it('is mended when the platform tells, or when a day’s posts arrived again', async () => {
    const { room, until } = await club();
    await room.happens({ type: 'unreachable', on: 'discord' });
    expect(room.club()?.lost).toEqual({ discord: '2026-03-01' });
    await room.happens({ type: 'unreachable', on: 'discord', back: true });
    expect(room.club()?.lost).toBeUndefined();
    await room.happens({ type: 'unreachable', on: 'discord' });
    await until('2026-03-02T07:00:00.000Z');
    expect(room.club()?.lost).toBeDefined();
    await until('2026-03-03T07:00:00.000Z');
    expect(room.club()?.lost).toBeUndefined();
  });

  it('is mended so in a club without a board too, and not by a day on which nothing was said', async () => {
    const { room, eve, until } = await club();
    await founds(room, eve, ['8', 'berlin', 'choose', 'yes', 'no', 'no', 'no', 'no']);
    expect(room.club()?.posts).toEqual(['daily']);
    room.place.faults.push('gone');
    await until('2026-03-02T07:00:00.000Z');
    expect(room.club()?.lost).toEqual({ discord: '2026-03-02' });
    // Nobody has kept anything: nothing is said that could fail.
    await until('2026-03-04T07:00:00.000Z');
    room.hearsNothing();
    expect(room.club()?.lost).toBeDefined();
    await room.happens({ type: 'unreachable', on: 'discord', back: true });

    const silent = await club();
    await founds(silent.room, silent.eve, ['8', 'berlin', 'choose', 'yes', 'no', 'no', 'no', 'no']);
    await silent.room.happens({ type: 'unreachable', on: 'discord' });
    await silent.until('2026-03-02T07:00:00.000Z');
    silent.room.hears(/Kept to the plan/);
    await silent.until('2026-03-03T07:00:00.000Z');
    expect(silent.room.club()?.lost).toBeUndefined();
  });

  it('does not keep the other room from its posts', async () => {
    const { room, group, until } = await linked();
    await room.happens({ type: 'unreachable', on: 'discord' });
    room.place.faults.push('gone', 'gone');
    await until('2026-03-02T07:00:00.000Z');
    group.hears(/Kept to the plan/);
  });
});

describe('who looks for a buddy', () => {
  it('is matched at the club’s hour; who is alone is told once and stays', async () => {
    const { store, world, room, group, ana, ben, until } = await linked();
    await joins(group, ben, 'Ben');
    const cleo = await enrolled(world.chat('discord', 'cleo'));
    await joins(room, cleo, 'Cleo');
    const seeks = (chat: Chat) => {
      const who = store.find(chat.address)?.id ?? '';
      const event = { type: 'club', act: 'seeks', who, trio: false } as const;
      store.apply({ key: `seeks:${who}`, at: world.now(), record: room.club()?.id ?? '', event }, everyStep);
      return who;
    };
    const last = seeks(cleo);
    await until('2026-03-02T07:00:00.000Z');
    cleo.hears(/nobody fits yet/);
    await until('2026-03-03T07:00:00.000Z');
    expect(Object.keys(room.club()?.seeking ?? {})).toEqual([last]);
    await until('2026-03-04T06:59:00.000Z');
    const told = cleo.seen.filter(({ message }) => /nobody fits/.test(message.paragraphs.join()));
    expect(told).toHaveLength(1);
    await cleo.says('/pause');
    seeks(ana);
    seeks(ben);
    await until('2026-03-04T07:00:00.000Z');
    ana.hears(/You're buddies now: you and \u2068Ben/);
    ben.hears(/You're buddies now: you and \u2068Ana/);
    expect(Object.keys(room.club()?.seeking ?? {})).toEqual([last]);
    await room.says(cleo, '/club leave');
    expect(room.club()?.seeking).toBeUndefined();
  });

  it('asks for it in private, and has a buddy at the club’s hour', async () => {
    const { store, group, ana, ben, until } = await linked();
    await joins(group, ben, 'Ben');
    for (const one of [ana, ben]) {
      await one.says('/buddy find');
      await one.says('yes');
    }
    await until('2026-03-02T07:00:00.000Z');
    const told = (chat: Chat) => chat.seen.map(({ message }) => message.paragraphs.join(' ')).join(' ');
    expect(told(ana)).toMatch(/now: you and \u2068Ben/);
    expect(told(ben)).toMatch(/now: you and \u2068Ana/);
    expect(ana.record()?.buddy).toBeDefined();
    expect(ana.record()?.buddy).toBe(ben.record()?.buddy);
    expect(store.find(group.place.seen[0]?.to ?? ana.address)?.record).not.toHaveProperty('seeking');
  });
});
