import { addDays } from '../src/coach/day.ts';
import type { Command } from '../src/bot/command.ts';
import { open, openDialogue, putAgain } from '../src/bot/dialogue.ts';
import { matchOption } from '../src/bot/lexicon.ts';
import { entriesOf } from '../src/bot/outlook.ts';
import { askOwed, awaitedMorning, owedNow } from '../src/bot/owed.ts';
import { hasComeback, say, tell, type CoachTurn } from '../src/bot/turn.ts';

/** Reports a run: today's or yesterday's. What is owed from before comes first. */
export const done: Command = {
  name: 'done',
  everywhere: true,
  options: [{ name: 'day', choices: ['today', 'yesterday'] }],
  enrolled: true,
  run(turn, args) {
    if (!hasComeback(turn)) return;
    const dialogue = openDialogue(turn);
    if (dialogue?.kind === 'report') return putAgain(turn, dialogue);
    const unjudged = awaitedMorning(turn)?.owed;
    const before = unjudged && turn.record.comeback.entries[unjudged.about['entry'] ?? '']?.case.run;
    const owed = before && before.day < turn.today ? unjudged : owedNow(turn);
    const yesterday = addDays(turn.today, -1);
    const postedYesterday = owed?.kind === 'report' && owed.about['day'] === yesterday;
    if (owed && !postedYesterday) {
      say(turn, [tell(turn, 'first-this')]);
      return askOwed(turn, owed);
    }
    const day = dayMeant(turn, args, postedYesterday);
    open(turn, 'report', day === undefined ? {} : { day });
  },
};

/** The day that is certain without asking; undefined where it could be either. */
function dayMeant(turn: CoachTurn, args: string, postedYesterday: boolean): string | undefined {
  const { today, record, words } = turn;
  const yesterday = addDays(today, -1);
  const lastRun = entriesOf(record.comeback)
    .flatMap(([, entry]) => entry.case.run?.day ?? [])
    .at(-1);
  const couldBeYesterday =
    record.comeback.startedOn <= yesterday && (lastRun === undefined || lastRun <= yesterday);
  if (!couldBeYesterday) return today;
  const said = matchOption(words.lexicon, 'run-day', args) ?? args;
  if (said === 'today') return today;
  if (said === 'yesterday') return yesterday;
  const todays = record.comeback.posts[today];
  return todays?.kind === 'run' && todays.state === 'open' && !postedYesterday ? today : undefined;
}
