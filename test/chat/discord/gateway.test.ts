import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { PlatformFault } from '../../../src/chat/adapter.ts';
import { createDiscord } from '../../../src/chat/discord/discord.ts';
import { keptLog } from '../../support/log.ts';
import { startFakeDiscord } from '../../wire/discord/start.ts';
import { parcel, startBench, telling, WORDS, type Bench, type BenchOptions } from './bench.ts';
import { handTime, type HandTime } from './time.ts';

/** Our own pauses, in milliseconds, as `attempts.ts` has them. */
const PAUSES = [1_000, 2_000, 4_000, 8_000];
const STEADY = 30_000;
const STUCK = 60_000;

let bench: Bench | undefined;

async function built(options?: BenchOptions): Promise<Bench> {
  bench = await startBench({ offers: [], ...options });
  return bench;
}

async function started(options?: BenchOptions): Promise<Bench> {
  const made = await built(options);
  await made.start();
  // It has held for a while.
  made.time.fires(STEADY);
  return made;
}

afterEach(async () => {
  await bench?.closes();
  bench = undefined;
});

/** A line still reaches us: the proof that we listen. */
async function hears(on: Bench): Promise<void> {
  // The library leaves five seconds between two identifications.
  await expect.poll(() => on.adapter.state(), { timeout: 20_000 }).toBe('up');
  const ben = on.discord.person({ username: 'ben' });
  ben.says('still there?');
  for (;;) if ((await on.takes()).from.id === ben.id) return;
}

describe('a line that is lost', () => {
  it('is taken up where it was: what was said meanwhile is heard', async () => {
    const on = await started();
    const { discord, adapter } = on;
    const ana = discord.person({ username: 'ana' });
    discord.gateway.drops();
    await discord.gateway.reaches('close', 1);
    ana.says('into the silence');
    await discord.gateway.reaches('resumed', 1);
    expect((await on.takes()).event).toEqual({ type: 'text', text: 'into the silence' });
    expect(adapter.state()).toBe('up');
    expect(on.faults).toContain('gateway-lost');
  });

  it('is taken up when Discord asks for it', async () => {
    const on = await started();
    on.discord.gateway.asksToReconnect();
    await on.discord.gateway.reaches('resumed', 1);
    await hears(on);
  });

  it('is down for as long as there is no session', async () => {
    const on = await started();
    const { discord, adapter, time } = on;
    discord.gateway.greets(() => 'drop');
    discord.gateway.drops();
    await time.waits(1_000);
    expect(adapter.state()).toBe('down');
    discord.gateway.greets(() => 'hello');
    time.fires(1_000);
    await discord.gateway.reaches('resumed', 1);
    await hears(on);
    expect(adapter.state()).toBe('up');
  });

  it('that goes on being closed at once is tried at ever greater distances', async () => {
    const on = await started();
    const { discord, time } = on;
    discord.gateway.greets(() => ({ close: 4002 }));
    discord.gateway.closes(4002);
    for (const [at, ms] of PAUSES.entries()) {
      await time.waits(ms);
      // The first attempt after a good while is made at once; each further one waits for us.
      expect(discord.gateway.counts.connect).toBe(2 + at);
      discord.gateway.greets(() => (at < PAUSES.length - 1 ? { close: 4002 } : 'hello'));
      time.fires(ms);
    }
    await discord.gateway.reaches('resumed', 1);
    await hears(on);
    expect(discord.gateway.counts.identify).toBe(1);
  });

  it('that held for a while may be taken up at once again', async () => {
    const on = await started();
    const { discord, time } = on;
    for (const times of [1, 2, 3]) {
      discord.gateway.drops();
      await discord.gateway.reaches('resumed', times);
      await time.waits(STEADY);
      time.fires(STEADY);
    }
    expect(time.asked.filter((ms) => PAUSES.includes(ms))).toEqual([]);
  });

  it('survives a session that is declared invalid in the middle of being taken up', async () => {
    const on = await started();
    const { discord, adapter, time } = on;
    discord.gateway.answersResumes(() => ({ invalid: false }));
    discord.gateway.drops();
    await discord.gateway.reaches('invalid', 1);
    await time.waits(1_000);
    time.fires(1_000);
    await discord.gateway.reaches('ready', 2);
    await hears(on);
    expect(adapter.state()).toBe('up');
  });

  it('survives a session that is declared invalid at any time', async () => {
    const on = await started();
    const { discord } = on;
    discord.gateway.invalidates(false);
    await discord.gateway.reaches('ready', 2);
    await hears(on);
  });

  it.each([4000, 4007, 4009, 1000])('survives being closed with %i', async (code) => {
    const on = await started();
    const { connect } = on.discord.gateway.counts;
    on.discord.gateway.closes(code);
    await on.discord.gateway.reaches('connect', connect + 1);
    await hears(on);
    expect(on.ends).toEqual([]);
  });

  it('survives heartbeats that nobody answers', async () => {
    const on = await started();
    const { gateway } = on.discord;
    const usual = gateway.heartbeatEvery;
    gateway.heartbeatEvery = 40;
    gateway.acks = false;
    gateway.asksToReconnect();
    await on.time.waits(1_000);
    expect(gateway.counts.connect).toBe(2);
    expect(gateway.counts.heartbeat).toBeGreaterThan(0);
    // From here on each is answered, and no slow machine can be late with it.
    gateway.heartbeatEvery = usual;
    gateway.acks = true;
    on.time.fires(1_000);
    await gateway.reaches('connect', 3);
    await hears(on);
  });

  it.each(['silence', 'drop'] as const)('survives a taking-up that is met with %s', async (answer) => {
    const on = await started();
    const { discord, time } = on;
    discord.gateway.answersResumes((nth) => (nth === 1 ? answer : 'replay'));
    discord.gateway.drops();
    await discord.gateway.reaches('resume', 1);
    if (answer === 'silence') {
      expect(time.fires(STUCK)).toBe(1);
      await discord.gateway.reaches('close', 2);
    }
    await time.waits(1_000);
    time.fires(1_000);
    await hears(on);
    expect(on.faults).toContain(answer === 'silence' ? 'gateway-broken' : 'gateway-lost');
  });

  it('survives a gateway that takes the connection and says nothing', async () => {
    const on = await built();
    const { discord, time, adapter } = on;
    discord.gateway.greets((nth) => (nth === 1 ? 'silence' : 'hello'));
    const start = on.start();
    await discord.gateway.reaches('connect', 1);
    expect(adapter.state()).toBe('starting');
    time.fires(STUCK);
    await time.waits(1_000);
    time.fires(1_000);
    await start;
    await hears(on);
  });

  it('survives a server that takes the connection and never finishes the handshake', async () => {
    const mute = createTcpServer((socket) => void sockets.add(socket.on('error', () => {})));
    const sockets = new Set<Socket>();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const connected = new Promise<void>((resolve) => mute.once('connection', () => resolve()));
    const discord = await startFakeDiscord();
    const origins = [
      `ws://127.0.0.1:${(mute.address() as AddressInfo).port}`,
      discord.apiRoot.replace('http', 'ws'),
    ];
    const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
    const desk = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: origins.shift(), shards: 1, session_start_limit: limit }));
    });
    await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
    const time = handTime();
    const adapter = alone(`http://127.0.0.1:${(desk.address() as AddressInfo).port}/api`, time);
    const start = adapter.start(
      async () => {},
      () => {},
    );
    await connected;
    time.fires(STUCK);
    // What becomes of the socket that was given up is nobody's business any more.
    for (const socket of sockets) socket.resetAndDestroy();
    await time.waits(1_000);
    time.fires(1_000);
    await start;
    expect(adapter.state()).toBe('up');
    await adapter.close();
    await discord.close();
    desk.closeAllConnections();
    for (const server of [mute, desk]) await new Promise((resolve) => server.close(resolve));
  });

  it('is listened to in spite of events that make no sense', async () => {
    const on = await started();
    on.discord.home.channel('general');
    const ana = on.discord.person({ username: 'ana' });
    const seen = ana.says('first');
    await on.takes();
    ana.deletes(seen);
    await hears(on);
  });
});

describe('at the start', () => {
  it('a network that is down is waited for', async () => {
    const port = await freePort();
    const time = handTime();
    const adapter = alone(`http://127.0.0.1:${port}/api`, time);
    const start = adapter.start(
      async () => {},
      () => {},
    );
    for (const ms of [1_000, 2_000]) {
      await time.waits(ms);
      expect(adapter.state()).toBe('starting');
      time.fires(ms);
    }
    await time.waits(4_000);
    const discord = await startFakeDiscord({ port, clock: time.clock });
    time.fires(4_000);
    await start;
    expect(adapter.state()).toBe('up');
    expect(adapter.address()).toBe(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=0`,
    );
    await adapter.close();
    await discord.close();
  });

  it.each(['500', '502', 'reset', { retryAfter: 5 }] as const)('%s is waited out', async (fault) => {
    const on = await built();
    on.discord.fault(() => fault);
    const start = on.start();
    await on.time.waits(1_000);
    on.discord.fault();
    on.time.fires(1_000);
    await start;
    await hears(on);
  });

  it('an unknown token is told, with what to do', async () => {
    const on = await built();
    on.discord.revokesToken();
    const refused = await on.start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformFault);
    expect(refused).toMatchObject({ message: expect.stringMatching(/token.*developer portal/) });
    expect(on.adapter.state()).toBe('down');
    expect(on.ends).toEqual([]);
  });

  it.each([4004, 4010, 4011, 4012, 4013, 4014])('a gateway that closes with %i is no use', async (close) => {
    const on = await built();
    on.discord.gateway.greets(() => ({ close }));
    await expect(on.start()).rejects.toBeInstanceOf(PlatformFault);
    expect(on.adapter.state()).toBe('down');
    expect(on.discord.gateway.counts.connect).toBe(1);
  });

  it('can be given up', async () => {
    const on = await built();
    on.discord.fault(() => 'hang');
    const start = on.start();
    await on.discord.gateway.reaches('connect', 0);
    await on.adapter.stop();
    await start;
    expect(on.ends).toEqual([]);
  });
});

describe('a token that is taken away', () => {
  it('ends it, once, and what is to be said waits', async () => {
    const on = await started();
    const ana = on.discord.person({ username: 'ana' });
    on.discord.revokesToken();
    await expect.poll(() => on.ends.length).toBe(1);
    expect(on.ends[0]?.message).toMatch(/developer portal/);
    expect(on.adapter.state()).toBe('down');
    const { length } = on.discord.calls;
    expect(await on.adapter.send(parcel(1, ana.id, telling('hello')))).toEqual({ kind: 'retry' });
    expect(on.discord.calls.length).toBe(length);
    expect(on.ends.length).toBe(1);
  });

  it('is noticed by a call too', async () => {
    const on = await started();
    const ana = on.discord.person({ username: 'ana' });
    on.discord.gateway.greets(() => 'silence');
    on.discord.gateway.drops();
    on.discord.revokesToken();
    expect(await on.adapter.send(parcel(1, ana.id, telling('hello')))).toEqual({ kind: 'retry' });
    expect(on.adapter.state()).toBe('down');
    expect(on.ends.length).toBe(1);
  });
});

describe('stopping', () => {
  it('takes nothing new and still says what is to be said', async () => {
    const on = await started();
    const { discord, adapter } = on;
    const ana = discord.person({ username: 'ana' });
    await adapter.stop();
    await expect.poll(() => discord.gateway.connections).toBe(0);
    ana.says('too late');
    expect(await adapter.send(parcel(1, ana.id, telling('Bye.')))).toEqual({ kind: 'sent' });
    await ana.hears(/Bye/);
    expect(on.arrived).toEqual([]);
  });

  it('does not wait for ever for a line that is not closed by the other side', async () => {
    const on = await built();
    on.discord.gateway.greets(() => 'silence');
    const start = on.start();
    await on.discord.gateway.reaches('connect', 1);
    await on.adapter.stop();
    await start;
    await expect.poll(() => on.discord.gateway.connections).toBe(0);
  });

  it('does not wait for ever for something that hangs', async () => {
    const on = await started({ receive: async () => new Promise(() => {}) });
    on.discord.person({ username: 'ana' }).says('hm');
    await on.takes();
    const stop = on.adapter.stop();
    await on.time.waits(2_000);
    on.time.fires(2_000);
    await stop;
    expect(on.adapter.state()).not.toBe('starting');
  });
});

/** An adapter by itself, on a server that may not be there. */
function alone(apiRoot: string, time: HandTime) {
  return createDiscord(
    {
      token: 'fake.discord.token',
      apiRoot,
      offers: [],
      locales: ['en'],
      words: () => WORDS['en'] ?? {},
      onFault: () => {},
      log: keptLog().log,
    },
    time,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
