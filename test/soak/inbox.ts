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
  /** The coach was told that this could not be said while it was of use: it may be said anew. */
  missed(occurrence: string): void;
  /** A platform is to show this now. Throws where it should not. */
  comes(parcel: Parcel, now: Instant, record: RunnerRecord | undefined, reachable: boolean): void;
  /** The platform told that nobody can be reached there from now on; or, without an instant, that they can again. */
  blocked(since?: Instant): void;
  /** A new enrolment has posts of its own. */
  anew(): void;
  /** Something that was said never came, or what is over can still be pressed. Throws. */
  close(now: Instant, record: RunnerRecord | undefined): void;
}

/** Something that was said and has not come yet. */
interface Awaited {
  readonly message: Message;
  /** It was closed before it could be shown, or nobody can be reached: it need not come any more. */
  over: boolean;
}

export function createInbox(): Inbox {
  let waiting: Awaited[] = [];
  let gone: Instant | undefined;
  let posted = new Set<string>();
  let onDate = { date: '', posts: 0 };
  /** What was said unprompted: each is said once. */
  let occurrences = new Set<string>();
  /** What stands there with buttons, by ref. */
  let pressable = new Map<string, string>();

  /** In the order in which it was said. What was over before it could be shown is shown no more. */
  function inOrder({ message }: Parcel, now: Instant): void {
    const at = waiting.findIndex(
      ({ message: one }) => one.ref === message.ref && one.paragraphs[0] === message.paragraphs[0],
    );
    const skipped = at < 0 ? waiting : waiting.slice(0, at);
    const missed = skipped.find((one) => mustCome(one, now));
    waiting = waiting.slice(at + 1);
    if (at < 0 || missed)
      fail(`was shown "${headOf(message)}" where "${missed ? headOf(missed.message) : 'nothing'}" was said`);
  }

  function unprompted({ message }: Parcel, now: Instant, record: RunnerRecord | undefined): void {
    if (!record) return fail(`was written to after being forgotten: ${headOf(message)}`);
    const time = timeOf(now, record.zone);
    if (time >= '21:00' || time < '06:00') fail(`was written to at ${time}: ${headOf(message)}`);
    if (record.comeback?.pausedOn !== undefined) fail(`was written to while paused: ${headOf(message)}`);
    if (message.until !== undefined && message.until <= now)
      fail(`was told "${headOf(message)}" at ${now}, which was of use until ${message.until}`);
    const day = postDay(message);
    if (day === undefined) return;
    const date = dayOf(now, record.zone);
    if (day !== date) fail(`was shown the post of ${day} on ${date}`);
    if (posted.has(planned(message, day, record))) fail(`was shown the post of ${day} again, unasked`);
    onDate = onDate.date === date ? { date, posts: onDate.posts + 1 } : { date, posts: 1 };
    if (onDate.posts > 1) fail(`was shown ${onDate.posts} posts on ${date}`);
  }

  /** From a closing on nothing that waits under that ref is shown any more. */
  function note(message: Message): void {
    if (message.closes) {
      for (const one of waiting) if (one.message.ref === message.ref) one.over = true;
      return;
    }
    if (message.elsewhere) return;
    if (message.occurrence !== undefined) {
      if (occurrences.has(message.occurrence)) return;
      occurrences.add(message.occurrence);
    }
    waiting.push({ message, over: gone !== undefined });
  }

  /** Whatever is still to come does not, where nobody can be reached. */
  function lost(): void {
    for (const one of waiting) one.over = true;
    pressable = new Map();
  }

  return {
    expect: (messages) => messages.forEach(note),
    farewell(messages) {
      waiting = [];
      gone = undefined;
      posted = new Set();
      occurrences = new Set();
      pressable = new Map();
      messages.forEach(note);
    },
    missed: (occurrence) => void occurrences.delete(occurrence),
    blocked(since) {
      gone = since;
      if (since !== undefined) lost();
    },
    anew() {
      posted = new Set();
      onDate = { date: '', posts: 0 };
      // A post of the plan that was left is answered by a word, whenever it is pressed.
      for (const ref of pressable.keys()) if (ref.startsWith('post:')) pressable.delete(ref);
    },
    comes(parcel, now, record, reachable) {
      const { message } = parcel;
      if (gone !== undefined && parcel.at > gone) fail(`was written to after blocking: ${headOf(message)}`);
      if (!reachable) {
        gone ??= now;
        lost();
      }
      if (message.closes) return void pressable.delete(message.ref ?? '');
      if (!reachable) return;
      inOrder(parcel, now);
      if (message.ref !== undefined && message.buttons) pressable.set(message.ref, headOf(message));
      if (parcel.answers === undefined && parcel.keep) unprompted(parcel, now, record);
      const day = postDay(message);
      if (day === undefined) return;
      posted.add(planned(message, day, record));
      const weekday = new Date(`${day}T00:00:00Z`).toLocaleDateString('en', {
        weekday: 'long',
        timeZone: 'UTC',
      });
      const text = message.paragraphs.map(withoutMoments).join(' ');
      if (!text.includes(weekday)) fail(`was shown a post of ${day} that does not say ${weekday}: ${text}`);
    },
    close(now, record) {
      const next = waiting.find((one) => mustCome(one, now));
      if (next) fail(`was never shown "${headOf(next.message)}"`);
      if (!record || gone !== undefined) return;
      for (const [ref, head] of pressable)
        if (isOver(record, ref)) fail(`can still press what is over: ${head}`);
    },
  };
}

/** What is of no use any more when its time has come need not be shown. */
function mustCome({ message, over }: Awaited, now: Instant): boolean {
  return !over && (message.until === undefined || message.until > now);
}

/** A question that is answered or taken back, or a post of a run that is no more to be run. */
function isOver({ dialogues, comeback }: RunnerRecord, ref: string): boolean {
  if (ref.startsWith('q')) return dialogues.every((dialogue) => dialogue.ref !== ref);
  if (!ref.startsWith('post:')) return false;
  const post = comeback?.posts[ref.slice('post:'.length)];
  return post?.kind === 'run' && post.state !== 'open';
}

function postDay({ ref }: Message): Day | undefined {
  return ref?.startsWith('post:') === true ? ref.slice('post:'.length) : undefined;
}

/** A post of a day, and of which plan: one of a plan that was left since may still be on its way. */
function planned({ occurrence }: Message, day: Day, record: RunnerRecord | undefined): string {
  const plan = occurrence === undefined ? undefined : (/\/(\d+)/u.exec(occurrence)?.[1] ?? '0');
  return `${day}/${plan ?? Object.keys(record?.past ?? {}).length}`;
}

function headOf({ ref, paragraphs }: Message): string {
  return `${ref ?? ''} ${withoutMoments(paragraphs[0] ?? '').slice(0, 80)}`;
}

function fail(what: string): never {
  throw new Error(what);
}
