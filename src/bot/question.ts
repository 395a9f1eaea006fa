import { WEEKDAYS } from '../coach/day.ts';
import type { Question } from '../coach/rules.ts';
import { nameOfWeekday } from './format.ts';
import type { Button, Message } from './message.ts';
import { tell, type OpenDialogue, type Turn, type Wording } from './turn.ts';
import { optionsOf } from './understand.ts';
import { zoneName } from './zone.ts';

/** So many short buttons stand in a row; options with words get a row each beyond the first few letters. */
const SHORT_ROW = 6;
const SHORT_LABEL = 8;
const WORDY_ROW = 3;

/** The message that puts a question: why again, the question, and a button for every answer that has one. */
export function questionMessage(
  turn: Turn,
  dialogue: OpenDialogue,
  question: Question,
  wording: Wording,
  before?: string,
): Message {
  const text = tell(turn, wording.key ?? `ask-${question.id}`, wording.values);
  return {
    urgency: 'answer',
    paragraphs: before === undefined ? [text] : [before, text],
    asks: question.id,
    ref: dialogue.ref,
    buttons: rows(buttonsOf(turn, dialogue, question, wording)),
    ...(question.type === 'choice' ? {} : { typed: true }),
    ...(question.type === 'weekdays' ? { several: true } : {}),
    ...(wording.about ? { about: wording.about } : {}),
  };
}

function buttonsOf(
  turn: Turn,
  dialogue: OpenDialogue,
  question: Question,
  wording: Wording,
): readonly Button[] {
  const options = optionsOf(question)
    .filter((option) => !wording.without?.includes(option))
    .map((option) => ({ id: option, label: tell(turn, `option-${question.id}-${option}`) }));
  const plain = (wording.buttons ?? plainButtons(turn, question)).map((value) => ({
    id: String(value),
    label: String(value),
  }));
  return question.type === 'weekdays' ? weekdayButtons(turn, dialogue) : [...plain, ...options];
}

function plainButtons(turn: Turn, question: Question): readonly (number | string)[] {
  switch (question.type) {
    case 'number':
    case 'time':
      return question.buttons;
    case 'pace':
      return turn.record.units === 'km' ? question.buttonsKm : question.buttonsMiles;
    case 'zone':
      return [zoneName(turn.record.zone)];
    default:
      return [];
  }
}

function weekdayButtons(turn: Turn, dialogue: OpenDialogue): readonly Button[] {
  const picked = (dialogue.about['picked'] ?? '').split(',');
  const days = WEEKDAYS.map((day) => {
    const name = nameOfWeekday(turn.words, day).slice(0, 3);
    return { id: day, label: picked.includes(day) ? `✓ ${name}` : name };
  });
  return [...days, { id: 'done', label: tell(turn, 'option-weekdays-done') }];
}

/** Numbers side by side, words one or a few in a row: what a thumb can hit. */
function rows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const result: Button[][] = [];
  for (const button of buttons) {
    const row = result.at(-1);
    const short = (one: Button): boolean => one.label.length <= SHORT_LABEL;
    const fits =
      row &&
      row.every((one) => short(one) === short(button)) &&
      row.length < (short(button) ? SHORT_ROW : button.label.length <= 16 ? WORDY_ROW : 1) &&
      (short(button) || row.every((one) => one.label.length <= 16));
    if (fits) row.push(button);
    else result.push([button]);
  }
  return result;
}
