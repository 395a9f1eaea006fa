import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { close, listen } from './listen.ts';

/** A server that listens. */
export interface Served {
  readonly port: number;
  /** Takes no more requests and resolves when those that run have been answered. */
  stop(): Promise<void>;
}

/** Serves routes on a port (0: any free one). Throws a `ListenFault` that tells the operator what to do. */
export async function serve(routes: Hono, host: string, port: number): Promise<Served> {
  const server = createServer(getRequestListener(routes.fetch, { overrideGlobalObjects: false }));
  return { port: await listen(server, host, port), stop: () => close(server) };
}
