import type { MessageEntity } from '@grammyjs/types';

/** What the server finds in a text by itself, in the order in which it gives way to what was found before. */
const FOUND: readonly (readonly [MessageEntity.CommonMessageEntity['type'], RegExp])[] = [
  // Neither in a word nor in a path: the "/10" of "3/10" is no command, and neither is "/usr/bin".
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ['email', /(?<![\p{L}\p{N}_.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}/gu],
  ['url', /(?<![\p{L}\p{N}_@./])https?:\/\/[^\s<>"']+[^\s<>"'.,:;!?)]/giu],
  [
    'url',
    /(?<![\p{L}\p{N}_@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|me|app|dev|info|eu|de|uk|fr|ru|ua|nl|ch|at)(?:\/[^\s<>"']*[^\s<>"'.,:;!?)])?(?![\p{L}\p{N}_@])/giu,
  ],
  ['mention', /(?<![\p{L}\p{N}_@/])@[a-zA-Z0-9_]{2,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_/])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}(?![\p{L}\p{N}_#])/gu],
];

/** Cheap to ask first: nearly no text holds any of these. */
const WORTH_LOOKING = /[@/#.]/;

/** What the server finds by itself in a text, where nothing is marked that forbids it. */
export function detect(text: string, marked: readonly MessageEntity[]): readonly MessageEntity[] {
  if (!WORTH_LOOKING.test(text)) return marked;
  const taken = marked.filter((one) => ['pre', 'code', 'text_link', 'text_mention'].includes(one.type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of FOUND)
    for (const { 0: hit, index } of text.matchAll(pattern)) {
      const entity = { type, offset: index, length: hit.length };
      if (![...taken, ...found].some((one) => overlap(one, entity))) found.push(entity);
    }
  if (found.length === 0) return marked;
  return [...marked, ...found].toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
