// @ts-check
import { inText } from './commands.js';
import { icon, make } from './dom.js';
import { nameOf } from './names.js';
import { write } from './time.js';
import { word } from './words.js';

/** @import { Button, Entry, Message } from "./api.js" */

const LIVELY = new RegExp(`(https?://\\S*[\\w/]|${inText.source})`);

/**
 * Links open, and a command the coach mentions can be pressed, as in any messenger.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function lively(text) {
  return text.split(LIVELY).map((piece) => {
    if (piece.startsWith('/') && inText.test(piece)) {
      const command = make('button', 'inline-command', piece);
      command.type = 'button';
      command.dataset['command'] = piece;
      return command;
    }
    if (!/^https?:\/\//.test(piece)) return piece;
    const link = make('a', '', piece);
    link.href = piece;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    return link;
  });
}

/** @param {string} text */
function paragraphs(text) {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim());
}

/** @param {NonNullable<Message["file"]>} file */
function fileChip({ name, url }) {
  const chip = make('a', 'file', icon('file'), make('span', '', name));
  chip.href = url;
  chip.download = name;
  chip.setAttribute('aria-label', word('page-download', { file: name }));
  return chip;
}

/** @param {NonNullable<Message["image"]>} image */
function picture({ alt, url }) {
  const drawing = make('img', '');
  drawing.alt = alt;
  drawing.src = url;
  const link = make('a', 'picture', drawing);
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}

/** @param {Button} button */
function answer({ id, label }) {
  const element = make('button', id === 'why' ? 'why' : 'answer', label);
  element.type = 'button';
  element.dataset['button'] = id;
  return element;
}

/** @param {Button[][]} rows */
function keyboard(rows) {
  return make('div', 'keyboard', ...rows.map((row) => make('div', 'row', ...row.map(answer))));
}

/** @param {Message} message what stands on top of a room */
export function pinnedNote({ text }) {
  return make('div', 'note', ...paragraphs(text).map((one) => make('p', '', ...lively(one))));
}

/**
 * @param {Entry} entry
 * @param {string} zone
 * @param {boolean} inRoom where it has to be said who speaks
 */
export function bubble(entry, zone, inRoom = false) {
  const hour = write('hour', entry.at, zone);
  const stamp = make('time', 'stamp', hour);
  stamp.dateTime = entry.at;
  const mine = 'from' in entry;
  const texts = paragraphs(entry.text).map((text) => make('p', '', ...(mine ? [text] : lively(text))));
  const body = make('div', 'body', ...texts);
  const element = make('article', 'bubble', body);

  if (mine) {
    element.classList.add('mine');
    const name = nameOf(entry.from);
    element.setAttribute(
      'aria-label',
      inRoom ? word('page-from-someone', { name, time: hour }) : word('page-from-you', { time: hour }),
    );
    if (inRoom) body.prepend(make('b', 'who', name));
  } else {
    element.classList.add('theirs');
    element.setAttribute('aria-label', word('page-from-coach', { time: hour }));
    element.dataset['message'] = String(entry.id);
    if (entry.asks) element.dataset['asks'] = entry.asks;
    if (entry.image) body.prepend(picture(entry.image));
    if (entry.file) body.append(fileChip(entry.file));
    if (entry.edited) stamp.prepend(`${word('page-edited')} `);
    if (entry.pinned) stamp.prepend(icon('pin'), make('span', 'unseen', word('page-room-pinned')));
    if (entry.buttons.length > 0) element.append(keyboard(entry.buttons));
  }
  body.append(stamp);
  return element;
}
