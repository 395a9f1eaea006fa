import type { Comeback } from '../bot/record.ts';
import { continueDay } from '../bot/day.ts';
import { nameIn } from '../bot/pairs/names.ts';
import { say, tell, timeThere, type Conversation, type OpenDialogue, type Turn } from '../bot/turn.ts';
import { secondsPerKm } from '../bot/units.ts';
import { isFixed, zoneName } from '../bot/zone.ts';
import { asWeekdays, refuseWeekdays } from './answers.ts';
import { askZone } from './ask-zone.ts';
import { refuseName } from './buddy.ts';

/** One setting, changed. What is already posted for today stands. */
export const settings: Conversation = {
  kind: 'settings',

  questions(_turn, dialogue) {
    const setting = dialogue.answers['setting'];
    if (typeof setting !== 'string' || setting === 'close') return ['setting'];
    return ['setting', setting];
  },

  asks(turn, _dialogue, question) {
    if (question === 'setting') return { without: notOffered(turn) };
    if (question === 'posts-to') return { without: PLATFORMS.filter((one) => !reachable(turn).has(one)) };
    if (question === 'zone') return askZone(turn);
    return question === 'easy-pace' ? { values: { unit: turn.record.units } } : {};
  },

  refuses(turn, dialogue, question) {
    if (question === 'buddy-name') return refuseName(turn, dialogue);
    return question === 'weekdays' ? refuseWeekdays(turn.rules, dialogue) : undefined;
  },

  finish(turn, dialogue) {
    const setting = String(dialogue.answers['setting']);
    if (setting === 'close') return say(turn, [tell(turn, 'settings-closed')]);
    change(turn, setting, dialogue);
    say(turn, changed(turn, setting));
    continueDay(turn);
  },
};

/** Says the time there, whenever a zone or an hour was understood. */
function changed(turn: Turn, setting: string): readonly (string | undefined)[] {
  const time = timeThere(turn);
  if (setting !== 'zone') return [tell(turn, 'settings-changed', { time })];
  const { zone } = turn.record;
  return [
    tell(turn, 'settings-changed-zone', { zone: zoneName(zone), time }),
    isFixed(zone) ? tell(turn, 'zone-fixed') : undefined,
  ];
}

/** Settings that mean nothing to somebody who has not enrolled. */
const OF_A_COMEBACK = ['weekdays', 'running-days', 'easy-pace', 'max-heart-rate', 'weekly-before'] as const;

/** The platforms among which a linked runner can choose. */
const PLATFORMS = ['discord', 'telegram'] as const;

function reachable(turn: Turn): ReadonlySet<string> {
  return new Set(turn.homes().flatMap(({ platform, reachable: yes }) => (yes ? [platform] : [])));
}

function notOffered(turn: Turn): readonly string[] {
  const places = reachable(turn);
  return [
    ...(turn.record.comeback ? [] : OF_A_COMEBACK),
    ...(PLATFORMS.every((one) => places.has(one)) ? [] : ['posts-to']),
  ];
}

function change(turn: Turn, setting: string, dialogue: OpenDialogue): void {
  const { record } = turn;
  const value = dialogue.answers[setting];
  if (setting === 'zone') record.zone = String(value);
  if (setting === 'post-hour') record.hour = String(value);
  if (setting === 'buddy-name') record.name = nameIn(value) ?? '';
  if (setting === 'posts-to') {
    if (value === 'last') delete record.postsTo;
    else record.postsTo = String(value);
  }
  if (setting === 'units') record.units = value === 'km' ? 'km' : 'miles';
  if (record.comeback) changeProfile(turn, record.comeback.profile, setting, value);
}

function changeProfile(turn: Turn, profile: Comeback['profile'], setting: string, value: unknown): void {
  if (setting === 'weekdays') profile.weekdays = asWeekdays(value);
  if (setting === 'running-days') profile.runningDays = value === 'alternate' ? 'alternate' : '3';
  if (setting === 'easy-pace') set(profile, 'secondsPerKm', secondsPerKm(value, turn.record.units));
  if (setting === 'max-heart-rate') set(profile, 'maxHeartRate', value);
  if (setting === 'weekly-before') set(profile, 'weeklyBeforeMinutes', value);
}

/** What is unknown is left out. */
function set(
  profile: Comeback['profile'],
  key: 'secondsPerKm' | 'maxHeartRate' | 'weeklyBeforeMinutes',
  value: unknown,
): void {
  if (typeof value === 'number') profile[key] = value;
  else delete profile[key];
}
