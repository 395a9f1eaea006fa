import { GrammyError, HttpError } from 'grammy';
import { networkCode, neverSent } from '../network.ts';
import { StatusFault } from './http.ts';

/** What went wrong with a call. `revoked`: the token is nobody's any more; the others are as deliveries have them. */
export type Trouble =
  | { readonly kind: 'retry'; readonly retryAfterMs?: number }
  | { readonly kind: 'gone' | 'rejected' | 'unknown' | 'revoked' };

/** What an error of the library means for a private chat, by its codes alone. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof GrammyError) return refusal(error.error_code, error.parameters.retry_after);
  const cause = causeOf(error);
  if (cause instanceof StatusFault) return stranger(cause.status);
  return { kind: neverSent(cause) ? 'retry' : 'unknown' };
}

/** The code of an error, for the log: it says nothing about anybody. */
export function codeOf(error: unknown): string {
  if (error instanceof GrammyError) return String(error.error_code);
  const cause = causeOf(error);
  if (cause instanceof StatusFault) return String(cause.status);
  return networkCode(cause) ?? (cause instanceof Error ? cause.name : typeof cause);
}

/** Whether the platform gives the updates to another process. */
export function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

/** Whether the platform took a call and said no to what is in it. */
export function isRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400;
}

/** Whether the platform does not let us look or speak there. */
export function isForbidden(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403;
}

/** Whether whoever was asked about is nobody in that group. */
export function isStranger(error: unknown): boolean {
  return isRefused(error) && STRANGER.test(textOf(error));
}

/** Whether a message says already what it was to be changed to. */
export function isUnchanged(error: unknown): boolean {
  return isRefused(error) && UNCHANGED.test(textOf(error));
}

/** Whether there is no such topic any more. */
export function isTopicGone(error: unknown): boolean {
  return isRefused(error) && TOPIC_GONE.test(textOf(error));
}

/** What an error means for a room: it may have another number, or nothing can be said there any more. */
export function roomTroubleOf(error: unknown): Trouble | { readonly kind: 'moved'; readonly to: number } {
  const to = movedTo(error);
  if (to !== undefined) return { kind: 'moved', to };
  if (isRefused(error) && CLOSED.test(textOf(error))) return { kind: 'gone' };
  return troubleOf(error);
}

/** The number that a group has now. */
export function movedTo(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
}

/*
 * Of what is refused the platform has one code only, 400, and tells the rest in words: the server's own, and such as
 * come from behind it in capitals. What is not known here is told as before.
 */
const STRANGER = /user not found|member not found|PARTICIPANT_ID_INVALID|USER_NOT_PARTICIPANT/i;
const UNCHANGED = /message is not modified/i;
const TOPIC_GONE = /message thread not found|TOPIC_DELETED/i;
const CLOSED = new RegExp(
  [
    'not enough rights',
    'have no rights',
    'need administrator rights',
    'chat not found',
    'message thread not found',
    'group chat was deactivated',
    'TOPIC_CLOSED',
    'TOPIC_DELETED',
    'CHAT_WRITE_FORBIDDEN',
    'CHAT_RESTRICTED',
    'CHAT_ADMIN_REQUIRED',
    'CHAT_SEND_PLAIN_FORBIDDEN',
    'USER_BANNED_IN_CHANNEL',
  ].join('|'),
  'i',
);

function textOf(error: unknown): string {
  return error instanceof GrammyError ? error.description : '';
}

function refusal(code: number, retryAfter: number | undefined): Trouble {
  if (code === 429) return { kind: 'retry', retryAfterMs: (retryAfter ?? 1) * 1000 };
  if (code >= 500 || code === 409) return { kind: 'retry' };
  // A token that is not even well-formed is not found, and neither is a bot that was deleted.
  if (code === 401 || code === 404) return { kind: 'revoked' };
  return { kind: code === 403 ? 'gone' : 'rejected' };
}

/** No answer of the platform: something in between gave it, and let nothing through. */
function stranger(status: number): Trouble {
  if (status === 413) return { kind: 'rejected' };
  return { kind: status >= 400 ? 'retry' : 'unknown' };
}

function causeOf(error: unknown): unknown {
  return error instanceof HttpError ? error.error : error;
}
