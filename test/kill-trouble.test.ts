import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSame, PEACE, undisturbed } from './platforms/kill-check.ts';
import { lastingDiscord, lastingTelegram, type Lasting } from './platforms/kill-platform.ts';
import { CHAPTERS, type Act } from './platforms/kill-script.ts';
import { beyond } from './platforms/faults.ts';
import { begin, type Story, type Told } from './platforms/kill-story.ts';
import { keptOf, linesOf, oldestUnsent } from './support/kill-database.ts';
import { TOLD } from './support/kill-plan.ts';
import { buildMortal } from './support/kill-process.ts';

/** Starting processes takes a while on a busy machine. */
const PATIENCE = 120_000;

/** What somebody is told whose words could not be kept. */
const FAILED = /Something went wrong on my side, and nothing of it was kept/;

/** What the program writes when it could not keep something the first time. */
const NOT_KEPT = /"result":"failed"/;

/** How long a statement waits for another process here, in milliseconds. */
const BUSY = { [TOLD.patience]: '50' };

let removeBuilt = () => {};
beforeAll(() => {
  removeBuilt = buildMortal();
}, PATIENCE);
afterAll(() => removeBuilt());

/** The story's first chapter, in halves. */
const [enrolment, ...later] = CHAPTERS;
const FIRST = enrolment?.acts.slice(0, 4) ?? [];
const SECOND = enrolment?.acts.slice(4) ?? [];

/** Says something that is answered, or cannot be kept. */
const HELP: Act = {
  name: '/help',
  does: async (ana) => ana.says('/help'),
  hears: [/\/forget|Something went wrong/],
};

async function rest({ people, keeper, pass, end }: Story): Promise<Told> {
  const [ana] = people;
  for (const { until, acts } of later) {
    if (until !== undefined) await pass(until);
    await ana?.lives(acts, keeper);
  }
  return end();
}

const calmStories = new Map<unknown, Promise<Told>>();

/** The same story without any trouble; told once. */
async function calmOn(start: () => Promise<Lasting>): Promise<Told> {
  const told = calmStories.get(start) ?? start().then(undisturbed);
  calmStories.set(start, told);
  return told;
}

/** Holds the database as another process does: nobody else writes until it is let go. */
function holdDatabase(file: string): () => void {
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

const PLATFORMS: readonly (readonly [string, () => Promise<Lasting>])[] = [
  ['Telegram', lastingTelegram],
  ['Discord', lastingDiscord],
];

describe.each(PLATFORMS)('on %s', { timeout: PATIENCE }, (_name, start) => {
  it('where the disk is full, whoever speaks is told so or answered later, and nothing is half done', async () => {
    const calm = await calmOn(start);
    const platform = await start();
    const story = begin(platform, ['Ana'], PEACE);
    const [ana] = story.people;
    if (!ana) throw new Error('nobody is there');
    await ana.lives(FIRST, story.keeper);
    const life = await story.keeper.up();

    await life.room(0);
    const before = linesOf(story.file, ana.address);
    let lines = before;
    for (;;) {
      await ana.lives([HELP], story.keeper);
      if ((await ana.screen()).some((text) => FAILED.test(text))) break;
      lines += 1;
    }
    expect(life.output()).toMatch(NOT_KEPT);
    expect(linesOf(story.file, ana.address)).toBe(lines);
    expect(keptOf(story.file, ana.address).journal).toHaveLength(lines);
    expect(oldestUnsent(story.file, ana.address)).toBeUndefined();

    await life.room();
    await ana.lives(SECOND, story.keeper);
    const told = await rest(story);
    expect(told.unsent).toBe(0);
    const texts = told.people[0]?.screen ?? [];
    const expected = calm.people[0]?.screen ?? [];
    expect(beyond(expected, texts)).toEqual([]);
    // Every /help that was kept was answered once, and the one that was not was told so once.
    const more = beyond(texts, expected);
    expect(more.filter((text) => FAILED.test(text))).toHaveLength(1);
    expect(more).toHaveLength(lines - before + 1);
    expect(platform.violations()).toEqual([]);
  });

  it('where another process holds the database, whoever speaks is answered when it lets go', async () => {
    const calm = await calmOn(start);
    const platform = await start();
    const story = begin(platform, ['Ana'], PEACE, BUSY);
    const [ana] = story.people;
    await ana?.lives(FIRST, story.keeper);
    const life = await story.keeper.up();

    const letGo = holdDatabase(story.file);
    const answered = ana?.lives(SECOND, story.keeper);
    await life.writes(NOT_KEPT);
    letGo();
    await answered;

    const told = await rest(story);
    expect(expectSame(told, calm)).toEqual([]);
    expect(platform.violations()).toEqual([]);
  });

  it('where another process holds the database while messages leave, none is said twice', async () => {
    const calm = await calmOn(start);
    const platform = await start();
    let letGo: (() => void) | undefined;
    let held = 0;
    const story = begin(
      platform,
      ['Ana'],
      {
        ...PEACE,
        harm() {
          held += 1;
          if (held === 12) letGo = holdDatabase(story.file);
          return undefined;
        },
      },
      BUSY,
    );
    const [ana] = story.people;
    const life = await story.keeper.up();
    const lived = ana?.lives([...FIRST, ...SECOND], story.keeper);
    await life.writes(/database is locked|the outbox could not be worked|not kept|could not be kept/);
    expect(letGo).toBeDefined();
    letGo?.();
    await lived;

    const told = await rest(story);
    expect(expectSame(told, calm)).toEqual([]);
    expect(platform.violations()).toEqual([]);
  });

  it('where the clock goes back an hour and on a day, nothing comes twice and nothing is left out', async () => {
    const calm = await calmOn(start);
    const platform = await start();
    const story = begin(platform, ['Ana'], PEACE);
    const { clock, keeper, people, beat, pass, end } = story;
    const [ana] = people;
    if (!ana) throw new Error('nobody is there');
    const shift = (ms: number) => clock.set(new Date(Date.parse(clock.now()) + ms).toISOString());

    await ana.lives(FIRST, keeper);
    shift(-3_600_000);
    await ana.lives(SECOND, keeper);
    const [posted, , morning] = later;
    await pass(posted?.until ?? '');
    await ana.lives(posted?.acts ?? [], keeper);
    // Back before the post, and past it again: it is there already.
    for (const ms of [-3_600_000, 3_600_000]) {
      shift(ms);
      await beat();
    }
    for (const chapter of later.slice(1, 2)) {
      await pass(chapter.until ?? '');
      await ana.lives(chapter.acts, keeper);
    }
    await pass(morning?.until ?? '');
    await ana.lives(morning?.acts ?? [], keeper);
    // The hour that the clock was set back by is shown where a zone was understood.
    const timeless = (texts: readonly string[]) =>
      texts.map((text) => text.replace(/it's \d\d:\d\d where/, 'it is some time where'));
    const screen = timeless(await ana.screen());
    const expected = timeless(calm.people[0]?.screen ?? []);
    expect([beyond(expected, screen), beyond(screen, expected)]).toEqual([[], []]);

    // A day is left out: whatever was due in it happens once, and the journal goes on.
    const before = linesOf(story.file, ana.address);
    shift(86_400_000);
    await beat();
    const after = linesOf(story.file, ana.address);
    expect(after).toBeGreaterThan(before);
    shift(-86_400_000);
    await beat();
    expect(linesOf(story.file, ana.address)).toBe(after);
    const told = await end();
    expect(told.unsent).toBe(0);
    expect(told.people[0]?.kept.journal).toHaveLength(after);
    expect(platform.violations()).toEqual([]);
  });
});
