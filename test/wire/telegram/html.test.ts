import { describe, expect, it } from 'vitest';
import { readHtml } from './html.ts';

const read = (html: string): { text: string; entities: readonly object[]; odd: number } => {
  let odd = 0;
  const { text, entities } = readHtml(html, () => {
    odd += 1;
  });
  return { text, entities, odd };
};

describe('a text marked up as HTML', () => {
  it.each([
    ['plain', 'plain', []],
    [
      '<b>a</b> <i>b</i>',
      'a b',
      [
        ['bold', 0, 1],
        ['italic', 2, 1],
      ],
    ],
    [
      '<strong>a<em>b</em></strong>',
      'ab',
      [
        ['bold', 0, 2],
        ['italic', 1, 1],
      ],
    ],
    ['<B>a</b>', 'a', [['bold', 0, 1]]],
    ['<b>a</b><b>b</b>', 'ab', [['bold', 0, 2]]],
    ['\u{1f3c3}<b>é</b>', '\u{1f3c3}é', [['bold', 2, 1]]],
    [
      '<s>a</s><u>b</u>',
      'ab',
      [
        ['strikethrough', 0, 1],
        ['underline', 1, 1],
      ],
    ],
    ['<tg-spoiler>a</tg-spoiler>', 'a', [['spoiler', 0, 1]]],
    ['<span class="tg-spoiler">a</span>', 'a', [['spoiler', 0, 1]]],
    ['<code>a<b>b</b></code>', 'ab', [['code', 0, 2]]],
    ['<blockquote expandable>a</blockquote>', 'a', [['expandable_blockquote', 0, 1]]],
    ['<b></b>x', 'x', []],
    ['&lt;&gt;&amp;&quot;&#233;&#xe9;', '<>&"éé', []],
    ['&amp;lt;', '&lt;', []],
  ])('%s', (html, text, marks) => {
    const got = read(html);
    expect(got.text).toBe(text);
    expect(got.entities).toEqual(marks.map(([type, offset, length]) => ({ type, offset, length })));
    expect(got.odd).toBe(0);
  });

  it('knows links and languages', () => {
    expect(read('<a href="https://example.org/?a=1&amp;b">x</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b' },
    ]);
    expect(read('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 1, language: 'ts' },
    ]);
  });

  it.each([
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['é<br>', 'Unsupported start tag "br" at byte offset 2'],
    ['<p>a</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['1 < 2 > 0', 'Unsupported start tag "" at byte offset 2'],
    ['a <b', 'Unclosed start tag at byte offset 2'],
    ['<a href="x', 'Unclosed start tag "a" at byte offset 0'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<i foo>a</i>', 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 0'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses %s', (html, complaint) => {
    expect(() => read(html)).toThrow(`Bad Request: can't parse entities: ${complaint}`);
  });

  it.each(['R & D', '&nbsp;', '&laquo;x', '&#0;'])('lets %s stand, and tells of it', (html) => {
    expect(read(html)).toEqual({ text: html, entities: [], odd: 1 });
  });
});
