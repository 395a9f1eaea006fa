import type { Event } from '../event.ts';
import type { StepOf } from '../every-step.ts';
import type { Outcome } from '../outcome.ts';
import { settleBoard } from './board.ts';
import { missed, wake } from './day.ts';
import type { ClubEvent } from './events.ts';
import { joined, left, readmitted, removed, renamed, stopSeeking } from './members.ts';
import { seeks } from './pool.ts';
import type { ClubRecord } from './record.ts';
import { changed, ended, linked, mondayOf, moved, newClub, parted, unreachable, working } from './rooms.ts';
import { nextClubWake } from './schedule.ts';
import { clubTurn, tellMember, type ClubParts, type ClubTurn } from './turn.ts';
import { timeOf } from '../../coach/day.ts';

/** Makes the step of a club. Whoever sends it an event has looked at it first; what is not true any more changes nothing. */
export function createClubStep(parts: ClubParts): StepOf<ClubRecord> {
  return (before, event, now, context) => {
    if (before === undefined && (event.type !== 'club' || event.act !== 'founded'))
      return { messages: [], events: [] };
    const founds = event.type === 'club' && event.act === 'founded' ? event : undefined;
    const record = before ? structuredClone(before) : founds && newClub(founds, context.id);
    if (!record) return { messages: [], events: [] };
    const turn = clubTurn(parts, record, now, context);
    if (before) happen(turn, event);
    else begin(turn);
    return outcomeOf(turn);
  };
}

/** A new club's first post is the next one that comes: none about a day on which there was no club. */
function begin(turn: ClubTurn): void {
  const { record, now, today } = turn;
  if (timeOf(now, record.zone) >= record.hour) record.postedOn = today;
  record.digestFor = mondayOf(today);
  if (record.founder !== undefined) tellMember(turn, record.founder, { act: 'founded' });
}

function outcomeOf(turn: ClubTurn): Outcome<ClubRecord> {
  const { record, messages, events, adopts, releases, link } = turn;
  if (turn.ended) return { messages, events };
  settleBoard(turn);
  const wakeAt = nextClubWake(turn);
  return {
    record,
    messages,
    events,
    wakeAt,
    ...(adopts.length > 0 && { adopts }),
    ...(releases.length > 0 && { releases }),
    ...(link && { link }),
  };
}

function happen(turn: ClubTurn, event: Event): void {
  switch (event.type) {
    case 'club':
      return told(turn, event);
    case 'wake':
      return wake(turn);
    case 'missed':
      return missed(turn, event.occurrence);
    case 'unreachable':
      return event.back ? working(turn, event.on) : unreachable(turn, event.on);
    case 'moved':
      return moved(turn, event);
    case 'absent':
      return absent(turn, event.who);
    default:
      // What is said to people, or happens to them, happens to no club.
      return undefined;
  }
}

function told(turn: ClubTurn, event: ClubEvent): void {
  switch (event.act) {
    // Somebody was quicker: that club stands.
    case 'founded':
      return undefined;
    case 'changed':
      return changed(turn, event.settings);
    case 'joined':
      return joined(turn, event.who, event.room);
    case 'left':
      return left(turn, event.who, event.room);
    case 'removed':
      return removed(turn, event.whom);
    case 'readmitted':
      return readmitted(turn, event.whom);
    case 'renamed':
      return renamed(turn, event.who, event.to);
    case 'seeks':
      return seeks(turn, event.who, event.trio);
    case 'rests':
      return stopSeeking(turn, event.who);
    case 'offered':
      turn.link = { kind: 'offer', for: 'club', code: event.code, until: event.until };
      return undefined;
    case 'linked':
      return linked(turn, event.room, event.code);
    case 'parted':
      return parted(turn, event.room, event.who);
    case 'heard':
      return working(turn, event.room.platform);
    case 'ended':
      return ended(turn, event.who);
  }
}

/** Whoever is not in the room any more from which they joined leaves without a word. */
function absent(turn: ClubTurn, who: string): void {
  const { on } = turn.context;
  if (on === undefined || turn.record.members[who]?.room.platform === on) left(turn, who);
}
