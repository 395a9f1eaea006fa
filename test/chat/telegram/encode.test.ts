import { describe, expect, it } from 'vitest';
import { encode, fileName } from '../../../src/chat/telegram/encode.ts';
import { createPresses } from '../../../src/chat/telegram/press.ts';
import { message } from './support.ts';

const presses = createPresses('1:key');
const file = { name: 'export.json', mime: 'application/json', body: '{}' };
const yes = { inline_keyboard: [[{ text: 'Yes', callback_data: 'q1|yes' }]] };
const asking = { ref: 'q1', buttons: [[{ id: 'yes', label: 'Yes' }]] };

describe('a message', () => {
  it('is its paragraphs, an empty line between them, with nothing in them as markup', () => {
    expect(encode(message(['a <b>', '&amp;']), presses)).toEqual([{ html: 'a &lt;b&gt;\n\n&amp;amp;' }]);
  });

  it('has its buttons as they lie, and rows that are too long in several', () => {
    const eight = Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, label: `${at}` }));
    const [part] = encode(message('?', { ref: 'q1', buttons: [...asking.buttons, eight] }), presses);
    expect(part?.keyboard?.inline_keyboard.map((row) => row.length)).toEqual([1, 8, 1]);
    expect(part?.keyboard?.inline_keyboard[0]).toEqual(yes.inline_keyboard[0]);
  });

  it.each([
    ['stands out', 'Progress. <Next>', 'Progress.', '<b>Progress.</b> &lt;Next&gt;'],
    ['is escaped too', '<a> b', '<a>', '<b>&lt;a&gt;</b> b'],
    ['is no beginning', 'Progress.', 'Repeat.', 'Progress.'],
    ['is empty', 'Progress.', '', 'Progress.'],
    ['is half a character', '👍 yes', '👍'.charAt(0), '👍 yes'],
  ])('whose strong beginning %s', (_, text, strong, html) => {
    expect(encode(message([text], { strong }), presses)).toEqual([{ html }]);
  });

  it('that is too long comes in parts, the strong ones strong, with its buttons at the end', () => {
    const strong = 'x'.repeat(5000);
    const parts = encode(message([`${strong}y`], { strong, ...asking }), presses);
    expect(parts).toEqual([
      { html: `<b>${'x'.repeat(4096)}</b>` },
      { html: `<b>${'x'.repeat(904)}</b>y`, keyboard: yes },
    ]);
  });

  it('has its file below the last part where that fits, else after it', () => {
    expect(encode(message('all', { file, ...asking }), presses)).toEqual([
      { html: 'all', file, keyboard: yes },
    ]);
    expect(encode(message('&'.repeat(1024), { file }), presses)).toHaveLength(1);
    const long = 'x'.repeat(1025);
    expect(encode(message(long, { file, ...asking }), presses)).toEqual([
      { html: long, keyboard: yes },
      { file },
    ]);
    expect(encode(message([], { file }), presses)).toEqual([{ file }]);
  });

  it.each([[''], [' \n\t'], ['\u200b\u202e'], []])(
    'with nothing to be seen (%j) is never empty',
    (...paragraphs) => {
      expect(encode(message(paragraphs), presses)).toEqual([{ html: '…' }]);
    },
  );
});

it.each([
  ['comeback.json', 'comeback.json'],
  ['a\r\nb";x=1.json', 'a_b_x_1.json'],
  ['Müller 1.json', 'Müller_1.json'],
  ['', 'file'],
])('a file called %j is sent as %s', (name, sent) => {
  expect(fileName(name)).toBe(sent);
});
