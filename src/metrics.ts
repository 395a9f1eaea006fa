import { Counter, Gauge, Histogram, collectDefaultMetrics, Registry } from 'prom-client';
import type { BackupState } from './care/schedule.ts';
import type { AdapterState } from './chat/adapter.ts';
import type { Meter } from './delivery/meter.ts';
import type { Waiting } from './store/store.ts';

/** How the scheduled backups are. */
export interface BackupsWatched extends BackupState {
  /** The time that they are made by, where it is not everybody's, ISO-8601 UTC. */
  readonly now?: () => string;
}

/** What is looked up when somebody asks. */
export interface Watching {
  readonly waiting: () => readonly Waiting[];
  readonly platforms: () => Readonly<Record<string, AdapterState>>;
  /** ISO-8601 UTC. */
  readonly now: () => string;
  /** Absent: none are made. */
  readonly backups?: BackupsWatched;
}

/** Counters for Prometheus: kinds and numbers, nothing about anybody. Event-loop lag and memory come with them. */
export function createMetrics({ waiting, platforms, now, backups }: Watching): {
  readonly meter: Meter;
  text(): Promise<string>;
} {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const updates = new Counter({
    name: 'comeback_updates_total',
    help: 'What came in, by platform, type of event and what came of it',
    labelNames: ['platform', 'type', 'result'],
    registers,
  });
  const deliveries = new Counter({
    name: 'comeback_deliveries_total',
    help: 'Attempts to send a message, by platform and how they ended',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const faults = new Counter({
    name: 'comeback_platform_faults_total',
    help: 'Failures of a platform in anything but sending, by kind',
    labelNames: ['platform', 'kind'],
    registers,
  });
  const beats = new Histogram({
    name: 'comeback_heartbeat_seconds',
    help: 'How long a heartbeat took: everybody who was due, and what came of it',
    buckets: [0.01, 0.1, 1, 10, 60],
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'comeback_outbox_messages',
      help: 'Messages in the outbox, by platform and state',
      labelNames: ['platform', 'state'],
      registers: [],
      collect() {
        this.reset();
        for (const { platform, state, count } of waiting()) this.inc({ platform, state }, count);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'comeback_outbox_dead',
      help: 'Messages that were given up in the last month, by platform and reason',
      labelNames: ['platform', 'reason'],
      registers: [],
      collect() {
        this.reset();
        for (const { platform, state, fault, count } of waiting())
          if (state === 'dead') this.set({ platform, reason: fault ?? 'none' }, count);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'comeback_outbox_age_seconds',
      help: 'Since when the oldest message of a platform waits to be sent',
      labelNames: ['platform'],
      registers: [],
      collect() {
        this.reset();
        for (const [platform, age] of ages(waiting(), now())) this.set({ platform }, age);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'comeback_platform_up',
      help: 'Whether a platform can be used: 1 or 0',
      labelNames: ['platform'],
      registers: [],
      collect() {
        for (const [platform, state] of Object.entries(platforms())) {
          this.set({ platform }, state === 'up' ? 1 : 0);
        }
      },
    }),
  );

  if (backups) for (const metric of metricsOf(backups, now)) registry.registerMetric(metric);

  return {
    meter: {
      update: (platform, type, result) => updates.inc({ platform, type, result }),
      delivery: (platform, kind) => deliveries.inc({ platform, kind }),
      fault: (platform, kind) => faults.inc({ platform, kind }),
      beat: (milliseconds) => beats.observe(milliseconds / 1000),
    },
    text: () => registry.metrics(),
  };
}

function metricsOf({ last, failures, now: own }: BackupsWatched, now: () => string) {
  return [
    new Gauge({
      name: 'comeback_backup_age_seconds',
      help: 'Since the last good backup was begun; absent while there is none',
      registers: [],
      collect() {
        this.reset();
        const at = last();
        if (at === undefined) this.remove();
        else this.set(Math.max(0, (Date.parse((own ?? now)()) - Date.parse(at)) / 1000));
      },
    }),
    new Counter({
      name: 'comeback_backup_failures_total',
      help: 'Scheduled backups that failed',
      registers: [],
      collect() {
        this.reset();
        this.inc(failures());
      },
    }),
  ];
}

/** The age of the oldest message that waits, in seconds, by platform. */
export function ages(waiting: readonly Waiting[], now: string): ReadonlyMap<string, number> {
  const oldest = new Map<string, number>();
  for (const { platform, state, since } of waiting) {
    if (state === 'dead') continue;
    const age = Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000);
    oldest.set(platform, Math.max(age, oldest.get(platform) ?? 0));
  }
  return oldest;
}
