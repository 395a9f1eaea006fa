import { createHmac } from 'node:crypto';
import { DATA_BYTES_MOST } from './limits.ts';

/** What a button carries: the ref of its message and the answer it gives. */
export interface Pressed {
  readonly ref: string;
  readonly button: string;
}

/** Writes what a button carries, and reads it back. */
export interface Presses {
  write(pressed: Pressed): string;
  /** Nothing where it cannot be read. */
  read(data: string): Pressed | undefined;
}

/** How many of those that are too long are remembered: each is a hundred bytes, and most never come back. */
const REMEMBERED = 5_000;

/** Instants are what makes a ref long: a number in base 36 says the same in nine characters. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const PACKED = /~([0-9a-z]{1,9});/g;

/**
 * A button's data holds `ref|button`, so that it can be read after a restart and whatever became of the message since.
 * What is still too long, which no ref and button of ours together are, is a hash under the bot's own key, and
 * remembered: after a restart such a button is outdated, and never means something else.
 */
export function createPresses(key: string): Presses {
  const remembered = new Map<string, Pressed>();
  return {
    write(pressed) {
      const data = `${pack(pressed.ref)}|${pack(pressed.button)}`;
      if (Buffer.byteLength(data) <= DATA_BYTES_MOST) return data;
      const text = JSON.stringify([pressed.ref, pressed.button]);
      const hash = `#${createHmac('sha256', key).update(`press ${text}`).digest('base64url').slice(0, 32)}`;
      remembered.delete(hash);
      remembered.set(hash, pressed);
      const [oldest] = remembered.keys();
      if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      return hash;
    },
    read(data) {
      if (data.startsWith('#')) return remembered.get(data);
      const [ref, button, more] = data.split('|').map(unpack);
      return ref && button && more === undefined ? { ref, button } : undefined;
    },
  };
}

function pack(text: string): string {
  const safe = text.replace(/[%|~#]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return safe.replace(INSTANT, (instant) => {
    const ms = Date.parse(instant);
    return Number.isNaN(ms) || ms < 0 || new Date(ms).toISOString() !== instant
      ? instant
      : `~${ms.toString(36)};`;
  });
}

function unpack(packed: string): string {
  return packed
    .replace(PACKED, (_, ms: string) => {
      const at = new Date(Number.parseInt(ms, 36));
      return Number.isNaN(at.getTime()) ? '' : at.toISOString();
    })
    .replace(/%(25|7c|7e|23)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
