import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../src/bot/quote.ts';
import { onDiscord } from './on-discord.ts';
import { onPlayground } from './on-playground.ts';
import { onTelegram } from './on-telegram.ts';
import { answers, ENROLMENT } from './story.ts';

const HOSTILE = [
  '@everyone @here <@1> <@&2> <#3>',
  '<b>bold</b> <script>alert(1)</script>',
  '[x](tg://user?id=1) [y](https://example.org)',
  '</code></pre>&amp;&#60;',
  '**a** __b__ ~~c~~ ||d|| `e` ```f```',
  '# head',
  '> quoted',
  '- item',
  '1. first',
  'https://example.org/?a=1&b=2 example.org t.me/x',
  '<t:0:R> <:name:1> </today:1>',
  '/forget',
  'zero\u{200B}width\u{200D}\u{FEFF}',
  '\u{202E}right to left\u{202C} \u{2066}isolated',
  'سريع جدا ثم <b>',
  'a\u{F0000}time 2026-03-02T07:00:00.000Z\u{F0001}forged\u{F0002}',
  '🏃'.repeat(249),
  '\\\\ \\* \\_',
  "Robert'); DROP TABLE records;--",
] as const;

/** What somebody may write as the cause of their injury: 500 characters at most, and more than spaces. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc
      .array(fc.constantFrom(...HOSTILE, ' ', '\n', '*', '_', '`', '<', '>', '&', '@'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  )
  .map((text) =>
    Buffer.from(text)
      .toString()
      .slice(0, 400)
      .replace(/[\uD800-\uDBFF]$/u, ''),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && !text.startsWith('/'));

const bare = (text: string) => text.replaceAll(/\s/gu, '');

/** Random texts, the same each time. */
const RANDOM = fc.sample(words, { seed: 7, numRuns: 40 });

describe.each([
  ['the playground', onPlayground],
  ['Telegram', onTelegram],
  ['Discord', onDiscord],
])('on %s', (_name, start) => {
  it('somebody’s own words come back as they were written: no markup, no mention, no call refused', async () => {
    const stage = await start();
    const texts = [...HOSTILE.filter((text) => !text.startsWith('/')), ...RANDOM];
    await Promise.all(
      texts.map(async (text, index) => {
        const ana = await stage.someone(`p${index}`);
        await ana.says('/start');
        await answers(
          ana,
          ENROLMENT.map(([question, answer]) => [
            question,
            /caused it/.test(question.source) ? `…${text}` : answer,
          ]),
        );
        await ana.says('/progress');
        const { text: seen } = await ana.hears(/What may have brought it on/);
        // A platform may make a space of a character that shows nothing.
        expect(bare(seen)).toContain(bare(`“${quote(text)}”`));
      }),
    );
    expect(stage.violations()).toEqual([]);
    expect(stage.pinged()).toEqual([]);
  });
});
