import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moment } from '../../../src/bot/moment.ts';
import type { Button, Message } from '../../../src/bot/message.ts';
import { readCustomId, writeCustomId } from '../../../src/chat/discord/custom-id.ts';
import { editBody, encode, encodeChange, newBody, type Part } from '../../../src/chat/discord/encode.ts';
import { escapeMarkdown } from '../../../src/chat/discord/escape.ts';
import { shorten, split } from '../../../src/chat/discord/split.ts';
import { question, telling, WORDS } from './bench.ts';

const ANA = '1145141919810893931';
const reader = { id: ANA, words: WORDS['en'] ?? {} };
const contents = (message: Message) => encode(message, reader).map(({ content }) => content);
const asked = (paragraphs: readonly string[], more: Partial<Message> = {}): Message => ({
  ...question,
  paragraphs,
  ...more,
});

/** Texts meant to break out of being text. */
const HOSTILE = [
  '@everyone',
  '@here <@1145141919810893931> <@&1> <#1> </today:1> <:x:1> <a:x:1> <t:0:R> <id:customize>',
  '**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code`',
  '```js\ncode\n```',
  '# big\n## less\n-# small\n> quote\n>>> quotes\n- one\n* two\n+ three\n1. first\n  2. second',
  '[mask](https://evil.example) <https://quiet.example> https://loud.example/a_b_c steam://run discord.gg/abc',
  ':tada: :100: 07:30 2026-03-02',
  '\\*already\\* \\\\',
  'a\u200bb \u202eesrever\u202c',
  '¯\\_(ツ)_/¯',
  '👩‍👩‍👧‍👦'.repeat(900),
  '\ud83d lone \udc4d',
];

/** What a reader of Discord sees of an escaped text. */
const seen = (escaped: string) => escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1');
const whole = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

describe('text', () => {
  it.each(HOSTILE)('is shown as it was written: %j', (text) => {
    const parts = encode(asked([text]), reader);
    expect(seen(parts.map(({ content }) => content).join('')).replace(/\s/gu, '')).toBe(
      whole(text).replace(/\s/gu, ''),
    );
    for (const { content = '' } of parts) expect(markupIn(content)).toEqual([]);
  });

  it('is shown as it was written, whatever it is', () => {
    const scrap = fc.oneof(
      fc.constantFrom(...HOSTILE, '\n', '\n\n', ' ', '\\', '*', '@', '<', '`', '|', '1.', '#'),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    );
    const text = fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), fc.boolean(), (said, asks, strong) => {
        const paragraph = said.replace(/[\u{F0000}-\u{F0FFF}]/gu, '');
        const message: Message = {
          ...(asks ? question : telling()),
          paragraphs: [paragraph],
          ...(strong && { strong: paragraph.slice(0, 10) }),
        };
        const parts = encode(message, reader);
        const shown = parts.map(({ content, description }) => content ?? description ?? '');
        for (const [at, { content = '', description = '' }] of parts.entries()) {
          expect(content.length).toBeLessThanOrEqual(2_000);
          expect(description.length).toBeLessThanOrEqual(4_096);
          expect(shown[at]?.trim()).not.toBe(asks && paragraph.trim() === '' ? undefined : '');
        }
        const plain = shown
          .map((one) => seen(one.replace(/(?<!\\)(?:\\\\)*\*\*/g, (stars) => stars.slice(0, -2))))
          .join('');
        expect(plain.replace(/\s/gu, '')).toBe(whole(paragraph).replace(/\s/gu, ''));
      }),
    );
  });

  it('is emphasised where it begins with what matters most, and only there', () => {
    expect(contents(telling('Progress! *Really*.', 'Why: …'))).toEqual(['Progress! \\*Really\\*.\n\nWhy: …']);
    expect(contents({ ...telling('Rest *2* days. Then on.'), strong: 'Rest *2* days.' })).toEqual([
      '**Rest \\*2\\* days.** Then on.',
    ]);
    expect(contents({ ...telling('Then on.'), strong: 'Rest' })).toEqual(['Then on.']);
    expect(contents({ ...telling('Then on.'), strong: '' })).toEqual(['Then on.']);
  });

  it('shows everybody their own time', () => {
    const at = '2026-03-02T07:00:00.000Z';
    expect(contents(telling(`At ${moment('time', at, '8:00')} or _so_`))).toEqual([
      'At <t:1772434800:t> or \\_so\\_',
    ]);
    expect(contents(telling(`On ${moment('day', at, 'Monday_')}`))).toEqual([
      'On Monday\\_ (<t:1772434800:D>)',
    ]);
    expect(contents(telling(`At ${moment('time', 'never', 'eight')}`))).toEqual(['At eight']);
  });

  it('is one embed where it is too long, unless it asks or is a post', () => {
    const long = ['a'.repeat(1_500), 'b'.repeat(1_500)];
    expect(encode(telling(...long), reader)).toEqual([{ description: long.join('\n\n'), rows: [] }]);
    expect(contents({ ...telling(...long), urgency: 'post' })).toEqual(long);
    expect(contents(asked(long))).toEqual(long);
    expect(encode(asked(long), reader).map(({ rows }) => rows.length)).toEqual([0, 1]);
  });

  it('is cut between paragraphs, lines, words, and only then between characters', () => {
    const fits = (piece: string) => piece.length <= 10;
    const texts = (text: string) => split(text, fits).map((piece) => piece.text);
    expect(texts('one two\n\nthree four')).toEqual(['one two', 'three four']);
    expect(texts('one two\nthree four')).toEqual(['one two', 'three four']);
    expect(texts('one two three four')).toEqual(['one two', 'three four']);
    expect(texts('abcdefghijklmnop')).toEqual(['abcdefghij', 'klmnop']);
    expect(texts('👍🏽👍🏽👍🏽👍🏽')).toEqual(['👍🏽👍🏽', '👍🏽👍🏽']);
    expect(texts('👩‍👩‍👧‍👦x').join('')).toBe('👩‍👩‍👧‍👦x');
    expect(texts(' \n ')).toEqual([]);
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('👍🏽👍🏽👍🏽', 9)).toBe('👍🏽👍🏽…');
  });

  it('of nothing is nothing', () => {
    expect(encode(telling(' \n'), reader)).toEqual([]);
    expect(encode(telling(), reader)).toEqual([]);
  });

  it('escapes no more than it must', () => {
    for (const plain of [
      '07:30, 5 km.',
      '2026-03-02',
      '10 × (1 min + 2 min)',
      'a > b',
      'G1 & G2!',
      'R5 = “yes”',
    ])
      expect(escapeMarkdown(plain)).toBe(plain);
  });
});

/** What Discord would make something of: an unescaped sign at a place where it means something. */
function markupIn(escaped: string): readonly string[] {
  const bare = escaped.replace(/\\[!-/:-@[-`{-~]/g, 'x');
  return [...bare.matchAll(/[*_~|`<@[\]]|:\/\/|:[\w+-]+:|^[^\S\n]*(?:[#>+-]|\d+\.\s)/gmu)].map(
    ([sign]) => sign,
  );
}

describe('what can be answered', () => {
  const buttons = (count: number, width = 5): Button[][] =>
    Array.from({ length: Math.ceil(count / width) }, (_, row) =>
      Array.from({ length: Math.min(width, count - row * width) }, (__, at) => ({
        id: `b${row * width + at}`,
        label: `Answer ${row * width + at}`,
      })),
    );
  const rows = (message: Message) => encode(message, reader).at(-1)?.rows ?? [];
  const kinds = (message: Message) =>
    rows(message).map(({ components }) => components.map(({ type }) => type));
  const { Button: B, StringSelect: S } = ComponentType;

  it('stands as it was laid out where that fits, else in rows of five, else in selects', () => {
    expect(kinds({ ...question, buttons: buttons(6, 3) })).toEqual([
      [B, B, B],
      [B, B, B],
    ]);
    expect(kinds({ ...question, buttons: buttons(11, 11) })).toEqual([[B, B, B, B, B], [B, B, B, B, B], [B]]);
    expect(kinds({ ...question, buttons: buttons(6, 1) })).toEqual([[B, B, B, B, B], [B]]);
    expect(kinds({ ...question, buttons: buttons(25) }).flat()).toHaveLength(25);
    expect(kinds({ ...question, buttons: buttons(25), typed: true })).toEqual([[S], [B]]);
    expect(kinds({ ...question, buttons: buttons(24), typed: true }).map(({ length }) => length)).toEqual([
      5, 5, 5, 5, 5,
    ]);
    expect(kinds({ ...question, buttons: buttons(26) })).toEqual([[S], [S]]);
    expect(kinds({ ...question, buttons: buttons(400), typed: true })).toEqual([[S], [S], [S], [S], [B]]);
  });

  it('never says an answer twice, and always shows something', () => {
    const [row] = rows({
      ...question,
      buttons: [
        [
          { id: 'a', label: ' ' },
          { id: 'a', label: 'Again' },
          { id: 'b', label: 'x'.repeat(90) },
        ],
      ],
    });
    expect(row?.components).toMatchObject([
      { label: '…', style: ButtonStyle.Secondary },
      { label: `${'x'.repeat(79)}…` },
    ]);
  });

  it('is a select of what counts together, without the button that ends it', () => {
    const days = [...buttons(7, 4), [{ id: 'done', label: 'These' }]];
    const [row] = rows({ ...question, buttons: days, several: true });
    expect(row?.components).toMatchObject([{ type: S, min_values: 1, max_values: 7 }]);
    expect(rows({ ...question, buttons: days, several: true, typed: true })).toHaveLength(2);
  });

  it('is nothing where there is no question, and gone where it is closed', () => {
    const { ref: _, ...refless } = question;
    expect(encode(refless, reader)[0]?.rows).toEqual([]);
    expect(encodeChange({ ...question, closes: true }, reader)?.rows).toEqual([]);
    expect(encodeChange({ ...telling(), closes: true, ref: 'q1' }, reader)).toBeUndefined();
    expect(editBody(undefined)).toEqual({ components: [], allowed_mentions: { parse: [] } });
  });

  it('carries whose it is, what was asked and what is answered, however long', () => {
    const ids = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 64n - 1n), ids, ids, (person, ref, button) => {
        const said = { kind: 'button', owner: person.toString(), ref, button } as const;
        const id = writeCustomId(said);
        if (id === undefined) return;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(id).toMatch(/^[!-~]+$/);
        expect(readCustomId(id)).toEqual(said);
      }),
    );
    const longest = {
      kind: 'button',
      owner: '18446744073709551615',
      ref: 'verdict:12:2026-03-02T07:00:00.000Z',
      button: 'America/Argentina/ComodRivadavia',
    } as const;
    expect(writeCustomId(longest)).toBeDefined();
  });

  it('goes into a select where its id would be too long for a button', () => {
    const id = 'x'.repeat(95);
    const [row] = rows({ ...question, buttons: [[{ id, label: 'Long' }]] });
    expect(row?.components).toMatchObject([{ type: S, options: [{ value: id, label: 'Long' }] }]);
  });
});

describe('bodies', () => {
  const part: Part = { content: 'x', rows: [] };

  it('ping nobody, unfold nothing, and hide what is to be hidden', () => {
    expect(newBody(part)).toEqual({
      content: 'x',
      allowed_mentions: { parse: [] },
      flags: MessageFlags.SuppressEmbeds,
    });
    expect(newBody(part, true).flags).toBe(MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral);
    expect(newBody({ description: 'x', rows: [] })).toEqual({
      embeds: [{ description: 'x' }],
      allowed_mentions: { parse: [] },
      flags: 0,
    });
    expect(editBody({ description: 'x', rows: [] })).toMatchObject({
      content: '',
      embeds: [{ description: 'x' }],
      components: [],
    });
  });

  it('bring a file with what it is', () => {
    const file = { name: 'comeback.json', mime: 'application/json', body: '{"ä":1}' };
    const [one] = encode({ ...telling('All that is held.'), file }, reader);
    expect(one && newBody(one).attachments).toEqual([
      { id: '0', filename: 'comeback.json', description: 'All that is held.' },
    ]);
    expect(encode({ ...telling(), file }, reader)).toHaveLength(1);
  });
});
