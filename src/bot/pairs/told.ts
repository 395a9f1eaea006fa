import { hasComeback, say, tell, type Turn } from '../turn.ts';
import { nextTold, untilNight } from '../unprompted.ts';
import type { BuddyEvent } from './events.ts';
import { invitationMessage } from './invitation.ts';
import { isOffered } from './invite.ts';
import { buddiesOf, buddyOf, pairOf, runnerOf } from './members.ts';
import { called, calledAll } from './names.ts';
import { forgetPair, leavePools } from './parting.ts';

/**
 * What a runner hears of their buddies happens at once, whenever it is said. False where it is not true any more, or
 * nothing is to be said of it.
 */
export function heedBuddy(turn: Turn, event: BuddyEvent): boolean {
  const { record } = turn;
  if (event.act === 'paired') {
    record.buddy = event.pair;
    delete record.offers;
    leavePools(turn);
    return !event.known;
  }
  if (event.act !== 'ended') return true;
  if (record.buddy !== event.pair) return false;
  forgetPair(turn);
  return !forgetsBeginning(turn, event.pair);
}

/** Of a pair that began and ended in one night there is nothing to tell. */
function forgetsBeginning({ record }: Turn, pair: string): boolean {
  const letters = Object.entries(record.letters ?? {});
  const kept = letters.filter(([, one]) => !('pair' in one && one.pair === pair));
  if (kept.length > 0) record.letters = Object.fromEntries(kept);
  else delete record.letters;
  return letters.some(([, one]) => one.type === 'buddy' && one.act === 'paired' && one.pair === pair);
}

/** A runner hears of their buddies, where it is true by the time they hear it. */
export function toldByBuddy(turn: Turn, event: BuddyEvent): void {
  if (hasComeback(turn)) untilNight(turn, `buddy:${event.act}:${nextTold(turn)}`, () => speak(turn, event));
}

function speak(turn: Turn, event: BuddyEvent): void {
  switch (event.act) {
    case 'invited':
      return invited(turn, event.who);
    case 'paired':
      return inPair(turn, event.pair, 'buddy-paired');
    case 'fewer':
      return inPair(turn, event.pair, 'buddy-fewer');
    case 'ended':
      return say(turn, [tell(turn, event.silence ? 'buddy-ended-silence' : 'buddy-ended')]);
    case 'cheered':
      return byBuddy(turn, event.who, 'buddy-cheered');
    case 'nudged':
      return nudged(turn, event.who);
    case 'silent':
      return silent(turn, event.who);
  }
}

function invited(turn: Turn, who: string): void {
  const inviter = runnerOf(turn.look, who);
  if (!inviter || buddiesOf(turn.look, turn.record).length > 0) return;
  if (isOffered(inviter, turn.record, turn.now)) turn.messages.push(invitationMessage(turn, who));
}

function inPair(turn: Turn, pair: string, key: 'buddy-paired' | 'buddy-fewer'): void {
  // What has just happened to it is not in the record yet that others see.
  if (turn.record.buddy !== pair || pairOf(turn.look, turn.record)?.id !== pair) return;
  const about = buddiesOf(turn.look, turn.record).map(({ id }) => id);
  if (about.length > 0) say(turn, [tell(turn, key, { names: calledAll(turn, about) })], { about });
}

function byBuddy(turn: Turn, who: string, key: 'buddy-cheered' | 'buddy-nudged'): void {
  const one = buddyOf(turn.look, turn.record, who);
  if (one) say(turn, [tell(turn, key, { name: called(turn, one.id) })], { about: [one.id] });
}

/** Whoever paused since is left in peace. */
function nudged(turn: Turn, who: string): void {
  if (turn.record.comeback?.pausedOn === undefined) byBuddy(turn, who, 'buddy-nudged');
}

function silent(turn: Turn, who: string): void {
  const one = buddyOf(turn.look, turn.record, who);
  if (!one) return;
  const button = (id: string) => ({ id, label: tell(turn, `buddy-button-${id}`) });
  say(turn, [tell(turn, 'buddy-silent', { name: called(turn, one.id) })], {
    ref: `silent:${one.id}`,
    buttons: [[button('nudge'), button('wait')], [button('anew')]],
    about: [one.id],
  });
}
