import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moment } from '../../../src/bot/moment.ts';
import { escape, isBlank, plain, split } from '../../../src/chat/telegram/text.ts';

const cut = (text: string, most: number) => split(text, most).map((stretch) => stretch.text);

describe('a text that is too long', () => {
  it.each([
    ['at paragraphs', 'one two\n\nthree\nfour', 16, ['one two', 'three\nfour']],
    ['then at lines', 'one two\nthree four', 16, ['one two', 'three four']],
    ['then at words', 'one two three', 9, ['one two', 'three']],
    ['then anywhere', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['just behind what fits', 'one two\n\nthree', 7, ['one two', 'three']],
  ])('is cut %s', (_, text, most, parts) => {
    expect(cut(text, most)).toEqual(parts);
  });

  it('keeps together what is seen as one character', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(cut(family.repeat(3), 25)).toEqual([family.repeat(2), family]);
    expect(cut('e\u0301'.repeat(3), 3)).toEqual(['e\u0301', 'e\u0301', 'e\u0301']);
  });

  it('cuts what is seen as one character only where it fits nowhere, and never a character', () => {
    const endless = `e${'\u{1F3FD}'.repeat(40)}`;
    const parts = cut(endless, 9);
    expect(parts.join('')).toBe(endless);
    expect(parts.every((part) => part.length <= 9 && part === plain(part))).toBe(true);
  });

  it('loses nothing but spaces, whatever it is', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('a', ' ', '\n', '\n\n', '👍🏽', '\u200b', '\u202e', 'é'),
        maxLength: 300,
      }),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 60 }), (given, most) => {
        const text = plain(given);
        const stretches = split(text, most);
        for (const stretch of stretches) {
          expect(stretch.text.length).toBeLessThanOrEqual(most);
          expect(isBlank(stretch.text)).toBe(false);
          expect(text.startsWith(stretch.text, stretch.from)).toBe(true);
          expect(plain(stretch.text)).toBe(stretch.text);
        }
        const seen = (all: string): string => all.replace(/[\s\p{Cc}\p{Cf}]/gu, '');
        expect(seen(stretches.map((stretch) => stretch.text).join(''))).toBe(seen(text));
      }),
    );
  });
});

describe('what the platform is given', () => {
  it('has moments as their words', () => {
    expect(plain(`at ${moment('time', '2026-03-02T07:00:00.000Z', '07:00')}, then`)).toBe('at 07:00, then');
  });

  it('has no half characters, and one kind of line break', () => {
    expect(plain('a\ud800b\r\nc\rd\u0000e')).toBe('a\ufffdb\nc\nd e');
  });

  it('is no markup', () => {
    expect(escape('<b>&lt;</b> & "x"')).toBe('&lt;b&gt;&amp;lt;&lt;/b&gt; &amp; "x"');
  });
});
