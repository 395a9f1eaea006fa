import { person, type Habits, type Person } from './person.ts';

/** A Sunday, so that the week begins with the first run on Monday. */
export const SUNDAY = '2026-03-01T09:00:00Z';

/** Somebody who has enrolled on a Sunday morning in Berlin, with these habits. */
export function runner(habits: Habits = {}, start = SUNDAY): Person {
  const ana = person(start);
  ana.enrols(habits);
  return ana;
}

/** Waits, answering what is asked by habit, until a run is posted for today; throws when none comes in so many days. */
export function untilRun(ana: Person, habits: Habits = {}, days = 40): Person {
  const limit = Date.parse(ana.now) + days * 86_400_000;
  while (openRun(ana) === undefined) {
    if (ana.asked() !== undefined) ana.answers(habits);
    else if (!ana.waits()) throw new Error('nothing will happen by itself');
    if (Date.parse(ana.now) > limit) throw new Error(`no run in ${days} days`);
  }
  return ana;
}

/** Today's post, where it is a run that waits to be reported. Running seconds. */
export function openRun(ana: Person): number | undefined {
  const post = ana.record?.comeback?.posts[ana.today];
  return post?.kind === 'run' && post.state === 'open' ? post.seconds : undefined;
}

/** One run with all that belongs to it: the post, the run and its report in the evening, the morning after, the verdict. */
export function run(ana: Person, habits: Habits = {}): Told {
  untilRun(ana, habits);
  const posted = openRun(ana) ?? 0;
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers(habits);
  const entry = ana.entries.length - 1;
  while (ana.entries[entry]?.verdict === undefined && ana.waits()) ana.answers(habits);
  return { posted, ...told(ana) };
}

export interface Told {
  readonly posted: number;
  readonly word: string | undefined;
  readonly rows: readonly string[];
  readonly from: string | undefined;
  /** Running seconds of the level earned after it. */
  readonly earned: number;
}

/** The latest verdict. */
export function told(ana: Person): Omit<Told, 'posted'> {
  const verdict = ana.entries.findLast((entry) => entry.verdict)?.verdict;
  return {
    word: verdict?.word,
    rows: verdict?.rows ?? [],
    from: verdict?.from,
    earned: ana.comeback.standing.earned,
  };
}
