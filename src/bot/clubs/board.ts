import { addHours, instantAt } from '../../coach/day.ts';
import type { Message } from '../message.ts';
import { isQuiet, QUIET_HOURS } from '../unprompted.ts';
import { everybody, type Person } from './people.ts';
import { boardText, onBoard, type BoardLine } from './texts.ts';
import type { ClubTurn } from './turn.ts';

/** What its messages are known by. */
const BOARD = 'board';

/** In a club with more members than this the board waits for others who come and go, so many hours: a minute. */
const SMALL = 50;
const WAITS_HOURS = 1 / 60;

/** Somebody came or went: the board shows it. */
export function boardChanged(turn: ClubTurn): void {
  const { record, now } = turn;
  if (!record.posts.includes(BOARD)) return;
  if (Object.keys(record.members).length > SMALL) record.boardAt ??= addHours(now, WAITS_HOURS);
  else record.boardAt = now;
}

/** Says whatever of the board is due at the end of a step. A new one waits for the morning, a change does not. */
export function settleBoard(turn: ClubTurn): void {
  const { record, now } = turn;
  if (record.boardDue) {
    if (!isQuiet(turn)) putUp(turn);
    return;
  }
  if (record.boardAt !== undefined && record.boardAt <= now) sayBoard(turn);
}

/** Puts up a board, in each room that has none yet; without one the room is told that it is a club now. */
function putUp(turn: ClubTurn): void {
  const { record, today } = turn;
  delete record.boardDue;
  record.boards += 1;
  const end = instantAt(today, QUIET_HOURS.from, record.zone);
  const once = { occurrence: `${BOARD}:${today}:${record.boards}`, until: end };
  if (record.posts.includes(BOARD)) return sayBoard(turn, once);
  const paragraphs = [turn.words.say('club-opened')];
  turn.messages.push({ urgency: 'post', paragraphs, everyPlace: true, ...once });
}

/** The board as it is now, in place of the one before. */
export function sayBoard(turn: ClubTurn, more: Partial<Message> = {}): void {
  delete turn.record.boardAt;
  const { first, more: others } = onBoard(everybody(turn));
  turn.messages.push({
    urgency: 'digest',
    paragraphs: boardText(turn.words, first.map(lineOf), others),
    ref: BOARD,
    edits: true,
    pin: true,
    everyPlace: true,
    about: first.map(({ id }) => id),
    ...more,
  });
}

/** The board is no more: what stood on it goes. */
export function closeBoard(turn: ClubTurn, more: Partial<Message> = {}): void {
  const paragraphs = [turn.words.say('club-board-closed')];
  turn.messages.push({ urgency: 'answer', paragraphs, ref: BOARD, closes: true, ...more });
}

function lineOf({ name, runner: { comeback }, membership }: Person): BoardLine {
  const finished = comeback?.state === 'graduated';
  const paused = comeback?.pausedOn !== undefined;
  return {
    name,
    state: finished ? 'finished' : paused ? 'paused' : 'coming',
    days: membership.streak.days,
  };
}
