import type { Update } from '@grammyjs/types';
import type { Args } from './api.ts';
import { refuse, violate, type Refusal } from './refusal.ts';

export type News = Partial<Omit<Update, 'update_id'>>;
type Asked = Args<'getUpdates'>;
type Answer = (answer: Update[] | Refusal) => void;

/** What is sent only to those who asked for it. */
const ON_REQUEST: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];
const KEPT_MOST = 10_000;
const LIMIT_MOST = 100;

interface Waiting {
  readonly update: Update;
  /** Sent once more although it was confirmed: the next offset does not drop it. */
  again: boolean;
}

interface Held {
  readonly asked: Asked;
  readonly answer: Answer;
  readonly timer: NodeJS.Timeout;
}

/** The bot's updates: growing numbers, kept until confirmed, handed to one poll at a time or to the webhook. */
export interface Updates {
  /** The update's number, or nothing where the bot did not ask for its kind. */
  push(news: News): number | undefined;
  /** Answers at once, or when something comes, or when the time is over. Returns how to give up. */
  poll(asked: Asked, answer: Answer): () => void;
  /** Ends the poll that is held. */
  end(refusal: Refusal): void;
  /** Sends updates once more, even confirmed ones. */
  redeliver(ids: readonly number[]): void;
  /** The numbers of the last updates, oldest first. */
  last(count: number): readonly number[];
  allow(kinds: readonly string[] | undefined): void;
  readonly allowed: readonly string[] | undefined;
  drop(): void;
  first(): Update | undefined;
  confirmFirst(): void;
  readonly pending: number;
  readonly held: boolean;
}

/** @param moved is called whenever something came, was handed over or was confirmed */
export function makeUpdates(moved: () => void): Updates {
  let nextId = 700_000_001;
  let waiting: Waiting[] = [];
  let allowed: readonly string[] | undefined;
  let held: Held | undefined;
  const kept = new Map<number, Update>();

  const keep = (update: Update): void => {
    kept.set(update.update_id, update);
    if (kept.size <= KEPT_MOST) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  };
  const take = (limit: number): Update[] =>
    waiting.slice(0, limit).map((one) => {
      one.again = false;
      return one.update;
    });
  const answerHeld = (answer: Update[] | Refusal): void => {
    if (!held) return;
    const { timer, answer: send } = held;
    clearTimeout(timer);
    held = undefined;
    send(answer);
    moved();
  };
  const handOver = (): void => {
    if (held && waiting.length > 0) answerHeld(take(held.asked.limit ?? LIMIT_MOST));
    moved();
  };
  const confirm = (offset: number): void => {
    if (offset < 0) waiting = waiting.slice(offset);
    else waiting = waiting.filter((one) => one.again || one.update.update_id >= offset);
  };
  const isWanted = (kind: string): boolean =>
    allowed === undefined || allowed.length === 0 ? !ON_REQUEST.includes(kind) : allowed.includes(kind);

  return {
    push: (news) => {
      const [kind = ''] = Object.keys(news);
      if (!isWanted(kind)) return undefined;
      const update = { update_id: nextId, ...news };
      nextId += 1;
      keep(update);
      waiting.push({ update, again: false });
      handOver();
      return update.update_id;
    },
    poll: (asked, answer) => {
      checkAsked(asked);
      answerHeld(
        refuse(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      if (asked.allowed_updates) allowed = asked.allowed_updates;
      if (asked.offset !== undefined && waiting.length > 0) confirm(asked.offset);
      const wait = asked.timeout ?? 0;
      if (waiting.length > 0 || wait <= 0) {
        answer(take(asked.limit ?? LIMIT_MOST));
        moved();
        return () => {};
      }
      const timer = setTimeout(() => answerHeld([]), wait * 1000);
      const mine = { asked, answer, timer };
      held = mine;
      moved();
      return () => {
        clearTimeout(timer);
        if (held === mine) held = undefined;
      };
    },
    end: answerHeld,
    redeliver: (ids) => {
      const again = ids.map((id) => {
        const update = kept.get(id);
        if (!update) throw new Error(`there was no update ${id}`);
        return { update, again: true };
      });
      waiting = [...again, ...waiting.filter((one) => !ids.includes(one.update.update_id))];
      handOver();
    },
    last: (count) => [...kept.keys()].slice(-count),
    allow: (kinds) => {
      if (kinds) allowed = kinds;
    },
    get allowed() {
      return allowed;
    },
    drop: () => {
      waiting = [];
    },
    first: () => waiting[0]?.update,
    confirmFirst: () => {
      waiting.shift();
      moved();
    },
    get pending() {
      return waiting.length;
    },
    get held() {
      return held !== undefined;
    },
  };
}

function checkAsked({ limit, timeout }: Asked): void {
  if (limit !== undefined && (limit < 1 || limit > LIMIT_MOST)) throw violate('limit must be 1 to 100');
  if (timeout !== undefined && timeout < 0) throw violate('timeout must not be negative');
}
