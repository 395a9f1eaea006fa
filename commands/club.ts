import { addHours, timeOf } from '../src/coach/day.ts';
import { decidesUntil } from '../src/bot/clubs/administrators.ts';
import { clubAt, clubsOf, titleOf } from '../src/bot/clubs/look.ts';
import { useCode } from '../src/bot/clubs/codes.ts';
import { CLUB_POSTS } from '../src/bot/clubs/events.ts';
import { leaveClub, listClubs } from '../src/bot/clubs/leave.ts';
import { heldBy } from '../src/bot/clubs/places.ts';
import { previewOf } from '../src/bot/clubs/preview.ts';
import type { ClubRecord } from '../src/bot/clubs/record.ts';
import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import type { Room } from '../src/bot/event.ts';
import { moment } from '../src/bot/moment.ts';
import { quote } from '../src/bot/quote.ts';
import { hasComeback, say, tell, type Turn } from '../src/bot/turn.ts';
import { codeIn } from '../src/bot/wrong-codes.ts';
import { zoneName } from '../src/bot/zone.ts';

/** How long a code for a second room can be used, in hours: whoever decides there may have to be found first. */
const CODE_HOURS = 1;

const CHOICES = ['setup', 'join', 'leave', 'link', 'remove', 'language', 'end'] as const;

/** What only administrators do. */
const OF_ADMINS: readonly string[] = ['setup', 'link', 'remove', 'language', 'end'];

/** Clubs: said in a room it is about the club there, said in private about one's own. It is answered in private. */
export const club: Command = {
  name: 'club',
  everywhere: true,
  rooms: true,
  enrolled: false,
  options: [{ name: 'do', choices: CHOICES }],
  run(turn, args) {
    const [first = '', ...rest] = args.split(/\s+/u);
    const word = first.toLowerCase();
    const choice = CHOICES.find((one) => one === word);
    const { room } = turn;
    if (!room) return inPrivate(turn, choice);
    const here = clubAt(turn, room);
    hear(turn, room, here);
    if (choice === undefined) return shown(turn, room, here);
    if (OF_ADMINS.includes(choice) && !room.admin) return say(turn, [tell(turn, 'club-admins')]);
    if (choice === 'setup') return setup(turn, room, here);
    if (choice === 'link') return link(turn, room, here, rest.join(''));
    if (!here) return say(turn, [tell(turn, 'club-none-here')]);
    if (choice === 'join') return join(turn, room, here);
    if (choice === 'leave') return leave(turn, here);
    if (choice === 'remove') return remove(turn, room, here);
    open(turn, `club-${choice}`, about(turn, room, here));
  },
};

/** Without a room there are only one's own clubs. */
function inPrivate(turn: Turn, choice: string | undefined): void {
  const how = choice === 'leave' ? undefined : tell(turn, 'club-in-room');
  const none = clubsOf(turn).length === 0;
  if (none) return say(turn, [tell(turn, 'club-none-of-yours'), how && tell(turn, 'club-what'), how]);
  listClubs(turn);
  if (how) say(turn, [how]);
}

/** We are spoken to where nothing could be posted: it is tried again. */
function hear(turn: Turn, { platform, id }: Room, here: ClubRecord | undefined): void {
  if (here?.lost?.[platform] === undefined) return;
  const event = { type: 'club', act: 'heard', who: turn.record.id, room: { platform, id } } as const;
  turn.events.push({ to: here.id, event });
}

/** What a dialogue keeps of the room it is about, of whoever decides there, and of the club that was there when it began. */
function about(
  { now }: Turn,
  { platform, id, admin, title }: Room,
  here?: ClubRecord,
): Readonly<Record<string, string>> {
  return {
    platform,
    room: id,
    ...(admin && { until: decidesUntil(now) }),
    ...(title !== undefined && { title }),
    ...(here && { club: here.id }),
  };
}

function shown(turn: Turn, room: Room, here: ClubRecord | undefined): void {
  if (!here)
    return say(turn, [
      tell(turn, 'club-what'),
      tell(turn, room.admin ? 'club-none-here-admin' : 'club-none-here'),
    ]);
  const { hour } = here;
  say(turn, [
    tell(turn, standingIn(here, turn.record.id), { club: titleOf(turn, here) }),
    room.admin ? tell(turn, 'club-here-admin', { hour, zone: zoneName(here.zone) }) : undefined,
  ]);
}

/** What somebody is to a club; the words for it. */
function standingIn({ members, removed }: ClubRecord, id: string): string {
  if (members[id]) return 'club-here-member';
  return removed?.[id] ? 'club-join-removed' : 'club-here';
}

/** An administrator sees what members will see first. */
function setup(turn: Turn, room: Room, here: ClubRecord | undefined): void {
  const { name } = turn.record;
  const shownName = name === undefined ? tell(turn, 'club-example-name') : quote(name);
  say(turn, [tell(turn, 'club-setup-preview'), previewOf(turn.words, shownName, CLUB_POSTS)]);
  open(turn, 'club-setup', about(turn, room, here));
}

function join(turn: Turn, room: Room, here: ClubRecord): void {
  const { id } = turn.record;
  const values = { club: titleOf(turn, here) };
  if (here.members[id]) return say(turn, [tell(turn, 'club-join-already', values)]);
  if (here.removed?.[id]) return say(turn, [tell(turn, 'club-join-removed')]);
  if (!hasComeback(turn)) return say(turn, [tell(turn, 'club-join-first')]);
  open(turn, 'club-join', { ...about(turn, room, here), posts: here.posts.join(' ') });
}

function leave(turn: Turn, here: ClubRecord): void {
  if (here.members[turn.record.id]) return leaveClub(turn, here);
  say(turn, [tell(turn, 'club-leave-nothing')]);
}

function remove(turn: Turn, room: Room, here: ClubRecord): void {
  const { members, removed = {} } = here;
  const out = Object.keys(removed);
  if (Object.keys(members).length === 0 && out.length === 0)
    return say(turn, [tell(turn, 'club-remove-nobody')]);
  open(turn, 'club-remove', { ...about(turn, room, here), out: out.join(',') });
}

/** In a club it gives a code, elsewhere it takes one. */
function link(turn: Turn, room: Room, here: ClubRecord | undefined, code: string): void {
  if (codeIn(code) !== '') return useCode(turn, room, code);
  if (!here) return open(turn, 'club-link', about(turn, room));
  const held = heldBy(here, turn.placesOf(here.id));
  if (held.some(({ platform }) => platform !== room.platform))
    return say(turn, [tell(turn, 'club-link-full')]);
  const until = addHours(turn.now, CODE_HOURS);
  const own = turn.newCode();
  const { id: who } = turn.record;
  turn.events.push({ to: here.id, event: { type: 'club', act: 'offered', who, code: own, until } });
  const time = moment('time', until, timeOf(until, turn.record.zone));
  say(turn, [tell(turn, 'club-link-code', { code: own, time })]);
}
