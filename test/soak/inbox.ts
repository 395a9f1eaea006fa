import type { Parcel } from '../../src/chat/adapter.ts';
import type { Message } from '../../src/bot/message.ts';
import { withoutMoments } from '../../src/bot/moment.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import { dayOf, timeOf, type Day, type Instant } from '../../src/coach/day.ts';

/** What a platform was given for one person, held against what may reach them and when. */
export interface Inbox {
  /** The coach said this: it must come, in this order, and once. */
  expect(messages: readonly Message[]): void;
  /** Everything of theirs was deleted: these last words are all that may still come. */
  farewell(messages: readonly Message[]): void;
  /** A platform is to show this now. Throws where it should not. */
  comes(parcel: Parcel, now: Instant, record: RunnerRecord | undefined, reachable: boolean): void;
  /** The platform told that nobody can be reached there from now on; or, without an instant, that they can again. */
  blocked(since?: Instant): void;
  /** A new enrolment has posts of its own. */
  anew(): void;
  /** Something that was said never came. Throws. */
  close(): void;
}

export function createInbox(): Inbox {
  let waiting: Message[] = [];
  let gone: Instant | undefined;
  let posted = new Set<string>();
  let onDate = { date: '', posts: 0 };

  /** In the order in which it was said. What was over before it could be shown is shown no more. */
  function inOrder({ message }: Parcel): void {
    const at = waiting.findIndex(
      (one) => one.ref === message.ref && one.paragraphs[0] === message.paragraphs[0],
    );
    const skipped = at < 0 ? waiting : waiting.slice(0, at);
    const missed = skipped.find(mustCome);
    waiting = waiting.slice(at + 1);
    if (at < 0 || missed)
      fail(`was shown "${headOf(message)}" where "${missed ? headOf(missed) : 'nothing'}" was said`);
  }

  function unprompted({ message }: Parcel, now: Instant, record: RunnerRecord | undefined): void {
    if (!record) return fail(`was written to after being forgotten: ${headOf(message)}`);
    const time = timeOf(now, record.zone);
    if (time >= '21:00' || time < '06:00') fail(`was written to at ${time}: ${headOf(message)}`);
    if (record.comeback?.pausedOn !== undefined) fail(`was written to while paused: ${headOf(message)}`);
    const day = postDay(message);
    if (day === undefined) return;
    const date = dayOf(now, record.zone);
    if (day !== date) fail(`was shown the post of ${day} on ${date}`);
    if (posted.has(day)) fail(`was shown the post of ${day} again, unasked`);
    onDate = onDate.date === date ? { date, posts: onDate.posts + 1 } : { date, posts: 1 };
    if (onDate.posts > 1) fail(`was shown ${onDate.posts} posts on ${date}`);
  }

  return {
    expect: (messages) => void waiting.push(...messages.filter(comesHere)),
    farewell(messages) {
      waiting = messages.filter(comesHere);
      posted = new Set();
      gone = undefined;
    },
    blocked: (since) => void (gone = since),
    anew() {
      posted = new Set();
      onDate = { date: '', posts: 0 };
    },
    comes(parcel, now, record, reachable) {
      const { message } = parcel;
      if (gone !== undefined && parcel.at > gone) fail(`was written to after blocking: ${headOf(message)}`);
      if (!reachable) gone ??= now;
      if (message.closes) return;
      inOrder(parcel);
      if (!reachable) return;
      if (parcel.answers === undefined && parcel.keep) unprompted(parcel, now, record);
      const day = postDay(message);
      if (day === undefined) return;
      posted.add(day);
      const weekday = new Date(`${day}T00:00:00Z`).toLocaleDateString('en', {
        weekday: 'long',
        timeZone: 'UTC',
      });
      const text = message.paragraphs.map(withoutMoments).join(' ');
      if (!text.includes(weekday)) fail(`was shown a post of ${day} that does not say ${weekday}: ${text}`);
    },
    close() {
      const next = waiting.find(mustCome);
      if (next && gone === undefined) fail(`was never shown "${headOf(next)}"`);
    },
  };
}

/** A closing comes only where its message is still shown, and nobody here has another chat. */
function comesHere({ closes, elsewhere }: Message): boolean {
  return !closes && !elsewhere;
}

/** A question may be answered, and a post be over, before it is shown. */
function mustCome(message: Message): boolean {
  return message.asks === undefined && postDay(message) === undefined;
}

function postDay({ ref }: Message): Day | undefined {
  return ref?.startsWith('post:') === true ? ref.slice('post:'.length) : undefined;
}

function headOf({ ref, paragraphs }: Message): string {
  return `${ref ?? ''} ${withoutMoments(paragraphs[0] ?? '').slice(0, 80)}`;
}

function fail(what: string): never {
  throw new Error(what);
}
