import { isClub } from '../any-record.ts';
import { quote } from '../quote.ts';
import { nameOf } from '../reach.ts';
import { hasComeback, say, tell, type Turn } from '../turn.ts';
import { QUIET_HOURS, unprompted } from '../unprompted.ts';
import { leaving } from './leave.ts';
import { clubAt, titleOf } from './look.ts';
import type { MemberEvent } from './events.ts';
import { previewOf } from './preview.ts';

/** Acts that are known, and not spoken of. */
const QUIET = ['founded', 'joined', 'left'];

/**
 * What a runner is to a club is as the club has it, at once and whatever the hour. True where there is nothing to say
 * besides.
 */
export function noteClub(turn: Turn, event: MemberEvent): boolean {
  const { record } = turn;
  const { club } = event;
  const found = turn.look(club);
  const it = found && isClub(found) ? found : undefined;
  const ties = it?.founder === record.id || it?.removed?.[record.id] !== undefined;
  set(record, 'clubs', club, it?.members[record.id] !== undefined);
  set(record, 'clubTies', club, ties);
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
  if (words.length > 0) say(turn, words, { urgency: 'post' });
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
  unprompted(turn, `club:${event.act}:${found.id}:${what}`, () => {
    say(turn, paragraphs, leaving(turn, found.id));
    return QUIET_HOURS.from;
  });
}

function wordsOf(turn: Turn, event: MemberEvent): readonly string[] {
  if (event.act === 'removed' || event.act === 'ended') {
    const club = titleOf(turn, event);
    return [tell(turn, event.act === 'ended' ? 'club-told-ended' : 'club-told-removed', { club })];
  }
  const found = clubAt(turn, event.club);
  // What came in the night is not true any more where the club ended since.
  if (!found || QUIET.includes(event.act)) return [];
  const club = titleOf(turn, found);
  if (event.act === 'trouble') {
    if (found.lost?.[event.on] === undefined) return [];
    const platform = nameOf(turn, event.on);
    return [
      tell(turn, 'club-told-trouble', { club, platform }),
      tell(turn, 'club-told-trouble-what', { platform: event.on }),
    ];
  }
  return [tell(turn, event.act === 'readmitted' ? 'club-told-readmitted' : 'club-told-unmatched', { club })];
}
