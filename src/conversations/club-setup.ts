import { ofAdministrators } from '../bot/clubs/administrators.ts';
import { clubAt, titleOf } from '../bot/clubs/look.ts';
import { CLUB_POSTS, type ClubSettings } from '../bot/clubs/events.ts';
import { say, tell, type OpenDialogue, type Turn } from '../bot/turn.ts';
import { zoneName } from '../bot/zone.ts';
import { askZone } from './ask-zone.ts';

/** What is posted where everything is not wanted: what says least. */
const FEW = ['digest', 'board'];

/** A club is founded, or its settings changed; nothing exists before the last answer. */
export const clubSetup = ofAdministrators({
  kind: 'club-setup',

  questions(turn, { answers }) {
    const each = answers['club-posts'] === 'choose' ? CLUB_POSTS.map((post) => `club-${post}`) : [];
    const language = languagesOf(turn).length > 1 ? ['club-language'] : [];
    return ['club-hour', 'club-zone', ...language, 'club-posts', ...each];
  },

  asks(turn, _dialogue, question) {
    if (question !== 'club-zone') return {};
    const { key, values } = askZone(turn);
    return key === undefined ? { values: values ?? {} } : { key: 'ask-club-zone-unknown' };
  },

  refuses: (_turn, { answers }, question) =>
    question === 'club-board' && postsOf(answers).length === 0 ? 'club-posts-none' : undefined,

  finish(turn, dialogue) {
    const { about } = dialogue;
    const room = { platform: about['platform'] ?? '', id: about['room'] ?? '' };
    const { id: who } = turn.record;
    const here = clubAt(turn, room);
    const settings = settingsOf(turn, dialogue, here?.locale);
    const values = { hour: settings.hour, zone: zoneName(settings.zone) };
    if (about['club'] !== undefined) {
      if (here?.id !== about['club']) return say(turn, [tell(turn, 'club-gone')]);
      turn.events.push({ to: here.id, event: { type: 'club', act: 'changed', who, settings } });
      return say(turn, [tell(turn, 'club-changed', { ...values, club: titleOf(turn, here) })]);
    }
    if (here) return say(turn, [tell(turn, 'club-there-already', { club: titleOf(turn, here) })]);
    const { title } = about;
    turn.events.push({
      to: room,
      creates: true,
      event: { type: 'club', act: 'founded', who, room, settings, ...(title !== undefined && { title }) },
    });
    say(turn, [tell(turn, 'club-founded', values), tell(turn, 'club-founded-next')]);
  },
});

function languagesOf({ rules }: Turn): readonly string[] {
  const question = rules.questions['club-language'];
  return question?.type === 'choice' ? question.options : [];
}

function settingsOf(turn: Turn, { answers }: OpenDialogue, before: string | undefined): ClubSettings {
  const language = answers['club-language'];
  return {
    hour: String(answers['club-hour']),
    zone: String(answers['club-zone']),
    locale: typeof language === 'string' ? language : (before ?? turn.words.locale),
    posts: postsOf(answers),
  };
}

function postsOf(answers: OpenDialogue['answers']): readonly string[] {
  if (answers['club-posts'] === 'all') return CLUB_POSTS;
  if (answers['club-posts'] === 'few') return FEW;
  return CLUB_POSTS.filter((post) => answers[`club-${post}`] === 'yes');
}

/** Another language for what is posted. */
export const clubLanguage = ofAdministrators({
  kind: 'club-language',
  questions: () => ['club-language'],
  finish(turn, { about, answers }) {
    const club = clubAt(turn, about['club'] ?? '');
    if (!club) return say(turn, [tell(turn, 'club-gone')]);
    const { hour, zone, posts } = club;
    const settings = { hour, zone, posts, locale: String(answers['club-language']) };
    const { id: who } = turn.record;
    turn.events.push({ to: club.id, event: { type: 'club', act: 'changed', who, settings } });
    say(turn, [tell(turn, 'club-language-changed')]);
  },
});
