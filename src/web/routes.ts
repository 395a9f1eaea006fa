import { Hono } from 'hono';

/** How the program is, for whoever looks after it. Nothing here is about anybody. */
export interface Health {
  /** Can it do its work? */
  readonly ok: boolean;
  readonly [detail: string]: unknown;
}

/** What the routes show. */
export interface Watched {
  health(): Health;
  /** In Prometheus' text form. */
  metrics(): Promise<string>;
}

/** `GET /healthz` (200, or 503 when something is wrong) and `GET /metrics`. */
export function watchRoutes({ health, metrics }: Watched): Hono {
  return new Hono()
    .get('/healthz', (c) => {
      const state = health();
      return c.json(state, state.ok ? 200 : 503);
    })
    .get('/metrics', async (c) =>
      c.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
    );
}
