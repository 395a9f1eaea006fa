import { quote } from '../quote.ts';
import { nameOf } from '../reach.ts';
import { hasComeback, say, tell, type Turn } from '../turn.ts';
import { nextTold, untilNight } from '../unprompted.ts';
import { leaving } from './leave.ts';
import { clubAt, titleOf } from './look.ts';
import type { MemberEvent } from './events.ts';
import { previewOf } from './preview.ts';
import type { ClubRecord } from './record.ts';

/** What is taken note of, and not spoken of. */
const QUIET = ['founded', 'joined', 'left'];

/**
 * What a runner is to a club is as the club has it, at once and whatever the hour. True where there is nothing to say
 * besides.
 */
export function noteClub(turn: Turn, event: MemberEvent): boolean {
  const { record } = turn;
  const { club: id } = event;
  const club = clubAt(turn, id);
  const ties = club?.founder === record.id || club?.removed?.[record.id] !== undefined;
  set(record, 'clubs', id, club?.members[record.id] !== undefined);
  set(record, 'clubTies', id, ties);
  return QUIET.includes(event.act);
}

function set(record: Turn['record'], key: 'clubs' | 'clubTies', club: string, is: boolean): void {
  const { [club]: was, ...others } = record[key] ?? {};
  if (is) record[key] = { ...others, [club]: true };
  else if (Object.keys(others).length > 0) record[key] = others;
  else if (was) delete record[key];
}

/** A runner hears of a club. */
export function toldByClub(turn: Turn, event: MemberEvent): void {
  if (event.act === 'more' || event.act === 'wider') return audience(turn, event);
  const words = wordsOf(turn, event);
  if (words.length > 0) untilNight(turn, `club:${event.act}:${nextTold(turn)}`, () => say(turn, words));
}

/**
 * More is read of them, or by more people, than they saw when they joined: what that is, and a way out. To and fro on one
 * day is told once.
 */
function audience(turn: Turn, event: Extract<MemberEvent, { act: 'more' } | { act: 'wider' }>): void {
  const found = clubAt(turn, event.club);
  if (!found?.members[turn.record.id] || !hasComeback(turn)) return;
  const club = titleOf(turn, found);
  const paragraphs =
    event.act === 'more'
      ? [
          tell(turn, 'club-told-more', { club }),
          previewOf(turn.words, quote(turn.record.name ?? tell(turn, 'club-somebody')), found.posts),
        ]
      : [tell(turn, 'club-told-wider', { club, platform: nameOf(turn, event.on) })];
  const what = event.act === 'more' ? found.posts.join('+') : event.on;
  untilNight(turn, `club:${event.act}:${found.id}:${what}`, () =>
    say(turn, paragraphs, leaving(turn, found.id)),
  );
}

/** What is said, where that is true by the time they hear it. */
function wordsOf(turn: Turn, event: MemberEvent): readonly string[] {
  const { id } = turn.record;
  const found = clubAt(turn, event.club);
  const isMember = found?.members[id] !== undefined;
  const club = titleOf(turn, found ?? ('title' in event ? event : {}));
  switch (event.act) {
    case 'removed':
      return isMember ? [] : [tell(turn, 'club-told-removed', { club })];
    case 'ended':
      return isMember ? [] : [tell(turn, 'club-told-ended', { club })];
    case 'readmitted':
      return found && !isMember && !found.removed?.[id] ? [tell(turn, 'club-told-readmitted', { club })] : [];
    case 'unmatched':
      return found?.seeking?.[id] ? [tell(turn, 'club-told-unmatched', { club })] : [];
    case 'trouble':
      return found?.lost?.[event.on] === undefined ? [] : trouble(turn, found, event.on);
    default:
      return [];
  }
}

function trouble(turn: Turn, club: ClubRecord, on: string): readonly string[] {
  const values = { club: titleOf(turn, club), platform: nameOf(turn, on) };
  return [tell(turn, 'club-told-trouble', values), tell(turn, 'club-told-trouble-what', { platform: on })];
}
