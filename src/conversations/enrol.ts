import { dayOf } from '../coach/day.ts';
import type { Injury } from '../coach/rules.ts';
import { continueDay } from '../bot/day.ts';
import { gateQuestions, newComeback, throughGate } from '../bot/gate.ts';
import type { Comeback } from '../bot/record.ts';
import { hasComeback, type Conversation, type OpenDialogue, type Turn } from '../bot/turn.ts';
import { secondsPerKm } from '../bot/units.ts';
import { asWeekdays, refuseWeekdays } from './answers.ts';
import { askHour, askZone } from './ask-zone.ts';

/** Enrolment: the intake, then the readiness gate (sections 1 and 2), one question at a time. */
export const enrol: Conversation = {
  kind: 'enrol',

  questions(turn, dialogue) {
    const { answers } = dialogue;
    const intake = turn.rules.intake.questions;
    if (intake.some((id) => answers[id] === undefined)) return intake;
    const { injury, onset } = injuryFrom(dialogue);
    return [...intake, ...gateQuestions(turn, { injury, onset }, answers)];
  },

  asks(turn, dialogue, question) {
    if (question === 'zone') return askZone(turn);
    if (question === 'post-hour') return askHour(turn, dialogue);
    if (question === 'easy-pace') return { values: { unit: unitsFrom(turn, dialogue) } };
    if (question === 'R1') {
      const { injury } = injuryFrom(dialogue);
      return injury === 'bone' || injury === 'surgery' ? { key: 'ask-R1-bone' } : {};
    }
    return {};
  },

  refuses(turn, dialogue, question) {
    if (question === 'units') turn.record.units = unitsFrom(turn, dialogue);
    return question === 'weekdays' ? refuseWeekdays(turn.rules, dialogue) : undefined;
  },

  finish(turn, dialogue) {
    const { record } = turn;
    const { answers } = dialogue;
    record.zone = String(answers['zone']);
    // Where nothing has happened yet days are counted from here on, where the runner is.
    if (!record.comeback) record.latest = dayOf(turn.now, record.zone);
    record.hour = String(answers['post-hour']);
    record.units = unitsFrom(turn, dialogue);
    delete record.shelved;
    if (record.comeback) record.past[String(Object.keys(record.past).length + 1)] = record.comeback;
    record.comeback = newComeback(turn, profileFrom(turn, dialogue));
    if (!hasComeback(turn)) return;
    const gate = Object.fromEntries(
      Object.entries(answers).filter(([id]) => !turn.rules.intake.questions.includes(id)),
    );
    throughGate(turn, gate, 'enrolment');
    continueDay(turn);
  },
};

function injuryFrom(dialogue: OpenDialogue): { injury: Injury; onset: 'gradual' | 'accident' } {
  return {
    injury: dialogue.answers['injury-kind'] as Injury,
    onset: dialogue.answers['onset'] as 'gradual' | 'accident',
  };
}

function unitsFrom(turn: Turn, dialogue: OpenDialogue): 'km' | 'miles' {
  const { units } = dialogue.answers;
  return units === 'km' || units === 'miles' ? units : turn.record.units;
}

function profileFrom(turn: Turn, dialogue: OpenDialogue): Comeback['profile'] {
  const { answers } = dialogue;
  const pace = secondsPerKm(answers['easy-pace'], unitsFrom(turn, dialogue));
  const { cause } = answers;
  return {
    ...injuryFrom(dialogue),
    injuredWeeks: Number(answers['injured-weeks']),
    offWeeks: Number(answers['off-weeks']),
    runningDays: answers['running-days'] === 'alternate' ? 'alternate' : '3',
    weekdays: asWeekdays(answers['weekdays']),
    ...(pace === undefined ? {} : { secondsPerKm: pace }),
    ...(typeof answers['max-heart-rate'] === 'number' ? { maxHeartRate: answers['max-heart-rate'] } : {}),
    ...(typeof answers['weekly-before'] === 'number'
      ? { weeklyBeforeMinutes: answers['weekly-before'] }
      : {}),
    ...(typeof cause === 'string' && cause !== 'skip' ? { cause } : {}),
  };
}
