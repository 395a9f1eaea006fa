import { afterEach, describe, expect, it } from 'vitest';
import { parcel, startBench, telling, type Bench } from './bench.ts';

/** A session that held so long was a good one, in milliseconds. */
const STEADY = 30_000;

let bench: Bench;

const STILL = { type: 'text', text: 'still there?' };

/** Two servers with the bot; in a thread of one it has spoken. */
async function withServers() {
  bench = await startBench();
  const { discord } = bench;
  const club = discord.guild({ name: 'Club', channels: ['general', 'runs'] });
  await bench.start();
  // It has held for a while.
  bench.time.fires(STEADY);
  const thread = club.channel('runs').addsThread('comebacks');
  const ana = discord.person({ username: 'ana', guilds: [club, discord.home] });
  const seeks = { platform: 'discord', id: ana.id };
  await bench.adapter.send(parcel(1, `channel:${thread.id}`, { ...telling(), seeks }));
  const rooms = [club.channel('general'), club.channel('runs'), thread].map(({ id }) => `channel:${id}`);
  const news = async (count: number) => {
    const all = [];
    for (let at = 0; at < count; at += 1) all.push(await bench.takes());
    return all;
  };
  /** The next thing that is heard, after all that was told before. */
  const quiet = async () => {
    ana.says('still there?');
    return (await bench.takes()).event;
  };
  return { ...bench, club, thread, rooms, news, quiet };
}

afterEach(async () => {
  await bench.closes();
});

const away = (from: string) => ({
  from: { platform: 'discord', id: from },
  event: { type: 'unreachable', on: 'discord' },
});
const back = (from: string) => ({
  from: { platform: 'discord', id: from },
  event: { type: 'unreachable', on: 'discord', back: true },
});

describe('a channel', () => {
  it('that is deleted is out of reach, and told again it has the same key', async () => {
    const { discord, club, rooms, news, quiet } = await withServers();
    club.channel('runs').deletes();
    const [first] = await news(1);
    expect(first).toMatchObject(away(rooms[1] ?? ''));
    discord.redeliver(1);
    expect(await news(1)).toEqual([first]);
    expect(await quiet()).toMatchObject(STILL);
  });

  it('may be a thread', async () => {
    const { thread, rooms, news } = await withServers();
    thread.deletes();
    expect(await news(1)).toMatchObject([away(rooms[2] ?? '')]);
  });

  it('that lets us write again is back, each time', async () => {
    const { adapter, club, rooms, news, quiet } = await withServers();
    const channel = club.channel('runs');
    const keys: string[] = [];
    for (const id of [11, 12]) {
      channel.forbids('send');
      expect(await adapter.send(parcel(id, `channel:${channel.id}`, telling('hi')))).toEqual({
        kind: 'gone',
      });
      channel.allows('send');
      const [told] = await news(1);
      expect(told).toMatchObject(back(rooms[1] ?? ''));
      keys.push(told?.key ?? '');
      channel.renames('runs');
    }
    expect(new Set(keys).size).toBe(2);
    expect(await quiet()).toMatchObject(STILL);
  });

  it('that changes is no news', async () => {
    const { club, quiet } = await withServers();
    club.channel('runs').forbids('send');
    club.channel('runs').renames('races');
    club.addsChannel('more');
    expect(await quiet()).toMatchObject(STILL);
  });
});

describe('a server', () => {
  it('that throws the bot out is out of reach with all its channels, until it is asked in again', async () => {
    const { discord, time, club, rooms, news, quiet } = await withServers();
    const keys = new Set<string>();
    for (let round = 1; round <= 2; round += 1) {
      time.passes(60_000);
      club.kicksBot();
      const gone = await news(3);
      expect(gone).toMatchObject(rooms.map(away));
      discord.redeliver(1);
      time.passes(60_000);
      club.invitesBot();
      const again = await news(3);
      expect(again).toMatchObject(rooms.map(back));
      for (const { key } of [...gone, ...again]) keys.add(key);
    }
    // Each of them is told, however often it happens.
    expect(keys.size).toBe(12);
    discord.redeliver(1);
    expect(await quiet()).toMatchObject(STILL);
  });

  it('that Discord has trouble with is no news, nor that it recovers', async () => {
    const { club, quiet } = await withServers();
    club.breaksDown();
    club.recovers();
    expect(await quiet()).toMatchObject(STILL);
  });

  it('that throws the bot out while Discord has trouble with it is out of reach all the same', async () => {
    const { club, faults, rooms, news, quiet } = await withServers();
    club.breaksDown();
    club.isTold();
    expect(await quiet()).toMatchObject(STILL);
    club.kicksBot();
    expect(await news(3)).toMatchObject(rooms.map(away));
    expect(faults).toEqual([]);
  });

  it('that was there at the start is no news', async () => {
    const { quiet } = await withServers();
    expect(await quiet()).toMatchObject(STILL);
  });

  it('that threw the bot out, or took it in, while the line was down is told afterwards', async () => {
    const { discord, time, club, rooms, news, quiet } = await withServers();
    const other = discord.guild({ name: 'Other', bot: false });
    discord.gateway.answersResumes(() => ({ invalid: false }));
    discord.gateway.drops();
    club.kicksBot();
    other.invitesBot();
    await time.waits(1_000);
    time.fires(1_000);
    await discord.gateway.reaches('ready', 2);
    const told = await news(4);
    expect(told.slice(0, 3)).toMatchObject(rooms.map(away));
    expect(told[3]).toMatchObject(back(`channel:${other.channel('general').id}`));
    expect(await quiet()).toMatchObject(STILL);
  });
});
