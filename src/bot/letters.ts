import { noteClub, toldByClub } from './clubs/told.ts';
import type { Letter } from './letter.ts';
import { heedBuddy, toldByBuddy } from './pairs/told.ts';
import type { Turn } from './turn.ts';
import { isQuiet } from './unprompted.ts';

/** Buddies and clubs have told something: it happens at once, and is said in the morning where it is quiet hours now. */
export function receive(turn: Turn, letter: Letter): void {
  if (letter.type === 'buddy' && !heedBuddy(turn, letter)) return;
  if (letter.type === 'member' && noteClub(turn, letter)) return;
  bring(turn, letter);
}

/** Says it now, or in the morning. So comes back, too, what could not be sent while it was day. */
export function bring(turn: Turn, letter: Letter): void {
  const { record } = turn;
  if (!isQuiet(turn)) return read(turn, letter);
  const letters = record.letters ?? {};
  const number = Math.max(0, ...Object.keys(letters).map(Number)) + 1;
  record.letters = { ...letters, [String(number)]: letter };
}

/** Says what came in the quiet hours, once those are over. */
export function readLetters(turn: Turn): void {
  const { record } = turn;
  if (record.letters === undefined || isQuiet(turn)) return;
  const letters = Object.entries(record.letters).toSorted(([a], [b]) => Number(a) - Number(b));
  delete record.letters;
  for (const [, letter] of letters) read(turn, letter);
}

function read(turn: Turn, letter: Letter): void {
  const before = turn.messages.length;
  if (letter.type === 'buddy') toldByBuddy(turn, letter);
  else toldByClub(turn, letter);
  const said = turn.messages.splice(before);
  turn.messages.push(...said.map((message) => ({ ...message, letter })));
}
