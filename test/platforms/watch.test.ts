import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createComeback } from '../../src/comeback.ts';
import { content } from '../support/coach.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Given } from '../../src/program.ts';
import { startFakeDiscord } from '../wire/discord/start.ts';
import { startFakeTelegram } from '../wire/telegram/fake-telegram.ts';
import { SUNDAY } from './stage.ts';
import { ENROLMENT } from './story.ts';

/** How the program says it is. */
interface Health {
  readonly ok: boolean;
  readonly platforms: Readonly<Record<string, string>>;
  readonly heartbeat: string;
  readonly outbox: { readonly waiting: number; readonly dead: number; readonly oldestSeconds: number };
}

/** The program with these settings and its watch on a free port, on a clock that stands still until it is moved. */
async function watched(settings: Partial<Config>, given: Given = { still: true }) {
  const time = { now: SUNDAY };
  const lines: string[] = [];
  const readers = new Set<() => void>();
  const log = createLog('debug', {
    write(line) {
      lines.push(line);
      for (const read of readers) read();
    },
  });
  const app = await startApp(
    { databaseUrl: ':memory:', host: '127.0.0.1', port: 0, logLevel: 'debug', ...settings },
    createComeback(content),
    log,
    { clock: { now: () => time.now }, pause: () => 60_000, callsPerSecond: 5_000, ...given },
  );
  onTestFinished(() => app.stop());
  const [origin = ''] = /http:\/\/[\d.]+:\d+/.exec((await app.ready).join('\n')) ?? [];
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, origin), init);
  return {
    app,
    lines,
    get,
    at: (instant: string) => void (time.now = instant),
    /** Resolves when a line of the log has these words. */
    logged: (words: string) =>
      new Promise<void>((resolve) => {
        const read = () => {
          if (!lines.some((line) => line.includes(words))) return;
          readers.delete(read);
          resolve();
        };
        readers.add(read);
        read();
      }),
    async health() {
      const response = await get('/healthz');
      return { status: response.status, ...((await response.json()) as Health) };
    },
    async metrics() {
      const response = await get('/metrics');
      expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      const text = await response.text();
      const values = new Map(
        text
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('#'))
          .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
      );
      return { text, value: (name: string) => values.get(name) };
    },
  };
}

async function fakes() {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const settings = {
    telegram: { token: telegram.token, apiRoot: telegram.apiRoot },
    discord: { token: discord.token, apiRoot: discord.apiRoot },
  };
  return { telegram, discord, settings };
}

const SECRETS = {
  name: 'Wilhelmina',
  surname: 'Quartermain',
  username: 'w_quartermain',
  cause: 'fell over the neighbour’s wolfhound',
  word: 'xylophone',
  id: 8_365_550_197,
};

describe('health and metrics after people have talked', () => {
  it('count what happened, and know nothing about anybody; neither does the log', async () => {
    const { telegram, discord, settings } = await fakes();
    const program = await watched(settings);
    const { app, metrics, health } = program;
    await discord.done(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
    const ana = telegram.person({
      first_name: SECRETS.name,
      last_name: SECRETS.surname,
      username: SECRETS.username,
      id: SECRETS.id,
      language_code: 'en',
    });
    const ben = discord.person({ username: SECRETS.username, global_name: SECRETS.name });

    ana.says('/start');
    ben.runs('start');
    for (const [question, answer] of ENROLMENT) {
      const [asked, other] = [await ana.hears(question), await ben.hears(question)];
      const typed = /caused it/.test(question.source) ? SECRETS.cause : answer.slice(1);
      if (answer.startsWith('…')) ana.says(typed);
      else ana.presses(asked, answer);
      if (answer.startsWith('…')) ben.says(typed);
      else ben.presses(other, answer);
    }
    await ana.hears(/Sunday is a strength day/);
    await ben.hears(/Sunday is a strength day/);
    ana.says(`/${SECRETS.word}`);
    await ana.hears(/\/help/);
    await telegram.idle();
    telegram.redeliverLast(1);
    await telegram.idle();
    await app.beat();

    const typedLines = ENROLMENT.filter(([, answer]) => answer.startsWith('…')).length;
    const counted = await metrics();
    const updates = (labels: string) => counted.value(`comeback_updates_total{${labels}}`);
    expect(updates('platform="telegram",type="text",result="applied"')).toBe(typedLines + 2);
    expect(updates('platform="telegram",type="text",result="seen"')).toBe(1);
    expect(updates('platform="telegram",type="press",result="applied"')).toBe(ENROLMENT.length - typedLines);
    expect(updates('platform="discord",type="text",result="applied"')).toBe(typedLines + 1);
    expect(updates('platform="discord",type="press",result="applied"')).toBe(ENROLMENT.length - typedLines);
    for (const platform of ['telegram', 'discord']) {
      expect(
        counted.value(`comeback_deliveries_total{platform="${platform}",kind="sent"}`),
      ).toBeGreaterThanOrEqual(ENROLMENT.length + 2);
      expect(counted.value(`comeback_platform_up{platform="${platform}"}`)).toBe(1);
      expect(counted.value(`comeback_outbox_age_seconds{platform="${platform}"}`)).toBeUndefined();
    }
    expect(counted.text).not.toMatch(/kind="(?:retry|unknown|gone|rejected)"/);

    // Something waits on Telegram, whoever it is for on Discord is out of reach.
    const heal = telegram.fault(({ chat }) => (chat === ana.id ? { is: 'internal' } : undefined));
    ben.closesDMs();
    program.at('2026-03-02T06:00:00.000Z');
    await app.beat();
    program.at('2026-03-02T06:00:40.000Z');
    const waiting = await metrics();
    const faulty = (labels: string) => waiting.value(`comeback_deliveries_total{${labels}}`);
    expect(faulty('platform="telegram",kind="retry"')).toBe(1);
    expect(faulty('platform="discord",kind="gone"')).toBe(1);
    expect(waiting.value('comeback_outbox_messages{platform="telegram",state="pending"}')).toBe(1);
    expect(waiting.value('comeback_outbox_messages{platform="discord",state="dead"}')).toBe(1);
    expect(waiting.value('comeback_outbox_age_seconds{platform="telegram"}')).toBe(40);
    expect(waiting.value('comeback_outbox_age_seconds{platform="discord"}')).toBeUndefined();
    expect(
      waiting.value('comeback_updates_total{platform="discord",type="unreachable",result="applied"}'),
    ).toBe(1);
    const unwell = await health();
    expect(unwell).toMatchObject({ status: 200, outbox: { waiting: 1, dead: 1, oldestSeconds: 40 } });

    heal();
    program.at('2026-03-02T06:01:00.000Z');
    await app.beat();
    await ana.hears(/Monday: /);
    const after = await metrics();
    expect(after.value('comeback_outbox_messages{platform="telegram",state="pending"}')).toBeUndefined();
    expect(after.value('comeback_heartbeat_seconds_count')).toBe(3);
    expect(after.value('comeback_heartbeat_seconds_bucket{le="+Inf"}')).toBe(3);
    expect(after.value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(after.value('nodejs_eventloop_lag_p99_seconds')).toBeDefined();
    expect(after.value('process_resident_memory_bytes')).toBeGreaterThan(0);

    const log = program.lines.join('');
    expect(log).toMatch(/not sent/);
    const told = [counted, waiting, after].map(({ text }) => text).join('') + JSON.stringify(unwell) + log;
    const { applicationId, home } = discord;
    const ids = [ana.id, ben.id, applicationId, home.id, ...ben.sees().map(({ channelId }) => channelId)];
    const secrets = [
      ...Object.values(SECRETS),
      ...ids,
      telegram.token,
      discord.token,
      'Monday',
      'Berlin',
      'hurt',
      'tendon',
    ];
    for (const secret of secrets) expect(told).not.toContain(String(secret));
  });

  it('count the faults of a platform', async () => {
    const { telegram, settings } = await fakes();
    const { logged, metrics } = await watched({ telegram: settings.telegram });
    let nth = 0;
    telegram.fault(({ method }) =>
      method === 'getUpdates' && (nth += 1) <= 2 ? { is: 'internal' } : undefined,
    );
    telegram.person({ first_name: 'Ana' }).says('/help');
    await logged('the platform is back');
    expect((await metrics()).value('comeback_platform_faults_total{platform="telegram",kind="poll"}')).toBe(
      2,
    );
  });
});

describe('the playground', () => {
  it('is watched too', async () => {
    const { get, health, metrics } = await watched({ playgroundStart: SUNDAY });
    for (const text of ['/start', SECRETS.word])
      await get('/api/say', { method: 'POST', body: JSON.stringify({ from: 'ana-quartermain', text }) });
    expect(await health()).toMatchObject({
      status: 200,
      ok: true,
      platforms: { playground: 'up' },
      outbox: { waiting: 0, dead: 0 },
    });
    const { text, value } = await metrics();
    expect(value('comeback_updates_total{platform="playground",type="text",result="applied"}')).toBe(2);
    expect(value('comeback_deliveries_total{platform="playground",kind="sent"}')).toBeGreaterThanOrEqual(3);
    expect(value('comeback_platform_up{platform="playground"}')).toBe(1);
    expect(text).not.toMatch(/quartermain|xylophone/);
  });
});

describe('/healthz', () => {
  it('says that all is well, on what, and nothing else is served', async () => {
    const { settings, discord } = await fakes();
    const { health, get } = await watched(settings);
    await discord.done(({ route }) => route.endsWith('/commands'));
    expect(await health()).toEqual({
      status: 200,
      ok: true,
      platforms: { telegram: 'up', discord: 'up' },
      heartbeat: 'beating',
      outbox: { waiting: 0, dead: 0, oldestSeconds: 0 },
      content: createComeback(content).contentVersion,
      node: process.versions.node,
      timeZoneData: process.versions['tz'],
    });
    const others = [get('/'), get('/api/state'), get('/healthz', { method: 'POST' }), get('/metrics/x')];
    for (const { status } of await Promise.all(others)) expect(status).toBe(404);
  });

  it('says so when no platform is left, and when one is back', async () => {
    const { telegram, discord, settings } = await fakes();
    const { health, metrics, logged } = await watched(settings);
    await discord.done(({ route }) => route.endsWith('/commands'));
    const heal = telegram.fault(({ method }) =>
      method === 'getUpdates' ? { is: 'bad-gateway' } : undefined,
    );
    telegram.person({ first_name: 'Ana' }).says('/help');
    await logged('the platform is out of reach');
    expect(await health()).toMatchObject({ status: 200, platforms: { telegram: 'down', discord: 'up' } });

    discord.gateway.greets(() => ({ http: 503 }));
    discord.gateway.drops();
    await logged('the line to Discord has a fault');
    const down = { telegram: 'down', discord: 'down' };
    expect(await health()).toMatchObject({ status: 503, ok: false, heartbeat: 'beating', platforms: down });
    expect((await metrics()).value('comeback_platform_up{platform="telegram"}')).toBe(0);

    heal();
    await logged('the platform is back');
    expect(await health()).toMatchObject({ status: 200, ok: true, platforms: { ...down, telegram: 'up' } });
    expect((await metrics()).value('comeback_platform_up{platform="telegram"}')).toBe(1);
  });

  it('says so for good when the last token is revoked', async () => {
    const { telegram, settings } = await fakes();
    const { app, health } = await watched({ telegram: settings.telegram });
    telegram.revokeToken();
    await expect(app.broken).rejects.toThrow(/TELEGRAM_TOKEN/);
    expect(await health()).toMatchObject({ status: 503, platforms: { telegram: 'down' } });
  });

  it('says so when the heart has not beaten for over three minutes, and when it beats again', async () => {
    // Its own minute never comes: it beats at the start, and when told.
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { settings } = await fakes();
    const { app, at, health } = await watched({ telegram: settings.telegram }, {});
    await app.beat();
    at('2026-03-01T09:03:00.000Z');
    expect(await health()).toMatchObject({ status: 200, heartbeat: 'beating' });
    at('2026-03-01T09:03:00.001Z');
    expect(await health()).toMatchObject({
      status: 503,
      ok: false,
      heartbeat: 'silent',
      platforms: { telegram: 'up' },
    });
    await app.beat();
    expect(await health()).toMatchObject({ status: 200, ok: true, heartbeat: 'beating' });
  });
});
