import type { Update } from 'grammy/types';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Client } from './client.ts';
import { HOOK_BODY_MOST } from './limits.ts';
import { UPDATES } from './poll.ts';

/** Where the platform says who posts. */
const HEADER = 'x-telegram-bot-api-secret-token';

/** What only the platform and we know: made of the token, so that nothing has to be set and it is always the same. */
export function secretOf(token: string): string {
  return createHmac('sha256', token).update('telegram webhook').digest('hex');
}

/** Makes the platform post to `url`, where it does not yet. */
export async function setHook({ api }: Client, url: string, token: string): Promise<void> {
  const info = await api.getWebhookInfo();
  const all = UPDATES.toSorted().join(' ') === (info.allowed_updates ?? []).toSorted().join(' ');
  // What went wrong lately may have been the secret, which the platform does not tell.
  if (info.url === url && all && info.last_error_date === undefined) return;
  await api.setWebhook({ url, allowed_updates: UPDATES, secret_token: secretOf(token) });
}

/** Makes the platform keep updates for polling. */
export async function removeHook({ api }: Client): Promise<void> {
  const { url } = await api.getWebhookInfo();
  if (url !== '' && url !== undefined) await api.deleteWebhook({});
}

/**
 * Answers what is posted to the webhook. Who posts is known before anything is read. What could not be kept is refused,
 * and the platform posts it again.
 *
 * @param take takes an update, or nothing where nobody listens
 */
export async function serveHook(
  request: Request,
  token: string,
  take: ((update: Update) => Promise<boolean>) | undefined,
): Promise<Response> {
  if (!same(request.headers.get(HEADER) ?? '', secretOf(token))) return status(401);
  if (request.method !== 'POST') return status(405);
  if (!take) return status(503);
  if (Number(request.headers.get('content-length') ?? 0) > HOOK_BODY_MOST) return status(413);
  const update = read(await request.text());
  if (!update) return status(400);
  return status((await take(update)) ? 200 : 500);
}

function read(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isUpdate(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' && value !== null && 'update_id' in value && Number.isInteger(value.update_id)
  );
}

/** Takes the same time wherever they differ. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function status(code: number): Response {
  return new Response(null, { status: code });
}
