import { continueDay } from '../bot/day.ts';
import { gateQuestions, throughGate } from '../bot/gate.ts';
import type { Check } from '../bot/record.ts';
import { hasComeback, type Conversation, type OpenDialogue } from '../bot/turn.ts';

const REASONS = ['foundation', 'break', 'lowest', 'clinician'] as const satisfies readonly Check['why'][];

/** The readiness gate again: what did not pass while a foundation is built; all of it after a long break, or when a clinician has been seen. */
export const readiness: Conversation = {
  kind: 'readiness',

  questions(turn, dialogue) {
    if (!hasComeback(turn)) return [];
    const only = dialogue.about['ask']?.split(',');
    return gateQuestions(turn, turn.record.comeback.profile, dialogue.answers, only);
  },

  asks(turn, _dialogue, question) {
    const injury = turn.record.comeback?.profile.injury;
    return question === 'R1' && (injury === 'bone' || injury === 'surgery') ? { key: 'ask-R1-bone' } : {};
  },

  finish(turn, dialogue) {
    if (!hasComeback(turn)) return;
    throughGate(turn, dialogue.answers, reasonOf(dialogue));
    continueDay(turn);
  },
};

function reasonOf(dialogue: OpenDialogue): Check['why'] {
  return REASONS.find((reason) => reason === dialogue.about['why']) ?? 'break';
}
