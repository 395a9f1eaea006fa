import { LOOKED_DAYS, WEEK_DAYS, weekOf, type MemberDays } from '../../clubs/week.ts';
import { addDays, daysBetween, instantAt, timeOf } from '../../coach/day.ts';
import { dayState } from '../standing.ts';
import { isQuiet, QUIET_HOURS } from '../unprompted.ts';
import { sayBoard } from './board.ts';
import { dropGone } from './members.ts';
import { advanceStreak, everybody, yesterdayOf, type Person } from './people.ts';
import { matchPool } from './pool.ts';
import { mondayOf, working } from './rooms.ts';
import { keptText, named, weekText, welcomeText, winsText } from './texts.ts';
import type { ClubTurn } from './turn.ts';

/** Shorter streaks are not told of in the digest: a week is one. */
const TOLD_STREAK = 7;

/** Time has passed: the post of the day, where its hour has come. One that is late tells what is true now. */
export function wake(turn: ClubTurn): void {
  const { record, now, today } = turn;
  if (isQuiet(turn) || timeOf(now, record.zone) < record.hour || record.postedOn === today) return;
  mendedSince(turn);
  dropGone(turn);
  const people = everybody(turn);
  for (const person of people) advanceStreak(turn, person);
  post(turn, people);
  if (record.posts.includes('board') && !record.boardDue) sayBoard(turn);
  if (turn.messages.length > 0) record.saidOn = today;
  matchPool(turn);
  seek(turn, people);
  record.postedOn = today;
}

/** Where something was said since the last trouble, and no other came of it, there is none any more. */
function mendedSince(turn: ClubTurn): void {
  const { saidOn, lost } = turn.record;
  if (saidOn === undefined) return;
  for (const [platform, on] of Object.entries(lost ?? {})) if (on < saidOn) working(turn, platform);
}

/** One message about the day before, and on Mondays about the week: nothing where nothing is to be told. */
function post(turn: ClubTurn, people: readonly Person[]): void {
  const { record, today, words } = turn;
  const has = (one: string) => record.posts.includes(one);
  const about = new Set<string>();
  const name = (some: readonly Person[]) => {
    for (const { id } of named(some)) about.add(id);
    return some.map((one) => one.name);
  };
  const kept = has('daily') ? people.filter((one) => keptYesterday(turn, one)) : [];
  const resting = kept.filter((one) => !ranYesterday(turn, one)).length;
  const won = has('wins') ? people.filter((one) => wonYesterday(turn, one)) : [];
  const fresh = has('welcome') ? people.filter(({ id }) => record.welcome?.[id]) : [];
  const week = digest(turn, people, name);
  const paragraphs = [
    welcomeText(words, name(fresh)),
    keptText(words, name(kept), resting),
    winsText(words, name(won)),
    week,
  ].filter((text) => text !== undefined);
  delete record.welcome;
  if (paragraphs.length === 0) return;
  turn.messages.push({
    urgency: 'post',
    paragraphs,
    everyPlace: true,
    about: [...about],
    occurrence: `${week === undefined ? 'post' : 'digest'}:${today}`,
    until: instantAt(today, QUIET_HOURS.from, record.zone),
  });
}

/** The digest of the week before, on its Monday or on the first day after that can have it. */
function digest(
  turn: ClubTurn,
  people: readonly Person[],
  name: (some: readonly Person[]) => readonly string[],
): string | undefined {
  const { record, today, words } = turn;
  const monday = mondayOf(today);
  if (!record.posts.includes('digest') || record.digestFor === monday) return undefined;
  record.digestFor = monday;
  const { kept, back, finished } = weekOf(people.map((one) => daysOf(turn, one)));
  const called = (ids: readonly string[]) => name(people.filter(({ id }) => ids.includes(id)));
  const steady = people.filter(({ membership }) => membership.streak.days >= TOLD_STREAK);
  name(steady);
  const streaks = steady.map((one) => ({ name: one.name, days: one.membership.streak.days }));
  return weekText(words, { kept, streaks, back: called(back), finished: called(finished) });
}

function daysOf(turn: ClubTurn, { id, runner }: Person): MemberDays {
  const last = yesterdayOf(turn, runner);
  const { startedOn = last, graduatedOn } = runner.comeback ?? {};
  const length = Math.max(0, Math.min(LOOKED_DAYS, daysBetween(startedOn, last) + 1));
  const days = Array.from({ length }, (_, at) => addDays(last, at - length + 1));
  return {
    id,
    states: days.map((day) => dayState(runner, day, turn.now)),
    finished: graduatedOn !== undefined && daysBetween(graduatedOn, last) < WEEK_DAYS,
  };
}

function keptYesterday(turn: ClubTurn, { runner }: Person): boolean {
  return dayState(runner, yesterdayOf(turn, runner), turn.now) === 'kept';
}

/** Was there a run? A tick on a strength day is no run, and no rest either. */
function ranYesterday(turn: ClubTurn, { runner }: Person): boolean {
  const { kind, state } = runner.comeback?.posts[yesterdayOf(turn, runner)] ?? {};
  return (kind === 'run' && state === 'reported') || state === 'ticked';
}

function wonYesterday(turn: ClubTurn, { runner }: Person): boolean {
  return Object.values(runner.comeback?.wins ?? {}).includes(yesterdayOf(turn, runner));
}

/** Asks of each member whether they are still where they joined. */
function seek(turn: ClubTurn, people: readonly Person[]): void {
  const { record, today, context } = turn;
  const until = instantAt(today, QUIET_HOURS.from, record.zone);
  for (const { id, membership } of people) {
    const { platform } = membership.room;
    const address = context.placesOf(id).find((place) => place.platform === platform);
    if (!address || record.lost?.[platform]) continue;
    turn.messages.push({
      urgency: 'digest',
      paragraphs: [],
      seeks: address,
      about: [id],
      occurrence: `seek:${today}:${membership.number}`,
      until,
    });
  }
}

/** What was to be said could not be while it was of use: never yesterday's pile, but a board is needed, and a digest late is one. */
export function missed(turn: ClubTurn, occurrence: string): void {
  const { record, context } = turn;
  if (occurrence.startsWith('board:') && record.posts.includes('board')) record.boardDue = true;
  // Where there are two rooms the other one may have had it.
  if (occurrence.startsWith('digest:') && context.homes().length === 1) delete record.digestFor;
}
