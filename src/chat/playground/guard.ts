import { isIP } from 'node:net';
import { RequestFault } from './faults.ts';

/** Names of this machine, for this machine. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Addresses to listen on that stand for all of the machine's. */
const EVERYWHERE = ['0.0.0.0', '::', '[::]'];

/**
 * Throws a 403 for a request that a web page elsewhere may have caused: one that names us by a foreign name (a
 * page whose name was made to point here), or that comes from a foreign origin. `host` and `port` are what we
 * listen on.
 */
export function guard(headers: Headers, host: string, port: number): void {
  const asked = headers.get('host') ?? '';
  if (!isOurs(asked, host, port)) {
    throw new RequestFault(403, `the Host header must name this server, like localhost:${port}`);
  }
  const origin = headers.get('origin');
  if (
    origin !== null &&
    !(origin.startsWith('http://') && isOurs(origin.slice('http://'.length), host, port))
  ) {
    throw new RequestFault(403, 'requests from other origins are refused');
  }
  if (headers.get('sec-fetch-site') === 'cross-site') {
    throw new RequestFault(403, 'requests from other sites are refused');
  }
}

function isOurs(authority: string, host: string, port: number): boolean {
  const [, name = '', digits] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority.toLowerCase()) ?? [];
  if (Number(digits ?? 80) !== port) return false;
  if (LOOPBACK.includes(name) || bare(name) === bare(host.toLowerCase())) return true;
  // A page elsewhere can make a name of its own point here, never a bare address.
  return EVERYWHERE.includes(host) && isIP(bare(name)) !== 0;
}

function bare(name: string): string {
  return name.replace(/^\[|\]$/g, '');
}
