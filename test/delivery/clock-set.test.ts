import { describe, expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A Sunday evening in Berlin; the first run stands on Monday, at seven. */
const EVENING = Date.parse('2026-03-01T18:00:00Z');
const END = EVENING + 6 * DAY;

/** The days whose mornings come in that time. */
const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'];

const iso = (ms: number): string => new Date(ms).toISOString();

type Chats = ReturnType<typeof openChats>;

/** Every hour, and a half, of a Monday and a Tuesday. */
const MOMENTS = Array.from({ length: 47 }, (_, at) => EVENING + at * HOUR + HOUR / 2);

/** From the evening's last reminder to the morning's post, in Berlin. */
function isNight(moment: number): boolean {
  const hour = new Date(moment).getUTCHours();
  return hour >= 19 || hour < 6;
}

/** How somebody lives: every two hours they look at the chat, and some do something about it. */
const LIVES = {
  /** Rests whenever there is a run, so that each day has its post. */
  async rests({ ana }: Life) {
    const post = ana.seen.findLast(({ message }) => message.ref?.startsWith('post:'))?.message;
    const day = post?.ref?.slice('post:'.length) ?? '';
    if (
      ana.record()?.comeback?.posts[day]?.kind === 'run' &&
      ana.record()?.comeback?.posts[day]?.state === 'open'
    )
      await ana.taps('rest', post?.ref);
  },
  /** Never says a word: is asked how the run went, and reminded. */
  async keepsSilent() {},
} as const;

type Habit = keyof typeof LIVES;

interface Life {
  readonly chats: Chats;
  readonly ana: ReturnType<Chats['chat']>;
}

async function begin(): Promise<Life> {
  const chats = openChats();
  const ana = chats.chat('telegram');
  await ana.says('/start');
  await ana.answers();
  await chats.until(iso(EVENING));
  return { chats, ana };
}

/** Lives on until then. */
async function lives(life: Life, habit: Habit, from: number, until: number): Promise<void> {
  for (let now = from; now < until; now += HOUR / 2) {
    await life.chats.until(iso(now));
    if (now % (2 * HOUR) === 0) await LIVES[habit](life);
  }
  await life.chats.until(iso(until));
}

/** What was said unasked, in order. */
function unasked({ ana }: Life): readonly string[] {
  return ana.seen
    .filter(({ message, answers }) => answers === undefined && !message.closes)
    .map(({ message }) => message.ref ?? message.paragraphs.join(' '));
}

function postsOf(life: Life): readonly string[] {
  return life.ana.seen
    .filter(({ message, answers }) => answers === undefined && message.ref?.startsWith('post:'))
    .map(({ message }) => message.ref ?? '');
}

describe.each(['rests', 'keepsSilent'] as const)('the clock of the machine, to somebody who %s,', (habit) => {
  it('set back by an hour says nothing twice and loses nothing', { timeout: 120_000 }, async () => {
    const calm = await begin();
    await lives(calm, habit, EVENING, END);
    const wanted = unasked(calm);
    expect(wanted.length).toBeGreaterThan(5);
    for (const moment of MOMENTS) {
      const life = await begin();
      await lives(life, habit, EVENING, moment);
      life.chats.unnoticed(iso(moment - HOUR));
      await lives(life, habit, moment - HOUR, END);
      expect(unasked(life), iso(moment)).toEqual(wanted);
    }
  });

  it('set forward by a day and put right an hour later says one thing, nothing twice, and goes on', async () => {
    for (const moment of MOMENTS) {
      const life = await begin();
      await lives(life, habit, EVENING, moment);
      const before = unasked(life).length;
      life.chats.unnoticed(iso(moment + DAY));
      await life.chats.until(iso(moment + DAY));
      expect(unasked(life).length - before, iso(moment)).toBeLessThanOrEqual(1);
      await lives(life, habit, moment + DAY, moment + DAY + HOUR);
      const there = unasked(life).length;
      life.chats.unnoticed(iso(moment + HOUR));
      await lives(life, habit, moment + HOUR, END);

      const posts = postsOf(life);
      expect(new Set(posts).size, iso(moment)).toBe(posts.length);
      expect(unasked(life).length - there, iso(moment)).toBeGreaterThan(0);
      if (habit === 'rests') {
        const missed = DAYS.filter((day) => !posts.includes(`post:${day}`));
        // A morning that was jumped over at night is taken for gone; by day nothing is.
        expect(missed.length, iso(moment)).toBeLessThanOrEqual(isNight(moment) ? 1 : 0);
      }
    }
  });
});
