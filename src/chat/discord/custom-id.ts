import { LONGEST_CUSTOM_ID } from './limits.ts';

/*
 * What a button, select or modal carries back to us: whose it is, the `ref` of its message and, of a button, the
 * answer. All of it is in the id itself, so nothing needs to be remembered and a button works after any restart.
 * Refs and answers stay readable; whatever is no plain character, and our own two marks, is written as %hhhh.
 */

const KINDS = { button: 'b', pick: 's', several: 'w', type: 't', modal: 'm' } as const;

/**
 * `button`, one answer; `pick`, a select whose option is the answer; `several`, a select whose options together are;
 * `type`, the button that opens a modal; `modal`, that modal.
 */
export type Kind = keyof typeof KINDS;

/** What a custom id says. */
export interface CustomId {
  readonly kind: Kind;
  /** The id of the only user who may use it. */
  readonly owner: string;
  readonly ref: string;
  /** Of a button, the answer; of several selects in one message, which one. */
  readonly button: string;
}

/** The custom id for Discord; undefined where it would be too long. */
export function writeCustomId({ kind, owner, ref, button }: CustomId): string | undefined {
  return customIds(owner, ref)(kind, button);
}

/** Those of one message, which all say whose it is and which. */
export function customIds(owner: string, ref: string): (kind: Kind, button: string) => string | undefined {
  const message = `${BigInt(owner).toString(36)}|${mark(ref)}`;
  return (kind, button) => {
    const id = `${KINDS[kind]}|${message}|${mark(button)}`;
    return id.length <= LONGEST_CUSTOM_ID ? id : undefined;
  };
}

/** What a custom id says; undefined where it is none of ours. */
export function readCustomId(id: string): CustomId | undefined {
  const [letter, person = '', ref = '', button, ...more] = id.split('|');
  const kind = kinds.find((one) => KINDS[one] === letter);
  const owner = fromBase36(person);
  if (kind === undefined || owner === undefined || button === undefined || more.length > 0) return undefined;
  return { kind, owner, ref: unmark(ref), button: unmark(button) };
}

const kinds: readonly Kind[] = ['button', 'pick', 'several', 'type', 'modal'];

function mark(text: string): string {
  return text.replace(/[^!-~]|[%|]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function unmark(text: string): string {
  return text.replace(/%([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A user's id out of its short form. */
function fromBase36(text: string): string | undefined {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined;
  let id = 0n;
  for (const digit of text) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return id.toString();
}
