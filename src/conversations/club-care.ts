import { cut } from '../clubs/cut.ts';
import { isRunner } from '../bot/any-record.ts';
import { ofAdministrators } from '../bot/clubs/administrators.ts';
import { clubAt, titleOf } from '../bot/clubs/look.ts';
import { useCode } from '../bot/clubs/codes.ts';
import type { ClubRecord } from '../bot/clubs/record.ts';
import { quote } from '../bot/quote.ts';
import { say, tell, type OpenDialogue, type Turn } from '../bot/turn.ts';
import { plain } from '../bot/understand.ts';

/** So many are listed; the others are found by their names. */
const MOST_LISTED = 20;

/** Somebody as an administrator picks them: by a number, or by name. */
interface Listed {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly out: boolean;
}

/** An administrator takes a member out, or lets somebody back in. */
export const clubRemove = ofAdministrators({
  kind: 'club-remove',
  names: true,
  questions: () => ['club-whom'],

  asks(turn, dialogue) {
    const { first, more } = cut(listed(turn, clubOf(turn, dialogue)), MOST_LISTED);
    const lines = first.map(({ number, name, out }) =>
      tell(turn, out ? 'club-whom-out' : 'club-whom-line', { number: String(number), name: quote(name) }),
    );
    if (more > 0) lines.push(tell(turn, 'club-whom-more', { count: more }));
    return {
      values: { list: lines.join('\n') },
      buttons: first.map(({ number }) => number),
      about: first.map(({ id }) => id),
    };
  },

  refuses(turn, dialogue) {
    const answer = String(dialogue.answers['club-whom']);
    if (answer === 'nobody') return undefined;
    const found = meant(listed(turn, clubOf(turn, dialogue)), answer);
    if (found.length === 1) return undefined;
    return found.length === 0 ? 'club-whom-unknown' : 'club-whom-several';
  },

  finish(turn, dialogue) {
    const club = clubOf(turn, dialogue);
    if (!club) return say(turn, [tell(turn, 'club-gone')]);
    const [whom] = meant(listed(turn, club), String(dialogue.answers['club-whom']));
    if (!whom || dialogue.answers['club-whom'] === 'nobody')
      return say(turn, [tell(turn, 'club-remove-not')]);
    // As it stood when they were asked: another administrator may have been quicker.
    const isBack = (dialogue.about['out'] ?? '').split(',').includes(whom.id);
    const act = isBack ? 'readmitted' : 'removed';
    const { id: who } = turn.record;
    turn.events.push({ to: club.id, event: { type: 'club', act, who, whom: whom.id } });
    say(turn, [tell(turn, isBack ? 'club-readmitted' : 'club-removed', { name: quote(whom.name) })], {
      about: [whom.id],
    });
  },
});

function clubOf(turn: Turn, { about }: OpenDialogue): ClubRecord | undefined {
  return clubAt(turn, about['club'] ?? '');
}

/** Members, and those who were taken out, by their numbers. */
function listed(turn: Turn, club: ClubRecord | undefined): readonly Listed[] {
  if (!club) return [];
  const of = (all: Readonly<Record<string, { readonly number: number }>>, out: boolean) =>
    Object.entries(all).flatMap(([id, { number }]) => {
      const runner = turn.look(id);
      const name = runner && isRunner(runner) ? (runner.name ?? tell(turn, 'club-somebody')) : undefined;
      return name === undefined ? [] : [{ id, number, name, out }];
    });
  return [...of(club.members, false), ...of(club.removed ?? {}, true)].toSorted(
    (a, b) => Number(a.out) - Number(b.out) || a.number - b.number,
  );
}

/** Whom an answer means: the one with that number, or all of that name. */
function meant(all: readonly Listed[], answer: string): readonly Listed[] {
  const text = plain(answer);
  const byNumber = all.filter(({ number }) => String(number) === text);
  return byNumber.length > 0 ? byNumber : all.filter(({ name }) => plain(name) === text);
}

/** A second room gives the code of the first. */
export const clubLink = ofAdministrators({
  kind: 'club-link',
  questions: () => ['club-code'],
  finish(turn, { about, answers }) {
    const room = { platform: about['platform'] ?? '', id: about['room'] ?? '' };
    useCode(turn, room, String(answers['club-code']));
  },
});

/** Asked once before a club ends, or one room of it goes. */
export const clubEnd = ofAdministrators({
  kind: 'club-end',

  questions: (turn, { about }) =>
    turn.placesOf(about['club'] ?? '').length > 1 ? ['club-end-how'] : ['club-end-sure'],

  finish(turn, { about, answers }) {
    const answer = answers['club-end-how'] ?? answers['club-end-sure'];
    if (answer === 'no') return say(turn, [tell(turn, 'club-end-not')]);
    const club = clubAt(turn, about['club'] ?? '');
    if (!club) return say(turn, [tell(turn, 'club-gone')]);
    const { id: who } = turn.record;
    const room = { platform: about['platform'] ?? '', id: about['room'] ?? '' };
    const values = { club: titleOf(turn, club) };
    if (answer === 'room') {
      if (turn.whoIs(room) !== club.id) return say(turn, [tell(turn, 'club-room-gone')]);
      turn.events.push({ to: club.id, event: { type: 'club', act: 'parted', who, room } });
      return say(turn, [tell(turn, 'club-parted', values)]);
    }
    turn.events.push({ to: club.id, event: { type: 'club', act: 'ended', who } });
    say(turn, [tell(turn, 'club-ended', values)]);
  },
});
