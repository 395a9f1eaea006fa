import { open } from '../bot/dialogue.ts';
import { newestEntry } from '../bot/outlook.ts';
import { hasComeback, type Conversation } from '../bot/turn.ts';

/** Which answer is to be corrected: the report or the morning after. The questions follow as a dialogue of their own. */
export const correct: Conversation = {
  kind: 'correct',

  questions: (_turn, dialogue) => (dialogue.about['only'] === undefined ? ['correct-what'] : []),

  finish(turn, dialogue) {
    const [key, entry] = hasComeback(turn) ? (newestEntry(turn.record.comeback) ?? []) : [];
    const day = entry?.case.run?.day;
    if (key === undefined || day === undefined) return;
    const what = dialogue.about['only'] ?? dialogue.answers['correct-what'];
    if (what === 'morning') open(turn, 'morning', { entry: key, correct: 'yes' });
    else open(turn, 'report', { day, correct: 'yes' });
  },
};
