import { WEEKDAYS } from '../coach/day.ts';
import type { Rules, Weekday } from '../coach/rules.ts';
import { pickedDays } from '../bot/dialogue.ts';
import type { OpenDialogue } from '../bot/turn.ts';

/** The weekdays of an answer, in the order of the week. */
export function asWeekdays(answer: unknown): Weekday[] {
  return WEEKDAYS.filter((day) => Array.isArray(answer) && answer.includes(day));
}

/** Three of the days must be no neighbours of one another, round the week (section 1). */
export function refuseWeekdays(rules: Rules, dialogue: OpenDialogue): string | undefined {
  const chosen = asWeekdays(dialogue.answers['weekdays']);
  if (chosen.length < rules.intake.weekdaysApart) {
    return pickedDays(dialogue).length === 0 && chosen.length === 0 ? 'again-weekdays' : 'again-weekdays-few';
  }
  return apart(
    chosen.map((day) => WEEKDAYS.indexOf(day)),
    rules.intake.weekdaysApart,
  )
    ? undefined
    : 'again-weekdays-apart';
}

function apart(days: readonly number[], wanted: number): boolean {
  const pick = (from: number, picked: readonly number[]): boolean => {
    if (picked.length === wanted) return true;
    return days.some(
      (day, at) =>
        at >= from &&
        picked.every((other) => Math.abs(day - other) > 1 && Math.abs(day - other) < 6) &&
        pick(at + 1, [...picked, day]),
    );
  };
  return pick(0, []);
}
