import { addHours, dayOf, daysBetween, timeOf, type Day, type Instant } from '../../coach/day.ts';
import { onDay } from '../format.ts';
import { moment } from '../moment.ts';
import type { RunnerRecord } from '../record.ts';
import { say, tell, type CoachTurn } from '../turn.ts';
import { count, mayStill, reached, wasReached } from './limits.ts';
import { areApart, buddiesOf, canPair, idsOf, runnerOf } from './members.ts';
import { isNamed } from './names.ts';

/** How long an invitation stands, in hours: time enough to install the app. */
const STANDS_HOURS = 48;

/** Whoever said "not now" is not invited again by the same runner for so many days. */
const NOT_NOW_DAYS = 7;

/** Was somebody picked? They need not be here. */
export type Picked = 'nobody' | 'somebody';

/**
 * Invites: with a code that can be sent on, and whoever was picked and is here hears of it. The answer is the same
 * whether they are, or want to hear of this runner, or not.
 */
export function invite(turn: CoachTurn, picked: Picked, who?: string): void {
  if (buddiesOf(turn.look, turn.record).length > 0) return say(turn, [tell(turn, 'buddy-already')]);
  if (!isNamed(turn, { then: 'invite', picked, ...(who === undefined ? {} : { who }) })) return;
  if (picked === 'somebody') {
    if (!mayStill(turn, 'invites')) return say(turn, [tell(turn, 'buddy-invite-enough')]);
    count(turn, 'invites');
    if (who !== undefined) inviteRunner(turn, who);
  }
  giveCode(turn, picked);
}

function giveCode(turn: CoachTurn, picked: Picked): void {
  const { now, record, words } = turn;
  const until = addHours(now, STANDS_HOURS);
  const code = turn.newCode();
  turn.link = { kind: 'offer', code, until, for: 'buddy' };
  const time = timeOf(until, record.zone);
  const day = onDay(words, dayOf(until, record.zone), turn.today);
  const values = { time: moment('time', until, time), day };
  say(turn, [tell(turn, picked === 'somebody' ? 'buddy-invite-picked' : 'buddy-invite-send', values)]);
  say(turn, [tell(turn, 'buddy-invitation', { code })], { opens: { command: 'buddy', args: code } });
}

/** Whoever was picked hears of it, where they are free and want to hear. */
function inviteRunner(turn: CoachTurn, who: string): void {
  const { record, now } = turn;
  const them = runnerOf(turn.look, who);
  if (!them || them.comeback.pausedOn !== undefined || !canPair(turn.look, [record, them])) return;
  if (wasReached(turn, 'invited', them) || saidNotNow(them, record, turn.today)) return;
  reached(turn, 'invited', who);
  record.offers = { ...standing(record, now), [who]: addHours(now, STANDS_HOURS) };
  turn.events.push({ to: who, event: { type: 'buddy', act: 'invited', who: record.id } });
}

function saidNotNow(them: RunnerRecord, me: RunnerRecord, today: Day): boolean {
  return idsOf(me).some((id) => {
    const on = them.declined?.[id];
    return on !== undefined && daysBetween(on, today) < NOT_NOW_DAYS;
  });
}

function standing({ offers = {} }: RunnerRecord, now: Instant): Record<string, Instant> {
  return Object.fromEntries(Object.entries(offers).filter(([, until]) => until > now));
}

/** Does `inviter` want to be a buddy of that runner, by having picked them? */
export function isOffered(inviter: RunnerRecord, me: RunnerRecord, now: Instant): boolean {
  return !areApart(inviter, me) && idsOf(me).some((id) => (inviter.offers?.[id] ?? '') > now);
}
