import type { Message } from '../message.ts';
import { tell, type Turn } from '../turn.ts';
import { called } from './names.ts';

/** The answers to an invitation, as its question has them too. */
const ANSWERS = ['yes', 'not-now', 'block'] as const;

/** Somebody who was picked is invited: by whom, what each would see of the other, and what they can say. */
export function invitationMessage(turn: Turn, who: string): Message {
  const label = (id: string) => tell(turn, `option-buddy-invited-${id}`);
  return {
    urgency: 'post',
    paragraphs: [tell(turn, 'ask-buddy-invited', { name: called(turn, who) })],
    ref: refOf(who),
    buttons: [ANSWERS.map((id) => ({ id, label: label(id) }))],
    about: [who],
  };
}

/** It is answered: its buttons go. */
export function closeInvitation(turn: Turn, who: string): void {
  turn.messages.push({ urgency: 'answer', closes: true, ref: refOf(who), paragraphs: [] });
}

function refOf(who: string): string {
  return `invite:${who}`;
}
