import type { Client } from './client.ts';
import { troubleOf } from './faults.ts';
import type { Health } from './health.ts';
import type { Intake } from './intake.ts';
import { AGAIN_PAUSE, BATCH, POLL_TIME } from './limits.ts';

/** The only kinds of updates that are asked for. */
export const UPDATES = ['message', 'callback_query', 'my_chat_member', 'chat_member'] as const;

/** What polling needs. */
export interface PollParts {
  readonly client: Client;
  readonly intake: Intake;
  readonly health: Health;
  readonly stopping: AbortSignal;
  /** Waits; less when it is stopping. */
  readonly pause: (ms: number) => Promise<void>;
  /** Told when the first poll was answered. */
  readonly listening: () => void;
  /** Told when the platform does not know the token any more. */
  readonly revoked: () => void;
}

/**
 * Takes updates until it is stopped. It is a loop of our own, and not the library's: that one confirms an update
 * whatever became of it, waits for each one's handling, gives up when another process polls, and asks the platform
 * once more before it ends, however long that takes.
 */
export async function poll(parts: PollParts): Promise<void> {
  const { client, intake, health, stopping, pause } = parts;
  let offset = 0;
  let refusals = 0;
  // The first poll, and the first after a failure, is answered at once: only then is it known that we listen.
  let timeout = 0;
  const ask = (seconds: number, limit: number) =>
    client.api.getUpdates({ offset, timeout: seconds, limit, allowed_updates: UPDATES });

  while (!stopping.aborted) {
    let updates: Awaited<ReturnType<typeof ask>>;
    try {
      updates = await ask(timeout, BATCH);
    } catch (error) {
      if (stopping.aborted) break;
      const trouble = troubleOf(error);
      if (trouble.kind === 'revoked') return parts.revoked();
      timeout = 0;
      const asked = trouble.kind === 'retry' ? trouble.retryAfterMs : undefined;
      await pause(health.failed(error, asked));
      continue;
    }
    health.works(timeout > 0 && updates.length === 0);
    parts.listening();
    timeout = POLL_TIME;
    for (const update of updates) {
      if (stopping.aborted) break;
      if (await intake.take(update)) {
        offset = update.update_id + 1;
        refusals = 0;
        continue;
      }
      // Not confirmed, it comes again, and so does everything behind it: nobody is overtaken.
      await pause(AGAIN_PAUSE * 2 ** refusals);
      refusals += 1;
      break;
    }
  }
  // Confirms what was taken, so that the next start does not get it again; it would know it by its key.
  if (offset > 0) await ask(0, 1).catch(() => {});
}
