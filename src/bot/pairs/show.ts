import { list } from '../format.ts';
import type { Button } from '../message.ts';
import { newestEntry } from '../outlook.ts';
import { standingOf } from '../standing.ts';
import { say, tell, type CoachTurn } from '../turn.ts';
import { lookedIn } from './find.ts';
import { mayStill } from './limits.ts';
import { buddiesOf, pairOf, type Enrolled } from './members.ts';
import { called } from './names.ts';
import { isAwaited } from './nudge.ts';
import type { PairRecord } from './record.ts';
import { streakNow } from './streak.ts';

/** The pair as it is now, with what can be done; without one, what a buddy is. */
export function showPair(turn: CoachTurn): void {
  const { record, look } = turn;
  const pair = pairOf(look, record);
  const buddies = buddiesOf(look, record);
  if (!pair || buddies.length === 0) return showNone(turn);
  const { days } = streakNow(pair.streak, [record, ...buddies], turn.now);
  const shares = pair.shares[record.id] === true;
  say(
    turn,
    [
      [tell(turn, 'buddy-today'), ...buddies.map((one) => lineOf(turn, pair, one))].join('\n'),
      tell(turn, 'buddy-streak', { days, people: buddies.length + 1 }),
      shares ? tell(turn, 'buddy-sharing') : undefined,
    ],
    {
      ref: `buddy:${pair.id}`,
      buttons: rows(turn, buddies, shares),
      about: buddies.map(({ id }) => id),
    },
  );
}

/** What a buddy is, or where one is being looked for. */
function showNone(turn: CoachTurn): void {
  const clubs = lookedIn(turn);
  const looks = clubs.length > 0;
  const text = looks
    ? tell(turn, 'buddy-looking', { clubs: list(turn.words, clubs) })
    : tell(turn, 'buddy-what');
  const buttons = ['invite', looks ? 'stop' : 'find'].map((id) => button(turn, id));
  say(turn, [text], { ref: 'buddy:none', buttons: [buttons] });
}

function rows(
  turn: CoachTurn,
  buddies: readonly Enrolled[],
  shares: boolean,
): readonly (readonly Button[])[] {
  const wave = buddies.some((one) => isAwaited(turn, one)) ? ['nudge'] : [];
  const now = [...(mayStill(turn, 'cheers') ? ['cheer'] : []), ...wave];
  return [now, [shares ? 'hide' : 'share', 'leave']]
    .filter((row) => row.length > 0)
    .map((row) => row.map((id) => button(turn, id)));
}

function button(turn: CoachTurn, id: string): Button {
  return { id, label: tell(turn, `buddy-button-${id}`) };
}

/** Name and today's standing; verdict and pain while they are shared. */
function lineOf(turn: CoachTurn, { shares }: PairRecord, one: Enrolled): string {
  const standing = tell(turn, `buddy-is-${standingOf(one, turn.now)}`);
  const line = tell(turn, 'buddy-line', { name: called(turn, one.id), standing });
  return shares[one.id] ? [line, ...lastRun(turn, one)].join('\n') : line;
}

/** What is shared of the last run that was run, as far as its answers go. */
function lastRun(turn: CoachTurn, { comeback }: Enrolled): readonly string[] {
  const [, last] =
    newestEntry(comeback, ({ case: { run } }) => run !== undefined && run.report.completed !== 'none') ?? [];
  const { run, morning } = last?.case ?? {};
  if (!run) return [];
  const word = last?.verdict?.word;
  return [
    tell(turn, 'buddy-shared-run', { pain: run.report.peak }),
    ...(morning ? [tell(turn, 'buddy-shared-morning', { pain: morning.pain })] : []),
    ...(word === undefined ? [] : [tell(turn, 'buddy-shared-verdict', { word: tell(turn, `word-${word}`) })]),
  ];
}
