import { addDays, instantAt } from '../../coach/day.ts';
import { sameAddress, type Address } from '../address.ts';
import { isQuiet, QUIET_HOURS } from '../unprompted.ts';
import { boardChanged } from './board.ts';
import { advanceStreak, personOf, runnerOf, yesterdayOf } from './people.ts';
import { welcomeText } from './texts.ts';
import { tellMember, type ClubTurn } from './turn.ts';

/** So many are welcomed one by one on a day; those who come after them with the next post. */
const MOST_WELCOMES = 5;

/** Somebody is a member from now on, where nothing stands against it. */
export function joined(turn: ClubTurn, who: string, room: Address): void {
  const { record, now, context } = turn;
  const runner = runnerOf(turn, who);
  const ours = context.placesOf(record.id).find((place) => sameAddress(place, room));
  if (!runner?.comeback || !ours || record.members[who] || record.removed?.[who]) return;
  record.joined += 1;
  // What was kept before counts: it is the same comeback.
  const through = addDays(runner.comeback.startedOn, -1);
  const last = yesterdayOf(turn, runner);
  const streak = { days: 0, through: through < last ? through : last };
  record.members[who] = { number: record.joined, since: now, room: ours, streak };
  const person = personOf(turn, who);
  if (person) advanceStreak(turn, person);
  tellMember(turn, who, { act: 'joined' });
  welcome(turn, who);
  boardChanged(turn);
}

/** Welcomed at once by day; at night, or where many come, with the next post. */
function welcome(turn: ClubTurn, who: string): void {
  const { record, today } = turn;
  if (!record.posts.includes('welcome')) return;
  const count = record.welcomed?.on === today ? record.welcomed.count : 0;
  if (isQuiet(turn) || count >= MOST_WELCOMES) {
    record.welcome = { ...record.welcome, [who]: true };
    return;
  }
  record.welcomed = { on: today, count: count + 1 };
  const text = welcomeText(turn.words, [personOf(turn, who)?.name ?? '']);
  turn.messages.push({
    urgency: 'post',
    paragraphs: [text ?? ''],
    everyPlace: true,
    about: [who],
    occurrence: `welcome:${today}:${record.joined}`,
    until: instantAt(today, QUIET_HOURS.from, record.zone),
  });
}

/** Somebody leaves, in whatever way; of one who is forgotten nothing stays. From a `room` that is not theirs nobody leaves. */
export function left(turn: ClubTurn, who: string, room?: Address): void {
  const { record } = turn;
  if (runnerOf(turn, who) === undefined) return forgotten(turn, who);
  const member = record.members[who];
  if (!member || (room && !sameAddress(member.room, room))) return;
  takeOut(turn, who);
  tellMember(turn, who, { act: 'left' });
}

/** An administrator takes somebody out. */
export function removed(turn: ClubTurn, whom: string): void {
  const { record } = turn;
  const { number } = record.members[whom] ?? {};
  if (number === undefined) return;
  takeOut(turn, whom);
  record.removed = { ...record.removed, [whom]: { number } };
  tellMember(turn, whom, { act: 'removed', ...titled(turn) });
}

/** An administrator lets somebody come back, if they want to. */
export function readmitted(turn: ClubTurn, whom: string): void {
  const { [whom]: was, ...others } = turn.record.removed ?? {};
  if (!was) return;
  turn.record.removed = others;
  if (Object.keys(others).length === 0) delete turn.record.removed;
  tellMember(turn, whom, { act: 'readmitted' });
}

/** Two records of one runner became one: whatever either was here, the other is. */
export function renamed(turn: ClubTurn, who: string, to: string): void {
  const { record } = turn;
  const [mine, theirs] = [record.members[who], record.members[to]];
  const out = record.removed?.[who];
  const seeking = record.seeking?.[to] ?? record.seeking?.[who];
  const awaits = theirs ? record.welcome?.[to] : record.welcome?.[who];
  if (record.founder === who) record.founder = to;
  if (mine || out) {
    forgotten(turn, who);
    if (out) record.removed = { ...record.removed, [to]: out };
    // Taken out in one chat is taken out in the other.
    if (record.removed?.[to]) takeOut(turn, to);
    else if (mine) record.members[to] = theirs ?? mine;
    if (record.members[to]) {
      if (seeking) record.seeking = { ...record.seeking, [to]: seeking };
      if (awaits) record.welcome = { ...record.welcome, [to]: true };
    }
    boardChanged(turn);
  }
  tellMember(turn, to, { act: 'joined' });
}

/** Whatever of the club names somebody of whom there is no record any more goes. */
export function dropGone(turn: ClubTurn): void {
  const { members, removed: out, founder } = turn.record;
  const named = [...Object.keys({ ...members, ...out }), ...(founder === undefined ? [] : [founder])];
  for (const id of named) if (runnerOf(turn, id) === undefined) forgotten(turn, id);
}

function forgotten(turn: ClubTurn, who: string): void {
  const { record } = turn;
  if (record.founder === who) delete record.founder;
  if (record.removed?.[who]) {
    delete record.removed[who];
    if (Object.keys(record.removed).length === 0) delete record.removed;
  }
  takeOut(turn, who);
}

function takeOut(turn: ClubTurn, who: string): void {
  const { record } = turn;
  stopSeeking(turn, who);
  if (record.welcome?.[who]) {
    delete record.welcome[who];
    if (Object.keys(record.welcome).length === 0) delete record.welcome;
  }
  if (!record.members[who]) return;
  delete record.members[who];
  boardChanged(turn);
}

/** Somebody looks for a buddy no more. */
export function stopSeeking({ record }: ClubTurn, who: string): void {
  if (!record.seeking?.[who]) return;
  delete record.seeking[who];
  if (Object.keys(record.seeking).length === 0) delete record.seeking;
}

/** What the club is called, for those who cannot look it up any more. */
export function titled({ record: { title } }: ClubTurn): { readonly title?: string } {
  return title === undefined ? {} : { title };
}
