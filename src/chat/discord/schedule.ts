/** Does `work` after `ms` milliseconds, unless the function that it returns is called before. */
export type Schedule = (ms: number, work: () => void) => () => void;

/** The machine's timers. */
export const systemSchedule: Schedule = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Timers that end together. */
export interface Timers {
  readonly schedule: Schedule;
  /** Takes back all that has not happened yet; what is asked for later never happens. */
  end(): void;
}

/** Timers over `schedule` that can be ended together. */
export function createTimers(schedule: Schedule): Timers {
  const pending = new Set<() => void>();
  let ended = false;
  return {
    schedule(ms, work) {
      if (ended) return () => {};
      const cancel = schedule(ms, () => {
        pending.delete(cancel);
        work();
      });
      pending.add(cancel);
      return () => {
        pending.delete(cancel);
        cancel();
      };
    },
    end() {
      ended = true;
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
}

/** Resolves when `work` has ended, well or not, but after `ms` milliseconds at the latest. */
export async function within(ms: number, work: Promise<unknown>, schedule: Schedule): Promise<void> {
  let cancel = () => {};
  const late = new Promise<void>((resolve) => (cancel = schedule(ms, resolve)));
  await Promise.race([work.catch(() => {}), late]);
  cancel();
}
