import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moment, withMoments } from '../../src/bot/moment.ts';
import { quote } from '../../src/bot/quote.ts';

const inside = (words: string) => quote(words).slice(1, -1);

it('leaves ordinary words of any script as they are', () => {
  for (const words of ['too much, too soon', 'zu früh & <zu> viel', 'سريع جدا', '走りすぎ', '👩‍👩‍👧 café'])
    expect(inside(words)).toBe(words);
});

it('is one line, and turns nothing around it', () => {
  expect(inside('two\nlines\r\n and\ttabs')).toBe('two lines and tabs');
  expect(inside('\u{202E}abc\u{202C} \u{2066}x')).toBe('abc x');
  expect(inside('a\u{200B}\u{FEFF}\u{E0041}b\u{0000}')).toBe('ab');
});

it('cannot pretend to be a moment of ours', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const forged = quote(moment('time', '2026-03-02T07:00:00.000Z', words));
      expect(withMoments(forged, () => 'MOMENT')).toBe(forged);
      expect(quote(words)).not.toMatch(/[\p{Cs}\p{Cc}]/u);
    }),
  );
});
