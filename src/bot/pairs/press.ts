import { tell, say, type CoachTurn } from '../turn.ts';
import { answerInvitation } from './accept.ts';
import { cheer, hide, leave, leaveAndFind, share } from './act.ts';
import { findBuddy } from './find.ts';
import { invite, isOffered } from './invite.ts';
import { buddyOf, pairOf, runnerOf } from './members.ts';
import { nudge } from './nudge.ts';

/** A press below what was said of buddies. False where that has nothing left to answer. */
export function pressBuddy(turn: CoachTurn, kind: string, about: string, button: string): boolean {
  if (kind === 'buddy') return about === 'none' ? onNone(turn, button) : onPair(turn, about, button);
  if (kind === 'silent') return onSilent(turn, about, button);
  return kind === 'invite' && onInvitation(turn, about, button);
}

function onNone(turn: CoachTurn, button: string): boolean {
  if (button === 'invite') invite(turn, 'nobody');
  else if (button === 'find') findBuddy(turn);
  else if (button === 'stop') leave(turn);
  else return false;
  return true;
}

const ON_PAIR: Readonly<Record<string, (turn: CoachTurn) => void>> = {
  cheer,
  nudge: (turn) => nudge(turn),
  share,
  hide,
  leave,
};

function onPair(turn: CoachTurn, pair: string, button: string): boolean {
  const act = Object.hasOwn(ON_PAIR, button) ? ON_PAIR[button] : undefined;
  if (!act || pairOf(turn.look, turn.record)?.id !== pair) return false;
  act(turn);
  return true;
}

function onSilent(turn: CoachTurn, who: string, button: string): boolean {
  const one = buddyOf(turn.look, turn.record, who);
  if (!one) return false;
  if (button === 'nudge') nudge(turn, one.id);
  else if (button === 'wait') say(turn, [tell(turn, 'buddy-wait')]);
  else if (button === 'anew') leaveAndFind(turn);
  else return false;
  // It is answered: its buttons go.
  turn.messages.push({ urgency: 'answer', closes: true, ref: `silent:${who}`, paragraphs: [] });
  return true;
}

function onInvitation(turn: CoachTurn, who: string, button: string): boolean {
  const inviter = runnerOf(turn.look, who);
  if (button !== 'block' && !(inviter && isOffered(inviter, turn.record, turn.now))) return false;
  answerInvitation(turn, button, who);
  return true;
}
