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

/** What an error of the library's means. By codes alone: texts change. */
export function faultOf(error: unknown): Fault {
  if (error instanceof RateLimitError)
    return { kind: 'retry', code: 429, retryAfterMs: Math.max(0, Math.ceil(error.retryAfter)) };
  if (error instanceof HTTPError) return { kind: 'retry', code: error.status };
  if (error instanceof DiscordAPIError) return { kind: kindOf(error), code: codeOf(error) };
  const code = networkCode(error) ?? (error instanceof Error ? error.name : 'unknown');
  return { kind: neverSent(error) ? 'retry' : 'unknown', code };
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

function kindOf(error: DiscordAPIError): Fault['kind'] {
  const code = codeOf(error);
  if (code === Code.dmsTooFast) return 'retry';
  if (GONE.has(code)) return 'gone';
  // The token of an interaction has a code of its own: this is the bot's.
  if (error.status === 401 && code !== Code.invalidWebhookToken) return 'revoked';
  return error.status === 408 || error.status === 429 ? 'retry' : 'rejected';
}

/** Some answers come from before Discord itself and have no code, or 0: then the status says more. */
function codeOf({ code, status }: DiscordAPIError): number {
  return typeof code === 'number' && code !== 0 ? code : status;
}
