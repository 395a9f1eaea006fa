import { violate } from './refusal.ts';

/** The only names the server knows; numbers are known too. */
const NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const REFERENCE = /&(?:(lt|gt|amp|quot)|#(\d{1,8})|#[xX]([\da-fA-F]{1,6}));?/y;

/** The character that is written at a place, and how long its writing is; nothing where none is. */
export function reference(html: string, at: number): readonly [string, number] | undefined {
  REFERENCE.lastIndex = at;
  const found = REFERENCE.exec(html);
  const character = found && characterOf(found);
  return found && character !== null && character !== undefined ? [character, found[0].length] : undefined;
}

function characterOf(found: RegExpExecArray): string | undefined {
  const [, name, decimal, hexadecimal] = found;
  if (name !== undefined) return NAMES[name];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 0 || code >= 0x10ffff) return undefined;
  if (code >= 0xd800 && code <= 0xdfff) throw violate("can't parse entities: Invalid surrogate pair");
  return String.fromCodePoint(code);
}
