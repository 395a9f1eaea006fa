import type { Inside, Moment, Step } from '../support/kill-plan.ts';

/** From outside: when a call of some kind arrives, `nth` in the life of the process. */
export interface Outside {
  /** `people`: about somebody; `start`: about nobody, as at the start. */
  readonly about: 'people' | 'start';
  /** It is not done; it is done and never answered; it is answered, and the process dies when the answer is on its way. */
  readonly moment: 'arrived' | 'processed' | 'answered';
  readonly nth: number;
}

/** One place at which a process is killed. */
export interface Place {
  readonly name: string;
  readonly inside?: Inside;
  readonly outside?: Outside;
  /** In the very moment when somebody has said something, for the nth time. */
  readonly said?: number;
  /** It is asked to stop at that moment, and dies while it does. */
  readonly stopped?: number;
}

function inside(step: Step, moment: Moment, nth: number, words: string): Place {
  return { name: `${moment} ${words}`, inside: { step, moment, nth } };
}

function outside(about: Outside['about'], moment: Outside['moment'], nth: number): Place {
  const call = about === 'people' ? 'a call about somebody' : 'a call of the start';
  return {
    name: `${call} has ${moment === 'arrived' ? 'arrived, undone' : `been ${moment}`}`,
    outside: { about, moment, nth },
  };
}

/** A database that is not there yet: each of these in turn, until it is. */
export const FIRST_START: readonly Place[] = [
  inside('exec', 'before', 1, 'the first table'),
  inside('exec', 'after', 1, 'the first table'),
  inside('other', 'before', 1, 'a migration'),
  inside('other', 'inside', 1, 'a migration'),
  inside('exec', 'after', 2, 'a migration’s tables'),
  inside('other', 'after', 1, 'a migration'),
  inside('other', 'inside', 2, 'a migration'),
  inside('other', 'after', 1, 'a migration'),
];

/** Any start: whatever the last life left is there. */
export const STARTS: readonly Place[] = [
  inside('alone', 'before', 1, 'what was on its way is taken up again'),
  outside('start', 'arrived', 1),
  inside('alone', 'after', 1, 'what was on its way is taken up again'),
  outside('start', 'processed', 2),
  outside('start', 'answered', 1),
  outside('start', 'arrived', 3),
];

/** While people talk. */
export const TALKS: readonly Place[] = [
  inside('arrival', 'before', 1, 'an arrival’s transaction'),
  inside('note', 'before', 2, 'the note of what was answered'),
  outside('people', 'processed', 2),
  inside('arrival', 'after', 3, 'an arrival’s transaction'),
  { name: 'somebody has just spoken', said: 2 },
  outside('people', 'arrived', 3),
  inside('note', 'inside', 1, 'the note of what was answered'),
  inside('alone', 'after', 2, 'a message is taken to be sent'),
  inside('arrival', 'inside', 2, 'an arrival’s transaction'),
  outside('people', 'processed', 5),
  inside('note', 'after', 2, 'the note of what was answered'),
  outside('people', 'answered', 4),
  inside('arrival', 'after', 1, 'an arrival’s transaction'),
  inside('note', 'before', 1, 'the note of what was answered'),
  outside('people', 'processed', 1),
  inside('alone', 'before', 2, 'a message is taken to be sent'),
  outside('people', 'arrived', 1),
  inside('arrival', 'inside', 4, 'an arrival’s transaction'),
  { name: 'somebody has just spoken', said: 3 },
  inside('note', 'after', 1, 'the note of what was answered'),
  outside('people', 'processed', 3),
  inside('arrival', 'before', 3, 'an arrival’s transaction'),
  outside('people', 'answered', 2),
  inside('note', 'inside', 3, 'the note of what was answered'),
];

/** While it stops. */
export const STOPS: readonly Place[] = [
  { ...inside('close', 'before', 1, 'the database is closed'), stopped: 2 },
  { ...inside('arrival', 'after', 2, 'an arrival’s transaction, asked to stop'), stopped: 2 },
  { ...inside('close', 'after', 1, 'the database is closed'), stopped: 3 },
  { ...outside('people', 'processed', 3), name: 'a call is done, asked to stop', stopped: 2 },
];

/** While time passes and people are due. */
export const BEATS: readonly Place[] = [
  inside('wake', 'before', 1, 'a wake’s transaction'),
  inside('wake', 'after', 1, 'a wake’s transaction'),
  outside('people', 'processed', 1),
  inside('wake', 'inside', 1, 'a wake’s transaction'),
  outside('people', 'arrived', 1),
  inside('note', 'before', 1, 'the note of what was answered'),
  inside('wake', 'inside', 2, 'a wake’s transaction'),
  outside('people', 'answered', 1),
  inside('wake', 'after', 2, 'a wake’s transaction'),
  inside('alone', 'after', 2, 'a message is taken to be sent'),
];
