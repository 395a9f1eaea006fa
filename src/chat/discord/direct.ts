import type { Calls, Result, Sent } from './calls.ts';
import { filesOf, newBody, type Part } from './encode.ts';
import { Code } from './faults.ts';
import { createRecent } from './recent.ts';

/** The private chats with people. */
export interface Direct {
  /** Says something there. `nonce` is the same at every attempt: Discord knows a repetition by it. */
  say(user: string, part: Part, nonce: string): Promise<Result<Sent>>;
  /** Which channel somebody's private chat is: that spares the asking. */
  learn(user: string, channel: string): void;
  forget(user: string): void;
}

/** People whose channel is remembered. */
const MOST_CHANNELS = 5_000;

/** Private chats over some calls. */
export function createDirect(calls: Calls): Direct {
  const channels = createRecent<string>(MOST_CHANNELS);

  async function open(user: string): Promise<Result<string>> {
    const opened = await calls.openDm(user);
    if ('fault' in opened) return opened;
    // Something between us and Discord may answer in its place.
    if (typeof opened.ok.id !== 'string') return { fault: { kind: 'retry', code: 'no-channel' } };
    channels.set(user, opened.ok.id);
    return { ok: opened.ok.id };
  }

  return {
    async say(user, part, nonce) {
      const body = newBody(part);
      const known = channels.get(user);
      if (known !== undefined) {
        const result = await calls.post(known, body, nonce, filesOf(part));
        if ('ok' in result || result.fault.code !== Code.unknownChannel) return result;
        channels.delete(user);
      }
      const channel = await open(user);
      if ('fault' in channel) return channel;
      return calls.post(channel.ok, body, nonce, filesOf(part));
    },
    learn: channels.set,
    forget: channels.delete,
  };
}
