import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenFault } from './fault.ts';

/** The first port that is tried when none is asked for, and how many more after it. */
const FIRST_PORT = 8080;
const MORE_PORTS = 100;

/** How long somebody may take to fetch the last answer, in milliseconds, before the line is cut. */
const LAST_ANSWER = 3_000;

/**
 * Listens on a port (0: any free one), or without one on the first free from 8080 on. Returns the port. Throws a
 * `ListenFault` that tells the operator what to do.
 */
export async function listen(server: Server, host: string, port?: number): Promise<number> {
  const last = port ?? FIRST_PORT + MORE_PORTS;
  for (let candidate = port ?? FIRST_PORT; candidate <= last; candidate++) {
    const code = await tryPort(server, host, candidate);
    if (code === undefined) return (server.address() as AddressInfo).port;
    if (code === 'EADDRINUSE' && candidate < last) continue;
    throw new ListenFault(explanation(code, host, candidate, port));
  }
  throw new ListenFault('No port to listen on.');
}

/** Takes no more requests and resolves when those that run have been answered. */
export async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWER);
  await closed;
  clearTimeout(cut);
}

function tryPort(server: Server, host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown');
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });
}

function explanation(code: string, host: string, port: number, asked: number | undefined): string {
  if (code === 'EADDRINUSE' && asked === undefined) {
    return `Every port from ${FIRST_PORT} to ${port} is taken. Set PORT to a free one.`;
  }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT to another.`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Set PORT to one above 1023.`;
  return `Cannot listen on ${host}:${port} (${code}). Set HOST to an address of this machine, or leave it out.`;
}
