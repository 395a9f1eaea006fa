import type { Schedule } from '../../../src/chat/discord/schedule.ts';

interface Timer {
  readonly ms: number;
  readonly work: () => void;
}

/** Timers that go off when told, and a clock in milliseconds that moves when told. */
export function handTime(start = Date.parse('2026-03-02T07:00:00Z')) {
  const pending = new Set<Timer>();
  const watchers = new Set<() => void>();
  const asked: number[] = [];
  let at = start;
  const schedule: Schedule = (ms, work) => {
    const timer = { ms, work };
    pending.add(timer);
    asked.push(ms);
    for (const watcher of watchers) watcher();
    return () => void pending.delete(timer);
  };
  const of = (ms: number) => [...pending].filter((timer) => timer.ms === ms);
  return {
    schedule,
    now: () => at,
    clock: { now: () => new Date(at).toISOString() },
    passes: (ms: number) => void (at += ms),
    /** Every delay that was ever asked for. */
    asked,
    pending: () => Array.from(pending, ({ ms }) => ms),
    /** Lets the timers of `ms` milliseconds go off, and tells how many there were. */
    fires(ms: number): number {
      const due = of(ms);
      for (const timer of due) {
        pending.delete(timer);
        timer.work();
      }
      return due.length;
    },
    /** Resolves when a timer of `ms` milliseconds is waiting. */
    async waits(ms: number): Promise<void> {
      while (of(ms).length === 0)
        await new Promise<void>((resolve) => {
          const watcher = () => {
            watchers.delete(watcher);
            resolve();
          };
          watchers.add(watcher);
        });
    },
  };
}

/** Time in a test's hands. */
export type HandTime = ReturnType<typeof handTime>;
