import { addDays, WEEKDAYS, weekdayOf, type Day } from '../../coach/day.ts';
import { sameAddress, type Address } from '../address.ts';
import type { Moved } from '../event.ts';
import { closeBoard, sayBoard } from './board.ts';
import type { ClubEvent, ClubSettings } from './events.ts';
import { left, titled } from './members.ts';
import { runnerOf } from './people.ts';
import { heldBy } from './places.ts';
import type { ClubRecord } from './record.ts';
import { tellAll, tellMember, type ClubTurn } from './turn.ts';

type Founded = Extract<ClubEvent, { act: 'founded' }>;

/** A club as it begins. */
export function newClub({ who, title, settings }: Founded, id: string): ClubRecord {
  return {
    kind: 'club',
    version: 1,
    id,
    ...settings,
    posts: [...settings.posts],
    ...(title !== undefined && { title }),
    founder: who,
    members: {},
    joined: 0,
    boards: 0,
    boardDue: true,
  };
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}

/** Other settings; what is posted already stands. */
export function changed(turn: ClubTurn, { posts, ...settings }: ClubSettings): void {
  const { record } = turn;
  const had = record.posts.includes('board');
  const has = posts.includes('board');
  if (posts.some((one) => !record.posts.includes(one))) tellAll(turn, { act: 'more' });
  Object.assign(record, settings);
  record.posts = [...posts];
  if (has && !had) record.boardDue = true;
  if (has && had && !record.boardDue) sayBoard(turn);
  if (!has && had) {
    delete record.boardDue;
    delete record.boardAt;
    closeBoard(turn);
  }
}

/** A second room, on another platform or in place of one that is gone, by a code that works still. */
export function linked(turn: ClubTurn, room: Address, code: string): void {
  const { record, context } = turn;
  const places = context.placesOf(record.id);
  if (context.whose('club', code) !== record.id || context.whoIs(room) !== undefined) return;
  if (heldBy(record, places).some(({ platform }) => platform === room.platform)) return;
  for (const gone of places.filter(({ platform }) => platform === room.platform)) {
    turn.releases.push(gone);
    moved(turn, { platform: gone.platform, from: gone.id, to: room.id });
    working(turn, gone.platform);
  }
  turn.adopts.push(room);
  turn.link = { kind: 'spend', code };
  if (record.posts.includes('board')) record.boardDue = true;
  tellAll(turn, { act: 'wider', on: room.platform });
}

/** One room of two goes its own way; who joined from there is out of the club, and told once. Who did it knows. */
export function parted(turn: ClubTurn, room: Address, by: string): void {
  const { record, context } = turn;
  const places = context.placesOf(record.id);
  if (places.length < 2 || !places.some((place) => sameAddress(place, room))) return;
  turn.releases.push(room);
  closeBoard(turn, { only: room });
  working(turn, room.platform);
  for (const [who, member] of Object.entries(record.members)) {
    if (!sameAddress(member.room, room)) continue;
    left(turn, who);
    if (who !== by) tellMember(turn, who, { act: 'ended', ...titled(turn) });
  }
}

/** Everything of it is deleted, and its members are told once; who did it has had the answer. */
export function ended(turn: ClubTurn, by: string): void {
  const { members, removed, founder } = turn.record;
  turn.ended = true;
  closeBoard(turn);
  for (const who of Object.keys(members))
    tellMember(turn, who, who === by ? { act: 'left' } : { act: 'ended', ...titled(turn) });
  const others = [...Object.keys(removed ?? {}), ...(founder === undefined ? [] : [founder])];
  for (const who of new Set(others)) if (!members[who]) tellMember(turn, who, { act: 'left' });
}

/** A room goes on under another id. */
export function moved({ record }: ClubTurn, { platform, from, to }: Omit<Moved, 'type'>): void {
  for (const member of Object.values(record.members))
    if (sameAddress(member.room, { platform, id: from })) member.room = { platform, id: to };
}

/** Nothing can be posted there: who set the club up is told once, and it goes on where there is another room. */
export function unreachable(turn: ClubTurn, on: string): void {
  const { record, today } = turn;
  const known = record.lost?.[on] !== undefined;
  record.lost = { ...record.lost, [on]: today };
  const { founder } = record;
  if (!known && founder !== undefined && runnerOf(turn, founder))
    tellMember(turn, founder, { act: 'trouble', on });
}

/** It can be posted there again. */
export function working({ record }: ClubTurn, on: string): void {
  if (!record.lost?.[on]) return;
  delete record.lost[on];
  if (Object.keys(record.lost).length === 0) delete record.lost;
}
