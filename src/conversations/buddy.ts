import { clubAt, titleOf } from '../bot/clubs/look.ts';
import { accept, answerInvitation } from '../bot/pairs/accept.ts';
import { leaveNow, shareNow } from '../bot/pairs/act.ts';
import { block, blockPicked, unblock } from '../bot/pairs/blocking.ts';
import { findBuddy, seek } from '../bot/pairs/find.ts';
import { invite } from '../bot/pairs/invite.ts';
import { buddiesOf } from '../bot/pairs/members.ts';
import { called, calledAll, nameIn } from '../bot/pairs/names.ts';
import { hasComeback, say, tell, type Conversation, type OpenDialogue, type Turn } from '../bot/turn.ts';

/** What buddies and clubs call the runner; what they were about to do goes on. */
export const buddyName: Conversation = {
  kind: 'buddy-name',
  questions: () => ['buddy-name'],
  refuses: refuseName,
  finish(turn, { answers, about }) {
    turn.record.name = nameIn(answers['buddy-name']) ?? '';
    if (!hasComeback(turn)) return;
    const { then, who, code, picked } = about;
    if (then === 'invite') return invite(turn, picked === 'somebody' ? picked : 'nobody', who);
    if (then === 'find') return findBuddy(turn);
    if (then === 'accept') accept(turn, who ?? '', code);
  },
};

/** A name has something to read in it. */
export function refuseName(_turn: Turn, { answers }: OpenDialogue): string | undefined {
  return nameIn(answers['buddy-name']) === undefined ? 'again-empty' : undefined;
}

/** Whoever gave a code invites: what each would see of the other, and what can be said to it. */
export const buddyInvited: Conversation = {
  kind: 'buddy-invited',
  questions: () => ['buddy-invited'],
  asks: (turn, { about: { who = '' } }) => ({ values: { name: called(turn, who) }, about: [who] }),
  finish(turn, { answers, about: { who = '', code } }) {
    answerInvitation(turn, String(answers['buddy-invited']), who, code);
  },
};

/** Asked once before a pair is left. */
export const buddyLeave: Conversation = {
  kind: 'buddy-leave',
  questions: () => ['buddy-leave'],
  asks: (turn) => ({ values: { count: buddiesOf(turn.look, turn.record).length } }),
  finish(turn, { answers }) {
    if (answers['buddy-leave'] === 'yes') return leaveNow(turn);
    say(turn, [tell(turn, 'buddy-stays')]);
  },
};

/** Says exactly what the others would see before they do. */
export const buddyShare: Conversation = {
  kind: 'buddy-share',
  questions: () => ['buddy-share'],
  finish(turn, { answers }) {
    if (answers['buddy-share'] === 'yes') return shareNow(turn);
    say(turn, [tell(turn, 'buddy-share-not')]);
  },
};

/** In which club to look, where there are several, and whether three are fine. */
export const pool: Conversation = {
  kind: 'pool',
  questions: (_turn, { about }) => (listed(about).length > 1 ? ['buddy-club', 'buddy-trio'] : ['buddy-trio']),
  asks(turn, { about }, question) {
    if (question !== 'buddy-club') return {};
    const ids = listed(about);
    const lines = ids.map((id, at) =>
      tell(turn, 'buddy-club-line', { number: at + 1, title: titleOf(turn, clubAt(turn, id) ?? {}) }),
    );
    return { values: { clubs: lines.join('\n') }, buttons: numbers(ids) };
  },
  refuses: (_turn, dialogue, question) =>
    question === 'buddy-club' ? refuseBeyond(dialogue, question) : undefined,
  finish(turn, dialogue) {
    const [club] = chosen(dialogue, 'buddy-club');
    seek(turn, club, dialogue.answers['buddy-trio'] === 'yes');
  },
};

/** Whom to block, where it could be either of two, and whether that is meant. */
export const buddyBlock: Conversation = {
  kind: 'buddy-block',
  names: true,
  questions: (_turn, { about }) =>
    listed(about).length > 1 ? ['buddy-whom', 'buddy-block'] : ['buddy-block'],
  asks(turn, dialogue, question) {
    if (question === 'buddy-whom') return whom(turn, dialogue);
    // Of somebody who was picked nothing is said, not even whether they are here.
    if (dialogue.about['picked']) return { key: 'ask-buddy-block-picked' };
    const about = chosen(dialogue, 'buddy-whom');
    return { values: { name: calledAll(turn, about) }, about };
  },
  refuses: (_turn, dialogue, question) =>
    question === 'buddy-whom' ? refuseBeyond(dialogue, question) : undefined,
  finish(turn, dialogue) {
    if (dialogue.answers['buddy-block'] !== 'yes') return say(turn, [tell(turn, 'buddy-block-not')]);
    const [who] = chosen(dialogue, 'buddy-whom');
    if (dialogue.about['picked']) return blockPicked(turn, who);
    if (who !== undefined) block(turn, who);
  },
};

/** Whose block to take back. */
export const buddyUnblock: Conversation = {
  kind: 'unblock',
  names: true,
  questions: () => ['buddy-whom'],
  asks: whom,
  refuses: (_turn, dialogue, question) => refuseBeyond(dialogue, question),
  finish(turn, dialogue) {
    const [who] = chosen(dialogue, 'buddy-whom');
    if (who !== undefined) unblock(turn, who);
  },
};

function whom(turn: Turn, { about }: OpenDialogue) {
  const ids = listed(about);
  const lines = ids.map((id, at) =>
    tell(turn, 'buddy-whom-line', { number: at + 1, name: called(turn, id) }),
  );
  return { values: { names: lines.join('\n') }, about: ids, buttons: numbers(ids) };
}

function numbers(list: readonly unknown[]): readonly number[] {
  return list.map((_, at) => at + 1);
}

/** Those a question has numbered, as they were when it was first put: a number goes on meaning the same. */
function listed(about: OpenDialogue['about']): readonly string[] {
  return (about['ids'] ?? '').split(',').filter(Boolean);
}

/** The one whose number was given, or the only one. */
function chosen({ about, answers }: OpenDialogue, question: string): readonly string[] {
  return listed(about)
    .slice(Number(answers[question] ?? 1) - 1)
    .slice(0, 1);
}

function refuseBeyond({ about, answers }: OpenDialogue, question: string): string | undefined {
  return Number(answers[question]) > listed(about).length ? 'again-unclear' : undefined;
}
