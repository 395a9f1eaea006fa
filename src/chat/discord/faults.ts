import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Delivery } from '../adapter.ts';
import { networkCode, neverSent } from '../network.ts';

/** Discord's own numbers for what went wrong, where we tell them apart. */
export const Code = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  tooManyFollowUps: 40_094,
  dmsTooFast: 40_003,
  acknowledged: 40_060,
  missingAccess: 50_001,
  cannotMessage: 50_007,
  noTextChannel: 50_008,
  missingPermissions: 50_013,
  wrongChannel: 50_024,
  invalidWebhookToken: 50_027,
  threadArchived: 50_083,
  threadLocked: 160_005,
  noSharedServer: 50_278,
} as const;

/**
 * A call that failed: what it means for a parcel, and `code` for the log and for telling faults apart (Discord's own
 * number where it gave one, else the status or what the network said). `revoked`: the token is not known any more.
 */
export interface Fault {
  readonly kind: 'retry' | 'gone' | 'rejected' | 'unknown' | 'revoked';
  readonly code: number | string;
  readonly retryAfterMs?: number;
}

/** So many milliseconds longer than Discord asks, as the library waits: clocks differ. */
const LATER = 50;

const GONE: ReadonlySet<number> = new Set([Code.unknownUser, Code.cannotMessage, Code.noSharedServer]);
/** In a room: there is none any more, or nothing can be posted there. */
const ROOM_GONE: ReadonlySet<number | string> = new Set([
  Code.unknownChannel,
  Code.unknownGuild,
  Code.missingAccess,
  Code.missingPermissions,
  Code.noTextChannel,
  Code.wrongChannel,
  Code.threadArchived,
  Code.threadLocked,
]);
const EXPIRED: ReadonlySet<number | string> = new Set([
  Code.unknownInteraction,
  Code.unknownWebhook,
  Code.invalidWebhookToken,
  Code.tooManyFollowUps,
]);

/** Discord said no to a call that we made without the library. */
export class Refused extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`refused: ${fault.code}`);
    this.fault = fault;
  }
}

/** What an error of a call means. By codes alone: texts change. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refused) return error.fault;
  if (error instanceof RateLimitError) return limited(error.retryAfter);
  if (error instanceof HTTPError) return refused(error.status);
  if (error instanceof DiscordAPIError) return refused(error.status, error.code);
  const code = networkCode(error) ?? (error instanceof Error ? error.name : 'unknown');
  return { kind: neverSent(error) ? 'retry' : 'unknown', code };
}

/** What it means when Discord says no, told from the answer itself. */
export async function refusalOf(answer: {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}): Promise<Fault> {
  const { status, headers } = answer;
  const after = Number(headers.get('retry-after') ?? 0);
  if (status === 429 && after >= 0) return limited(after * 1_000 + LATER);
  // Some answers come from before Discord itself, and are no JSON.
  const said = await answer.json().catch(() => undefined);
  return refused(status, (said as { readonly code?: unknown } | null | undefined)?.code);
}

/** Whether an interaction can be answered no more, so that its answer has to go another way. */
export function expired(fault: Fault): boolean {
  return EXPIRED.has(fault.code);
}

/** What a failed call means for a parcel. */
export function deliveryOf({ kind, retryAfterMs }: Fault): Delivery {
  if (kind === 'retry' && retryAfterMs !== undefined) return { kind, retryAfterMs };
  // With a new token it can still be said.
  return { kind: kind === 'revoked' ? 'retry' : kind };
}

/** What it means for a parcel to a room. */
export function roomDeliveryOf(fault: Fault): Delivery {
  return ROOM_GONE.has(fault.code) ? { kind: 'gone' } : deliveryOf(fault);
}

function limited(ms: number): Fault {
  return { kind: 'retry', code: 429, retryAfterMs: Math.max(0, Math.ceil(ms)) };
}

/** Some answers have no code, or 0: then the status says more. */
function refused(status: number, given?: unknown): Fault {
  const code = typeof given === 'number' && given !== 0 && status < 500 ? given : status;
  return { kind: kindOf(status, code), code };
}

function kindOf(status: number, code: number): Fault['kind'] {
  if (status >= 500 || code === Code.dmsTooFast) return 'retry';
  if (GONE.has(code)) return 'gone';
  // The token of an interaction has a code of its own: this is the bot's.
  if (status === 401 && code !== Code.invalidWebhookToken) return 'revoked';
  return status === 408 || status === 429 ? 'retry' : 'rejected';
}
