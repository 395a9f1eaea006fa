import type { ServerResponse } from 'node:http';
import type { JsonObject } from './json.ts';

/** Rate limits as they are enforced; without them the headers still come, with plenty left. */
export interface Limits {
  /** Stretches every window: 0.01 makes five seconds fifty milliseconds. */
  readonly scale?: number;
  /** Requests a second over all routes but interactions' answers, before scaling. */
  readonly global?: number;
  /** Replaces the limits of all routes. */
  readonly bucket?: { readonly limit: number; readonly seconds: number };
  /** Milliseconds; the machine's own by default, since clients wait in real time. */
  readonly now?: () => number;
}

interface Window {
  used: number;
  ends: number;
}

/** What a request was told: how much is left, and whether it was too much. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused: { readonly retryAfter: number; readonly global: boolean } | undefined;
}

export interface Limiter {
  /** `key` is a route with the ids that have limits of their own. */
  check(method: string, route: string, key: string): Verdict;
}

const PLENTY = { limit: 10_000, seconds: 1 };
const GLOBAL_A_SECOND = 50;
const CALLBACK = '/interactions/{interaction}/{token}/callback';

/** Discord tells its limits only in headers; these are the ones commonly seen. */
function limitOf(method: string, route: string): { readonly limit: number; readonly seconds: number } {
  if (route === CALLBACK) return PLENTY;
  if (route.startsWith('/webhooks/')) return { limit: 5, seconds: 2 };
  if (route.startsWith('/channels/{channel}/messages') && method !== 'GET') return { limit: 5, seconds: 5 };
  return { limit: 50, seconds: 1 };
}

export function createLimiter(limits: Limits | undefined): Limiter {
  const windows = new Map<string, Window>();
  const names = new Map<string, string>();
  const now = limits?.now ?? (() => performance.now());
  const scale = limits?.scale ?? 1;

  const take = (
    key: string,
    limit: number,
    ms: number,
  ): { readonly left: number; readonly resetMs: number } => {
    const present = now();
    const known = windows.get(key);
    const window = known && known.ends > present ? known : { used: 0, ends: present + ms };
    if (window !== known) windows.set(key, window);
    window.used += 1;
    return { left: limit - window.used, resetMs: Math.max(window.ends - present, 1) };
  };

  return {
    check(method, route, key) {
      const name = nameOf(names, `${method} ${route}`);
      const { limit, seconds } = limits ? (limits.bucket ?? limitOf(method, route)) : PLENTY;
      if (!limits) return { headers: headersOf(name, limit, limit - 1, seconds), refused: undefined };
      const own = take(`${method} ${key}`, limit, seconds * 1000 * scale);
      const headers = headersOf(name, limit, Math.max(own.left, 0), own.resetMs / 1000);
      const all =
        route === CALLBACK ? undefined : take('global', limits.global ?? GLOBAL_A_SECOND, 1000 * scale);
      if (all && all.left < 0) return { headers, refused: { retryAfter: all.resetMs / 1000, global: true } };
      if (own.left < 0) return { headers, refused: { retryAfter: own.resetMs / 1000, global: false } };
      return { headers, refused: undefined };
    },
  };
}

function nameOf(names: Map<string, string>, route: string): string {
  const known = names.get(route);
  if (known !== undefined) return known;
  const name = Buffer.from(route).toString('hex').slice(-32).padStart(32, '0');
  names.set(route, name);
  return name;
}

function headersOf(
  bucket: string,
  limit: number,
  left: number,
  seconds: number,
): Readonly<Record<string, string>> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(left),
    'X-RateLimit-Reset': (Date.now() / 1000 + seconds).toFixed(3),
    'X-RateLimit-Reset-After': seconds.toFixed(3),
    'X-RateLimit-Bucket': bucket,
  };
}

/** The answer 429. */
export function tooMany(
  response: ServerResponse,
  refused: { readonly retryAfter: number; readonly global: boolean },
): JsonObject {
  const { retryAfter, global } = refused;
  // Discord rounds up to whole seconds; what is shorter only exists in scaled time.
  response.setHeader('Retry-After', retryAfter < 1 ? retryAfter.toFixed(3) : String(Math.ceil(retryAfter)));
  response.setHeader('X-RateLimit-Scope', global ? 'global' : 'user');
  if (global) response.setHeader('X-RateLimit-Global', 'true');
  else response.setHeader('X-RateLimit-Reset-After', retryAfter.toFixed(3));
  return { message: 'You are being rate limited.', retry_after: retryAfter, global };
}
