import { GrammyError, HttpError } from 'grammy';
import { networkCode, neverSent } from '../network.ts';
import { StatusFault } from './http.ts';

/** What went wrong with a call. `revoked`: the token is nobody's any more; the others are as deliveries have them. */
export type Trouble =
  | { readonly kind: 'retry'; readonly retryAfterMs?: number }
  | { readonly kind: 'gone' | 'rejected' | 'unknown' | 'revoked' };

/** What an error of the library means, by its codes alone. */
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

/** The number that a group has now. */
export function movedTo(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
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
