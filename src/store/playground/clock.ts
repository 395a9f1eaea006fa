import type { Connection } from '../connect.ts';

/** The playground's clock: one row. */
export function clockTable(db: Connection) {
  const now = db.prepare<[], { now: string }>('SELECT now FROM playground_clock');
  const setNow = db.prepare<[string]>('INSERT OR REPLACE INTO playground_clock (only, now) VALUES (1, ?)');

  return {
    now: () => now.get()?.now,
    setNow: (to: string) => void setNow.run(to),
  };
}
