import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openChats } from '../../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../../support/rooms.ts';

async function town() {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const eve = world.chat('discord', 'eve');
  const ana = await enrolled(world.chat('discord', 'ana'));
  const ben = await enrolled(world.chat('discord', 'ben'));
  return { ...world, world, room, eve, ana, ben };
}

async function club() {
  const all = await town();
  await founds(all.room, all.eve);
  return all;
}

describe('a club is set up', () => {
  it('by an administrator, who sees first what members will see; nothing exists before the last answer', async () => {
    const { room, eve } = await town();
    await room.admin(eve, '/club setup');
    eve.hears(
      /what the room will read of each member.*All that is ever read there of you.*Ana.*At what time/s,
    );
    expect(eve.asked()).toBe('club-hour');
    await eve.says('8');
    await eve.says('berlin');
    expect(room.club()).toBeUndefined();
    expect(eve.asked()).toBe('club-posts');
    await eve.taps('all');
    eve.hears(/The club is set up.*08:00 in Europe\/Berlin/s);
    expect(room.club()).toMatchObject({ hour: '08:00', zone: 'Europe/Berlin', locale: 'en', members: {} });
    expect(room.board()).toMatch(/Who is coming back\s+Nobody yet/);
    expect(room.place.seen.at(-1)?.message).toMatchObject({ pin: true, ref: 'board' });
    expect(eve.record()?.clubTies).toEqual({ [room.club()?.id ?? '']: true });
  });

  it('by nobody else, and in no private chat', async () => {
    const { room, ana } = await town();
    await room.says(ana, '/club setup');
    ana.hears(/for this room's administrators/);
    await ana.says('/club setup');
    ana.hears(/You're in no club.*Write \/club in a channel or group/s);
    expect(ana.asked()).not.toBe('club-hour');
  });

  it('posts what is picked, one by one; nothing at all is no choice', async () => {
    const { room, eve } = await town();
    await founds(room, eve, ['9', 'berlin', 'one by one', 'no', 'no', 'no', 'no', 'no']);
    eve.hears(/there would be nothing to post/);
    await eve.says('yes');
    expect(room.club()?.posts).toEqual(['board']);
  });

  it('is changed by the same questions later', async () => {
    const { room, eve } = await club();
    await founds(room, eve, ['10:30', 'Europe/London', 'few']);
    eve.hears(/posts at 10:30 in Europe\/London/);
    expect(room.club()).toMatchObject({ hour: '10:30', zone: 'Europe/London', posts: ['digest', 'board'] });
  });

  it('without a board the room is told once; in the night that waits for the morning', async () => {
    const { room, eve, until } = await town();
    await until('2026-03-01T22:00:00.000Z');
    await founds(room, eve, ['8', 'berlin', 'choose', 'yes', 'no', 'no', 'no', 'no']);
    room.hearsNothing();
    await until('2026-03-02T04:59:00.000Z');
    room.hearsNothing();
    await until('2026-03-02T05:00:00.000Z');
    room.hears(/This is a comeback club now/);
    await until('2026-03-09T05:00:00.000Z');
    room.hearsNothing();
  });

  it('by two at once: the first stands, and the other is told', async () => {
    const { room, eve, ana } = await town();
    await room.admin(eve, '/club setup');
    await room.admin(ana, '/club setup');
    for (const answer of ['8', 'berlin', 'all']) await eve.says(answer);
    for (const answer of ['10', 'london', 'few']) await ana.says(answer);
    ana.hears(/Somebody was quicker/);
    expect(room.club()).toMatchObject({ hour: '08:00' });
  });
});

describe('members', () => {
  it('who were shown what another club reads there are in none: that one ended meanwhile', async () => {
    const { room, eve, ana } = await club();
    await room.says(ana, '/club join');
    await ana.says('Ana');
    await room.admin(eve, '/club end');
    await eve.taps('yes');
    await founds(room, eve);
    await ana.taps('yes');
    ana.hears(/That club has ended meanwhile/);
    expect(room.club()?.members).toEqual({});
  });

  it('join after seeing exactly what the room will see, under a name of their own', async () => {
    const { room, ana } = await club();
    await room.says(ana, '/club join');
    ana.hears(/What should the club call you/);
    await ana.says('  Ana B. ');
    ana.hears(/All that is ever read there of you:.*Ana B\..*nothing about pain.*Join/s);
    expect(room.club()?.members).toEqual({});
    await ana.taps('yes');
    ana.hears(/You're in .*Morning club/);
    room.hears(/New here, and good to have along: .*Ana B\./);
    expect(room.board()).toMatch(/Ana B\./);
    expect(Object.keys(ana.record()?.clubs ?? {})).toEqual([room.club()?.id]);
    await room.says(ana, '/club join');
    ana.hears(/a member of .* already/);
  });

  it('need a comeback first, and a name that can be seen', async () => {
    const { room, eve, ana } = await club();
    await room.says(eve, '/club join');
    eve.hears(/yours hasn't begun/);
    await room.says(ana, '/club join');
    await ana.says('\u{200B}\u{2060}');
    expect(ana.asked()).toBe('buddy-name');
  });

  it('say no, and nothing of theirs is read there', async () => {
    const { room, ana } = await club();
    await room.says(ana, '/club join');
    await ana.says('Ana');
    await ana.taps('no');
    ana.hears(/nothing of yours is read there/);
    room.hearsNothing();
    expect(ana.record()?.name).toBeUndefined();
  });

  it('leave at once, in the room or by the button of their list', async () => {
    const { room, ana, ben } = await club();
    await joins(room, ana, 'Ana');
    await joins(room, ben, 'Ben');
    await room.says(ana, '/club leave');
    ana.hears(/You've left/);
    expect(room.board()).not.toMatch(/Ana/);
    expect(ana.record()?.clubs).toBeUndefined();
    await ben.says('/club');
    ben.hears(/Morning club.*a member since Sunday/s);
    await ben.taps('leave');
    ben.hears(/You've left/);
    await ben.taps('leave');
    ben.hears(/closed by now/);
    expect(room.club()?.members).toEqual({});
  });

  it('who leaves the room leaves its club without a word', async () => {
    const { world, room, ana } = await club();
    await joins(room, ana, 'Ana');
    await world.happensAt(ana.address, { type: 'left-room', room: { platform: 'discord', id: 'other' } });
    expect(Object.keys(room.club()?.members ?? {})).toHaveLength(1);
    await world.happensAt(ana.address, { type: 'left-room', room: { platform: 'discord', id: '900' } });
    expect(room.club()?.members).toEqual({});
    expect(ana.record()?.clubs).toBeUndefined();
    ana.hearsNothing();
  });

  it('who is found absent after a post leaves without a word', async () => {
    const { room, ana, until } = await club();
    await joins(room, ana, 'Ana');
    room.place.absent.add('ana');
    await until('2026-03-02T08:00:00.000Z');
    expect(room.club()?.members).toEqual({});
    expect(ana.record()?.clubs).toBeUndefined();
  });

  it('are forgotten with everything, removed ones and founders too', async () => {
    const { room, eve, ana, ben, store } = await club();
    await joins(room, ana, 'Ana');
    await joins(room, ben, 'Ben');
    await room.admin(eve, '/club remove');
    await eve.taps('2');
    const ids = [eve, ana, ben].map((one) => store.find(one.address)?.id ?? 'nobody');
    for (const one of [eve, ana, ben]) {
      await one.says('/forget');
      await one.taps('yes');
    }
    const text = JSON.stringify(room.club());
    for (const id of ids) expect(text).not.toContain(`"${id}"`);
    expect(room.board()).toMatch(/Nobody yet/);
  });

  it('stay members under the same name when they link a second chat, and part of what they take along', async () => {
    const { world, room, ana } = await club();
    await joins(room, ana, 'Ana');
    const before = world.store.find(ana.address)?.id ?? '';
    const second = await enrolled(world.chat('telegram', 'ana'));
    await second.says('/link');
    const code = /code: (\w+)/u.exec(second.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
    await ana.joins(`/link ${code}`);
    ana.hears(/Linked/);
    const id = world.store.find(ana.address)?.id ?? '';
    expect(id).not.toBe(before);
    expect(Object.keys(room.club()?.members ?? {})).toEqual([id]);
    expect(JSON.stringify(room.club())).not.toContain(`"${before}"`);
    expect(ana.record()).toMatchObject({ name: 'Ana', clubs: { [room.club()?.id ?? '']: true } });
    expect(room.board()).toMatch(/Ana/);
    await second.says('/export');
    expect(second.seen.at(-1)?.message.file?.body).toMatch(/"clubs": \[\s*\{\s*"title": "Morning club"/);
  });

  it('read of their clubs and of their name in one place each of their export', async () => {
    const { room, ana } = await club();
    await joins(room, ana, 'Ana');
    await ana.says('/export');
    const { journal: _all, ...file } = z
      .looseObject({ journal: z.unknown(), profile: z.looseObject({}), clubs: z.array(z.unknown()) })
      .parse(JSON.parse(ana.seen.at(-1)?.message.file?.body ?? ''));
    const { id } = room.club() ?? {};
    expect(file.profile).toMatchObject({ name: 'Ana' });
    expect(file.clubs).toMatchObject([{ title: 'Morning club', id, number: 1, room: { id: '900' } }]);
    expect(JSON.stringify(file).split('"Ana"')).toHaveLength(2);
    expect(JSON.stringify(file).split(`"${id}"`)).toHaveLength(2);
  });
});
