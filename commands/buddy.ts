import type { Address } from '../src/bot/address.ts';
import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { redeem } from '../src/bot/pairs/accept.ts';
import { cheer, leave, share } from '../src/bot/pairs/act.ts';
import { blockedBy, unblock } from '../src/bot/pairs/blocking.ts';
import { findBuddy } from '../src/bot/pairs/find.ts';
import { invite } from '../src/bot/pairs/invite.ts';
import { buddiesOf } from '../src/bot/pairs/members.ts';
import { nudge } from '../src/bot/pairs/nudge.ts';
import { showPair } from '../src/bot/pairs/show.ts';
import { hasComeback, say, tell, type CoachTurn } from '../src/bot/turn.ts';

/** What can be done with buddies, by the word for it. */
const ACTS: Readonly<Record<string, (turn: CoachTurn) => void>> = {
  invite: inviteOne,
  find: findBuddy,
  cheer,
  nudge: (turn) => nudge(turn),
  share,
  leave,
  block: askBlock,
  unblock: askUnblock,
};

/** Words that mean one of them besides: what stands on a button, and what is asked for where one is lost. */
const OTHER_WORDS: Readonly<Record<string, (turn: CoachTurn) => void>> = {
  wave: (turn) => nudge(turn),
  help: showPair,
};

/** Comeback buddies: shows the pair, and everything behind it; with a code, an invitation. */
export const buddy: Command = {
  name: 'buddy',
  everywhere: true,
  enrolled: true,
  options: [{ name: 'do', choices: Object.keys(ACTS) }, { name: 'code' }, { name: 'person', person: true }],
  later: (args) => (invitationIn(args) === '' ? undefined : 'buddy-code-later'),
  run(turn, args) {
    if (!hasComeback(turn)) return;
    const act = actIn(args);
    if (act) return act(turn);
    const code = invitationIn(args);
    if (code !== '') return redeem(turn, code);
    if (turn.person) return inviteOne(turn);
    showPair(turn);
  },
};

function actIn(args: string): ((turn: CoachTurn) => void) | undefined {
  const word = args.split(/\s+/u)[0]?.toLowerCase() ?? '';
  const known = { ...ACTS, ...OTHER_WORDS };
  return Object.hasOwn(known, word) ? known[word] : undefined;
}

/** What may be the code of an invitation: anything that is nothing else. */
function invitationIn(args: string): string {
  return actIn(args) || args.startsWith('@') ? '' : args.replaceAll(/\s+/gu, '');
}

function inviteOne(turn: CoachTurn): void {
  const { person } = turn;
  if (!person) return invite(turn, 'nobody');
  const who = turn.whoIs(person);
  if (who === turn.record.id) return say(turn, [tell(turn, 'buddy-invite-self')]);
  invite(turn, 'somebody', who);
}

/** Somebody who was picked, else one of the buddies. */
function askBlock(turn: CoachTurn): void {
  const { person, record } = turn;
  if (person) return open(turn, 'buddy-block', { picked: 'yes', ids: otherThan(turn, person) ?? '' });
  const buddies = buddiesOf(turn.look, record).map(({ id }) => id);
  if (buddies.length === 0) return say(turn, [tell(turn, 'buddy-block-how')]);
  open(turn, 'buddy-block', { ids: buddies.join(',') });
}

/** Somebody who was picked, else one of those whom they have met. */
function askUnblock(turn: CoachTurn): void {
  if (turn.person) return unblock(turn, otherThan(turn, turn.person));
  const blocked = blockedBy(turn);
  if (blocked.length === 0) return say(turn, [tell(turn, 'buddy-unblock-none')]);
  open(turn, 'unblock', { ids: blocked.join(',') });
}

/** The runner who was picked, where they are here and somebody else. */
function otherThan({ record, whoIs }: CoachTurn, person: Address): string | undefined {
  const who = whoIs(person);
  return who === record.id ? undefined : who;
}
