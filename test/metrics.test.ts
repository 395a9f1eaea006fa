import { expect, it } from 'vitest';
import type { AdapterState } from '../src/chat/adapter.ts';
import { ages, createMetrics } from '../src/metrics.ts';
import type { Waiting } from '../src/store/store.ts';

const NOW = '2026-03-02T07:00:00.000Z';

/** Metrics of a program with this in its outbox. */
function metricsOf(given: { waiting?: Waiting[]; platforms?: Record<string, AdapterState> } = {}) {
  const { waiting = [], platforms = {} } = given;
  const { meter, text } = createMetrics({
    waiting: () => waiting,
    platforms: () => platforms,
    now: () => NOW,
  });
  return {
    meter,
    /** The lines of our own metrics, without what explains them. */
    lines: async () => (await text()).split('\n').filter((line) => line.startsWith('comeback_')),
    text,
  };
}

it('counts what came in, what went out and what failed, by kind', async () => {
  const { meter, lines } = metricsOf();
  for (const result of ['applied', 'applied', 'seen', 'nobody', 'failed'] as const)
    meter.update('telegram', 'press', result);
  meter.update('discord', 'text', 'applied');
  for (const kind of ['sent', 'retry', 'gone', 'rejected', 'unknown', 'sent'] as const)
    meter.delivery('discord', kind);
  meter.fault('telegram', 'conflict');
  expect((await lines()).filter((line) => line.includes('_total'))).toEqual([
    'comeback_updates_total{platform="telegram",type="press",result="applied"} 2',
    'comeback_updates_total{platform="telegram",type="press",result="seen"} 1',
    'comeback_updates_total{platform="telegram",type="press",result="nobody"} 1',
    'comeback_updates_total{platform="telegram",type="press",result="failed"} 1',
    'comeback_updates_total{platform="discord",type="text",result="applied"} 1',
    'comeback_deliveries_total{platform="discord",kind="sent"} 2',
    'comeback_deliveries_total{platform="discord",kind="retry"} 1',
    'comeback_deliveries_total{platform="discord",kind="gone"} 1',
    'comeback_deliveries_total{platform="discord",kind="rejected"} 1',
    'comeback_deliveries_total{platform="discord",kind="unknown"} 1',
    'comeback_platform_faults_total{platform="telegram",kind="conflict"} 1',
  ]);
});

it('sorts heartbeats by how long they took, in seconds', async () => {
  const { meter, lines } = metricsOf();
  for (const milliseconds of [5, 50, 500, 5_000, 50_000, 500_000]) meter.beat(milliseconds);
  expect((await lines()).filter((line) => line.includes('heartbeat'))).toEqual([
    'comeback_heartbeat_seconds_bucket{le="0.01"} 1',
    'comeback_heartbeat_seconds_bucket{le="0.1"} 2',
    'comeback_heartbeat_seconds_bucket{le="1"} 3',
    'comeback_heartbeat_seconds_bucket{le="10"} 4',
    'comeback_heartbeat_seconds_bucket{le="60"} 5',
    'comeback_heartbeat_seconds_bucket{le="+Inf"} 6',
    'comeback_heartbeat_seconds_sum 555.555',
    'comeback_heartbeat_seconds_count 6',
  ]);
});

it('looks at the outbox and the platforms when it is asked, and forgets what is over', async () => {
  const waiting: Waiting[] = [
    { platform: 'telegram', state: 'pending', fault: null, count: 3, since: '2026-03-02T06:59:00.000Z' },
    { platform: 'telegram', state: 'sending', fault: null, count: 1, since: '2026-03-02T06:58:30.000Z' },
    { platform: 'discord', state: 'dead', fault: 'gone', count: 2, since: '2026-03-01T07:00:00.000Z' },
    { platform: 'discord', state: 'dead', fault: 'late', count: 1, since: '2026-03-01T07:00:00.000Z' },
  ];
  const platforms: Record<string, AdapterState> = { telegram: 'up', discord: 'down', playground: 'starting' };
  const { lines } = metricsOf({ waiting, platforms });
  const gauges = async () => (await lines()).filter((line) => /_outbox_|_platform_up/.test(line));
  expect(await gauges()).toEqual([
    'comeback_outbox_messages{platform="telegram",state="pending"} 3',
    'comeback_outbox_messages{platform="telegram",state="sending"} 1',
    'comeback_outbox_messages{platform="discord",state="dead"} 3',
    'comeback_outbox_dead{platform="discord",reason="gone"} 2',
    'comeback_outbox_dead{platform="discord",reason="late"} 1',
    'comeback_outbox_age_seconds{platform="telegram"} 90',
    'comeback_platform_up{platform="telegram"} 1',
    'comeback_platform_up{platform="discord"} 0',
    'comeback_platform_up{platform="playground"} 0',
  ]);
  waiting.length = 0;
  platforms['discord'] = 'up';
  expect(await gauges()).toEqual([
    'comeback_platform_up{platform="telegram"} 1',
    'comeback_platform_up{platform="discord"} 1',
    'comeback_platform_up{platform="playground"} 0',
  ]);
});

it('tells the lag of the event loop, memory and what each number means', async () => {
  const text = await metricsOf().text();
  for (const name of ['nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes', 'nodejs_version_info'])
    expect(text).toMatch(new RegExp(`^${name}\\b`, 'm'));
  const names = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
  expect(names.filter((name) => name?.startsWith('comeback_'))).toHaveLength(8);
  for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} \\S`, 'm'));
});

it('two programs in one process count apart', async () => {
  const [one, other] = [metricsOf(), metricsOf()];
  one.meter.fault('telegram', 'poll');
  expect((await other.lines()).filter((line) => line.includes('_faults_'))).toEqual([]);
});

it('knows since when the oldest that can still be sent waits, and no age in the future', () => {
  const since = (state: Waiting['state'], at: string, platform = 'telegram'): Waiting => ({
    platform,
    state,
    fault: null,
    count: 1,
    since: at,
  });
  const waiting = [
    since('sending', '2026-03-02T06:00:00.000Z'),
    since('pending', '2026-03-02T06:30:00.000Z'),
    since('dead', '2026-02-01T00:00:00.000Z'),
    since('pending', '2026-03-02T07:00:05.000Z', 'discord'),
  ];
  expect([...ages(waiting, NOW)]).toEqual([
    ['telegram', 3_600],
    ['discord', 0],
  ]);
  expect([...ages([], NOW)]).toEqual([]);
});
