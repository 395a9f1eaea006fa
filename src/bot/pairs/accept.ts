import { open } from '../dialogue.ts';
import { say, tell, type CoachTurn, type Turn } from '../turn.ts';
import { codeIn, countWrongCode, mayTryCode } from '../wrong-codes.ts';
import { block } from './blocking.ts';
import { closeInvitation } from './invitation.ts';
import { isOffered } from './invite.ts';
import { areApart, buddiesOf, canPair, runnerOf, type Enrolled } from './members.ts';
import { called, isNamed } from './names.ts';

/** Somebody gives the code of an invitation: who invites, and what they would see of one another. */
export function redeem(turn: CoachTurn, words: string): void {
  const { record, look } = turn;
  if (buddiesOf(look, record).length > 0) return say(turn, [tell(turn, 'buddy-already')]);
  if (!mayTryCode(turn)) return say(turn, [tell(turn, 'link-tries')]);
  const code = codeIn(words);
  const who = turn.whose('buddy', code);
  if (who === record.id) return say(turn, [tell(turn, 'buddy-code-own')]);
  const inviter = who === undefined ? undefined : runnerOf(look, who);
  if (!inviter || areApart(inviter, record)) {
    countWrongCode(turn);
    return say(turn, [tell(turn, 'buddy-code-unknown')]);
  }
  if (!canPair(look, [record, inviter])) return say(turn, [tell(turn, 'buddy-taken')]);
  open(turn, 'buddy-invited', { who: inviter.id, code });
}

/** The answer to an invitation, by a code or, without one, by having been picked. */
export function answerInvitation(turn: Turn, answer: string, who: string, code?: string): void {
  const { record, today } = turn;
  if (answer === 'yes') return accept(turn, who, code);
  if (code === undefined) closeInvitation(turn, who);
  if (answer === 'block') return block(turn, who);
  // Nobody is told.
  record.declined = { ...record.declined, [who]: today };
  say(turn, [tell(turn, 'buddy-not-now')]);
}

/** A pair, where at this moment both are free and want it. Whoever is asked for their name first has not answered yet. */
export function accept(turn: Turn, who: string, code?: string): void {
  const refused = refusal(turn, who, code);
  const about = { then: 'accept', who, ...(code === undefined ? {} : { code }) };
  if (refused === undefined && !isNamed(turn, about)) return;
  if (code === undefined) closeInvitation(turn, who);
  if (refused !== undefined) return say(turn, [tell(turn, refused)]);
  if (code !== undefined) turn.link = { kind: 'spend', code };
  turn.events.push({
    to: turn.newId(),
    creates: true,
    event: { type: 'pair', act: 'formed', members: [who, turn.record.id], by: turn.record.id },
  });
  say(turn, [tell(turn, 'buddy-paired', { names: called(turn, who) })], { about: [who] });
}

/** Why there is no pair; the words for it. */
function refusal(turn: Turn, who: string, code: string | undefined): string | undefined {
  const { record, look } = turn;
  if (buddiesOf(look, record).length > 0) return 'buddy-already';
  const inviter = runnerOf(look, who);
  const isOpen = inviter && stands(turn, inviter, code) && canPair(look, [record, inviter]);
  return isOpen ? undefined : 'buddy-taken';
}

function stands(turn: Turn, inviter: Enrolled, code: string | undefined): boolean {
  if (code !== undefined) return turn.whose('buddy', code) === inviter.id;
  return isOffered(inviter, turn.record, turn.now);
}
