import { difference, type JournalLine } from '../src/bot/journal.ts';
import type { Event } from '../src/bot/event.ts';
import type { Message } from '../src/bot/message.ts';
import type { RunnerRecord } from '../src/bot/record.ts';
import { context, rules, step } from '../test/support/coach.ts';
import { CALM } from '../test/support/habits.ts';

/** What is kept of somebody who has been with the coach for a while. */
export interface Life {
  readonly id: string;
  readonly now: string;
  readonly record: RunnerRecord;
  readonly journal: readonly JournalLine[];
  readonly wakeAt: string | undefined;
}

const START = '2026-03-02T06:00:00.000Z';
const HINTS = { zone: 'Europe/Berlin', locale: 'en' };

/** What somebody asks day after day, one thing a day. */
const CHAT = ['/today', '/plan', '/progress', '/why', 'hello there', '/help'];

const DAY_MS = 86_400_000;

/** Somebody who enrols, runs what is posted and answers everything for so many days; with `chat` they say more than that; with
 * `toPost` it ends with the post of a run that is still to be done. */
export function live(days: number, chat = false, toPost = false): Life {
  const id = 'runner-1';
  const journal: JournalLine[] = [];
  let now = START;
  let record: RunnerRecord | undefined;
  let wakeAt: string | undefined;

  const happens = (event: Event): readonly Message[] => {
    const outcome = step(record, event, now, { ...context, id, journal: () => journal });
    journal.push({
      seq: journal.length + 1,
      at: now,
      event,
      content: rules.version,
      patch: difference(record, outcome.record!),
      ...(outcome.decided !== undefined && { decided: outcome.decided }),
    });
    record = outcome.record!;
    wakeAt = outcome.wakeAt;
    return outcome.messages;
  };
  const says = (text: string) => happens({ type: 'text', text, hints: HINTS });
  const answers = () => {
    for (let open = record?.dialogues.at(-1); open; open = record?.dialogues.at(-1)) {
      const { question, ref } = open;
      const answer = CALM[question];
      says(typeof answer === 'string' ? answer : (answer ?? []).filter((one) => one !== 'done').join(' '));
      if (record?.dialogues.at(-1)?.ref === ref)
        throw new Error(`${question}: ${String(answer)} is no answer`);
    }
  };

  says('/start');
  answers();
  says('/done');
  answers();
  const end = Date.parse(START) + days * DAY_MS;
  let nextChat = Date.parse(START) + DAY_MS / 2;
  for (let chats = 0; ;) {
    const wake = wakeAt === undefined ? Infinity : Date.parse(wakeAt);
    const next = Math.min(wake, chat ? nextChat : Infinity);
    if (next > end) break;
    now = new Date(next).toISOString();
    if (next === wake) {
      const posted = happens({ type: 'wake' }).some(({ buttons = [] }) =>
        buttons.flat().some((button) => button.id === 'done'),
      );
      if (posted && toPost && Date.parse(now) > end - 14 * DAY_MS) break;
      if (posted) says('/done');
      answers();
    } else {
      says(CHAT[chats++ % CHAT.length]!);
      nextChat += DAY_MS;
    }
  }
  return { id, now, record: record!, journal, wakeAt };
}
