import { clubAt, titleOf } from '../bot/clubs/look.ts';
import { previewOf } from '../bot/clubs/preview.ts';
import { open } from '../bot/dialogue.ts';
import { nameIn } from '../bot/pairs/names.ts';
import { quote } from '../bot/quote.ts';
import { say, tell, type Conversation, type OpenDialogue, type Turn } from '../bot/turn.ts';
import { zoneName } from '../bot/zone.ts';
import { refuseName } from './buddy.ts';

/** Somebody becomes a member, after they have seen exactly what the room will see of them. */
export const clubJoin: Conversation = {
  kind: 'club-join',

  questions: ({ record }, { answers }) =>
    record.name === undefined || answers['buddy-name'] !== undefined
      ? ['buddy-name', 'club-join-sure']
      : ['club-join-sure'],

  asks(turn, dialogue, question) {
    if (question === 'buddy-name') return { key: 'ask-club-name' };
    const club = clubAt(turn, dialogue.about['club'] ?? '');
    const preview = previewOf(turn.words, quote(nameOf(turn, dialogue)), club?.posts ?? []);
    return { values: { preview, club: club ? titleOf(turn, club) : tell(turn, 'club-untitled') } };
  },

  refuses: (turn, dialogue, question) => (question === 'buddy-name' ? refuseName(turn, dialogue) : undefined),

  finish(turn, dialogue) {
    const { record } = turn;
    const { about, answers } = dialogue;
    if (answers['club-join-sure'] !== 'yes') return say(turn, [tell(turn, 'club-join-not')]);
    const room = { platform: about['platform'] ?? '', id: about['room'] ?? '' };
    const club = clubAt(turn, room);
    if (!club || club.id !== about['club']) return say(turn, [tell(turn, 'club-gone')]);
    if (club.removed?.[record.id]) return say(turn, [tell(turn, 'club-join-removed')]);
    if (!record.comeback) return say(turn, [tell(turn, 'club-join-first')]);
    // More is read there by now than they were shown.
    const shown = (about['posts'] ?? '').split(' ');
    record.name = nameOf(turn, dialogue);
    if (club.posts.some((post) => !shown.includes(post)))
      return open(turn, 'club-join', { ...about, posts: club.posts.join(' ') });
    turn.events.push({ to: club.id, event: { type: 'club', act: 'joined', who: record.id, room } });
    const { hour, zone } = club;
    say(turn, [tell(turn, 'club-joined', { club: titleOf(turn, club), hour, zone: zoneName(zone) })]);
  },
};

/** What they are called: as they said now, or before. */
function nameOf({ record }: Turn, { answers }: OpenDialogue): string {
  return nameIn(answers['buddy-name'] ?? record.name ?? '') ?? '';
}
