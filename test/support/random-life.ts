import fc from 'fast-check';
import { CLEAN, person, type Habits, type Heard, type Person, type Seen } from './person.ts';
import { addDays, dayOf, instantAt, type Day, type Instant } from '../../src/coach/day.ts';

/** Times of day at which somebody looks at their phone; `prompt` is whenever it rings. */
export type Slot = 'dawn' | 'morning' | 'noon' | 'evening' | 'late' | 'night';
const SLOTS: Readonly<Record<Slot, string>> = {
  dawn: '05:20',
  morning: '11:10',
  noon: '13:00',
  evening: '18:30',
  late: '20:40',
  night: '24:00',
};

export type Extra =
  | { readonly do: 'off-run'; readonly minutes: number; readonly day: 'today' | 'yesterday' }
  | { readonly do: 'zone'; readonly to: string }
  | { readonly do: 'pause' | 'silence'; readonly days: number }
  | { readonly do: 'old-button'; readonly at: number; readonly button: number }
  | { readonly do: 'pain'; readonly now: number; readonly sharp: boolean; readonly night: boolean }
  | { readonly do: 'setting'; readonly setting: string; readonly value: string }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'correct'; readonly what: 'report' | 'morning' }
  | { readonly do: 'oversleep'; readonly hours: number }
  | { readonly do: 'rest' | 'move' | 'twice' | 'again' | 'half' };

/** One day of somebody's life with the coach: when they answer, how the run was, how it feels, and what else happens. */
export interface DayAct {
  readonly answers: Slot | 'never';
  readonly reports: Slot | 'never';
  readonly completed: 'all' | 'part' | 'other' | 'hurt' | 'none';
  /** Of what was posted, where it was not all of it. */
  readonly share: number;
  readonly pattern: 'none' | 'muscle' | 'gone' | 'began' | 'back' | 'stayed';
  readonly peak: number;
  readonly signs: readonly ('sharp' | 'worse' | 'stride' | 'swollen' | 'night' | 'unsettled')[];
  readonly morning: number | 'stiff' | 'muscle';
  readonly gate: 'ready' | 'foundation' | 'clinician';
  /** Has a clinician been seen by now? */
  readonly cleared: boolean;
  readonly extra?: Extra;
  readonly at: Slot;
}

export interface Runner {
  readonly habits: Habits;
  readonly start: Instant;
  readonly days: readonly DayAct[];
  /** So many minutes after the slot's time they look at their phone; on the dot where not given. */
  readonly lag?: number;
}

/** What a life needs of whoever lives it: what they see, and what they can do. How time passes is up to the caller. */
export type Living = Pick<
  Person,
  'now' | 'record' | 'journal' | 'heard' | 'last' | 'today' | 'asked' | 'says' | 'tapsOn' | 'oversleeps'
>;

/** A life under way: it gives the instants up to which somebody waits, and goes on once that has come. */
export type Life = Generator<Instant, void, undefined>;

export const CALM: DayAct = {
  answers: 'morning',
  reports: 'evening',
  completed: 'all',
  share: 1,
  pattern: 'none',
  peak: 1,
  signs: [],
  morning: 0,
  gate: 'ready',
  cleared: true,
  at: 'noon',
};

export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'UTC',
] as const;
const HOURS = ['06:00', '07:00', '08:30', '11:00'] as const;
const WEEKS = ['mon wed fri', 'tue thu sat', 'mon tue wed fri sat', 'mon tue wed thu fri sat sun'] as const;

/** Nonsense and hard cases of what people type. */
export const NONSENSE = [
  'banana',
  '',
  '   ',
  '-1',
  '11',
  '3.5',
  '1e9',
  '🦵🔥',
  'كيف حالك ١٢٣',
  '2/10',
  '/',
  '/nothing',
  '/why e9999',
  'went away after ten minutes, about a 2',
  'back',
  'x'.repeat(10_000),
  '__proto__',
  'done',
  'rest',
  '/today',
  '/plan',
  '/progress',
  '/why',
  '/help',
  '/export',
  '/done',
  '/cancel',
  '/settings',
  '/resume',
  '/start',
] as const;

const slot = fc.constantFrom(...(Object.keys(SLOTS) as Slot[]));

const extra: fc.Arbitrary<Extra> = fc.oneof(
  fc.record({
    do: fc.constant('off-run' as const),
    minutes: fc.constantFrom(1, 5, 10, 20, 45),
    day: fc.constantFrom('today' as const, 'yesterday' as const),
  }),
  fc.record({ do: fc.constant('zone' as const), to: fc.constantFrom(...ZONES) }),
  fc.record({
    do: fc.constantFrom('pause' as const, 'silence' as const),
    days: fc.integer({ min: 1, max: 45 }),
  }),
  fc.record({
    do: fc.constant('old-button' as const),
    at: fc.integer({ min: 1, max: 60 }),
    button: fc.nat({ max: 12 }),
  }),
  fc.record({
    do: fc.constant('pain' as const),
    now: fc.constantFrom(0, 1, 2, 3, 7),
    sharp: fc.boolean(),
    night: fc.boolean(),
  }),
  fc.constantFrom<Extra>(
    ...HOURS.map((value) => ({ do: 'setting' as const, setting: 'post-hour', value })),
    ...WEEKS.map((value) => ({ do: 'setting' as const, setting: 'weekdays', value })),
    { do: 'setting', setting: 'running-days', value: 'alternate' },
    { do: 'setting', setting: 'running-days', value: '3' },
    { do: 'setting', setting: 'weekly-before', value: '180' },
    { do: 'setting', setting: 'weekly-before', value: 'unknown' },
    { do: 'setting', setting: 'easy-pace', value: '5:30' },
  ),
  fc.record({ do: fc.constant('say' as const), text: fc.constantFrom(...NONSENSE) }),
  fc.record({
    do: fc.constant('correct' as const),
    what: fc.constantFrom('report' as const, 'morning' as const),
  }),
  fc.record({ do: fc.constant('oversleep' as const), hours: fc.constantFrom(1, 5, 15, 50) }),
  fc.constantFrom<Extra>({ do: 'rest' }, { do: 'move' }, { do: 'twice' }, { do: 'again' }, { do: 'half' }),
);

/** How a run and the morning after felt. */
export const feeling = fc.record({
  pattern: fc.constantFrom(
    'none' as const,
    'muscle' as const,
    'gone' as const,
    'began' as const,
    'back' as const,
    'stayed' as const,
  ),
  peak: fc.constantFrom(1, 2, 3, 8),
  signs: fc.subarray(['sharp', 'worse', 'stride', 'swollen', 'night', 'unsettled'] as const, {
    maxLength: 2,
  }),
  morning: fc.constantFrom<DayAct['morning']>(0, 0, 1, 2, 3, 9, 'stiff', 'muscle'),
});

/** Mostly calm days, and everything else in between. */
const dayAct: fc.Arbitrary<DayAct> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(CALM) },
  { weight: 2, arbitrary: feeling.map((how) => ({ ...CALM, ...how })) },
  { weight: 2, arbitrary: fc.record({ extra, at: slot }).map((how) => ({ ...CALM, ...how })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        answers: fc.oneof(slot, fc.constant('never' as const)),
        reports: fc.oneof(slot, fc.constant('never' as const)),
        completed: fc.constantFrom(
          'all' as const,
          'part' as const,
          'other' as const,
          'hurt' as const,
          'none' as const,
        ),
        share: fc.constantFrom(0.2, 0.45, 0.8, 1.05, 1.3, 3),
      })
      .map((how) => ({ ...CALM, ...how })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        feeling,
        fc.record({
          answers: fc.oneof(slot, fc.constant('never' as const)),
          reports: fc.oneof(slot, fc.constant('never' as const)),
          completed: fc.constantFrom('all' as const, 'part' as const, 'other' as const, 'hurt' as const),
          share: fc.constantFrom(0.2, 0.45, 0.8, 1.05, 1.3, 3),
          gate: fc.constantFrom(
            'ready' as const,
            'ready' as const,
            'foundation' as const,
            'clinician' as const,
          ),
          cleared: fc.boolean(),
          extra,
          at: slot,
        }),
      )
      .map(([how, rest]) => ({ ...CALM, ...how, ...rest })),
  },
);

/** Who somebody is: what they answer at enrolment, where they live, and their days, which come again and again. */
export const runner: fc.Arbitrary<Runner> = fc
  .record({
    injury: fc.constantFrom('tendon', 'muscle', 'joint', 'bone', 'surgery', 'other'),
    onset: fc.constantFrom('gradual', 'accident'),
    zone: fc.constantFrom(...ZONES),
    hour: fc.constantFrom(...HOURS),
    weekdays: fc.constantFrom(...WEEKS),
    runningDays: fc.constantFrom('3', 'alternate'),
    pace: fc.constantFrom('unknown', '5:00', '8:00'),
    weekly: fc.constantFrom('unknown', '60', '180', '400'),
    limits: fc.constantFrom('none', 'none', 'none', '12/unknown', '20/2', 'unknown/1', '4/3'),
    month: fc.integer({ min: 1, max: 12 }),
    days: fc.array(dayAct, { minLength: 1, maxLength: 60 }),
  })
  .map(({ injury, onset, zone, hour, weekdays, runningDays, pace, weekly, limits, month, days }) => {
    const [minutes = '', runs = ''] = limits.split('/');
    return {
      start: `2026-${String(month).padStart(2, '0')}-03T06:00:00.000Z`,
      days,
      habits: {
        ...CLEAN,
        'injury-kind': injury,
        onset,
        zone,
        'post-hour': hour,
        weekdays,
        'running-days': runningDays,
        'easy-pace': pace,
        'weekly-before': weekly,
        ...(limits === 'none' ? {} : { R1: 'limits', 'limit-minutes': minutes, 'limit-runs': runs }),
      },
    };
  });

/** What somebody who answers everything calmly does each day, with some pain in between. */
export const faithfulDays: fc.Arbitrary<readonly DayAct[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ ...CALM, reports: 'noon' as const }) },
    { weight: 2, arbitrary: feeling.map((how) => ({ ...CALM, ...how, reports: 'noon' as const })) },
  ),
  { minLength: 1, maxLength: 30 },
);

/** Lives through so many days with the coach; `onStep` sees every step, `onDay` the end of each day. */
export function live(
  who: Runner,
  days: number,
  onStep: (seen: Seen) => void,
  onDay: (ana: Person, day: number) => void = () => {},
): Person {
  const ana = person(who.start, { check: false, freeze: true, zone: String(who.habits['zone']), onStep });
  enrol(ana, who);
  const end = Date.parse(who.start) + days * 86_400_000;
  for (let at = 0; Date.parse(ana.now) < end; at += 1) {
    for (const instant of liveDay(ana, who, dayOfLife(who, at))) ana.untilInstant(instant);
    onDay(ana, at);
  }
  return ana;
}

/** What somebody does on one of their days: they come again and again. */
export function dayOfLife(who: Runner, at: number): DayAct {
  return who.days[at % who.days.length] ?? CALM;
}

/** Begins, and answers what is asked. */
export function enrol(ana: Living, who: Runner): void {
  ana.says('/start');
  answerAll(ana, who, dayOfLife(who, 0));
}

/** One day, up to the small hours of the next. */
export function* liveDay(ana: Living, who: Runner, act: DayAct): Life {
  const date = ana.today;
  for (const [name, time] of Object.entries(SLOTS)) {
    yield slotOn(ana, who, date, time);
    if (act.answers === name && ana.record?.comeback?.pausedOn === undefined) {
      visitClinician(ana, act);
      answerAll(ana, who, act);
    }
    if (act.reports === name) report(ana, who, act);
    if (act.at === name && act.extra) yield* happens(ana, who, act, act.extra);
  }
  yield slotOn(ana, who, addDays(dayOf(ana.now, zoneOf(ana)), 1), '04:30');
}

function zoneOf(ana: Living): string {
  return ana.record?.zone ?? 'UTC';
}

function slotOn(ana: Living, { lag = 0 }: Runner, date: Day, time: string): Instant {
  return minutesLater(instantAt(date, time, zoneOf(ana)), lag);
}

function minutesLater(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

function visitClinician(ana: Living, act: DayAct): void {
  const { comeback } = ana.record ?? {};
  if (!act.cleared || !comeback || ana.asked() !== undefined) return;
  if (comeback.state === 'clinician' || comeback.standing.referred) ana.says('/cleared');
}

function report(ana: Living, who: Runner, act: DayAct): void {
  const post = ana.record?.comeback?.posts[ana.today];
  if (post?.kind !== 'run' || post.state !== 'open' || ana.record?.comeback?.pausedOn !== undefined) return;
  if (ana.asked() !== undefined) return;
  const message = ana.heard.findLast((one) => one.ref === `post:${ana.today}`);
  if (message) ana.tapsOn(message, 'done');
  answerAll(ana, who, act);
}

/** Answers what is open, as this day has it, until nothing is. */
export function answerAll(ana: Living, who: Runner, act: DayAct, most = 60): void {
  for (let count = 0; count < most; count += 1) {
    const question = ana.asked();
    if (question === undefined) return;
    const ref = ana.record?.dialogues.at(-1)?.ref;
    const open = ana.heard.findLast((one) => one.ref === ref);
    give(ana, open, valueFor(ana, who, act, question));
    if (ana.asked() === question && ana.record?.dialogues.at(-1)?.ref === ref)
      give(ana, open, String(who.habits[question] ?? CLEAN[question] ?? 'close'));
  }
}

function give(ana: Living, open: Heard | undefined, value: string): void {
  if (open?.buttons?.flat().some(({ id }) => id === value)) ana.tapsOn(open, value);
  else ana.says(value);
}

function valueFor(ana: Living, who: Runner, act: DayAct, question: string): string {
  const yes = (sign: DayAct['signs'][number]): string => (act.signs.includes(sign) ? 'yes' : 'no');
  const dialogue = ana.record?.dialogues.at(-1);
  const gate =
    act.gate === 'ready' ? {} : act.gate === 'foundation' ? { R4: '2', R6: 'no' } : { R3: '5', R9: 'yes' };
  const values: Readonly<Record<string, string>> = {
    ...gate,
    completed: act.completed,
    minutes: String(minutesFor(ana, act, dialogue?.about['day'])),
    pattern: act.pattern,
    peak: String(act.peak),
    sharp: yes('sharp'),
    worse: yes('worse'),
    stride: yes('stride'),
    'morning-pain': String(act.morning),
    swollen: yes('swollen'),
    night: yes('night'),
    settled: act.signs.includes('unsettled') ? 'no' : 'yes',
    'start-again': 'no',
    setting: 'close',
    'forget-sure': 'no',
  };
  return values[question] ?? String(who.habits[question] ?? CLEAN[question] ?? 'yes');
}

function minutesFor(ana: Living, act: DayAct, day: Day | undefined): number {
  const posted = ana.record?.comeback?.posts[day ?? ana.today]?.seconds ?? 900;
  return Math.max(1, Math.round((posted * act.share) / 30) / 2);
}

/** Whatever else happens. */
export function* happens(ana: Living, who: Runner, act: DayAct, what: Extra): Life {
  switch (what.do) {
    case 'off-run': {
      if (ana.asked() !== undefined) return;
      ana.says(`/done ${what.day}`);
      const seconds = (ana.record?.comeback?.posts[ana.today]?.seconds ?? 900) || 900;
      return answerAll(ana, who, { ...act, completed: 'other', share: (what.minutes * 60) / seconds });
    }
    case 'twice':
      if (ana.asked() !== undefined) return;
      ana.says('/done today');
      return answerAll(ana, who, act);
    case 'zone':
      return change(ana, who, act, 'zone', what.to);
    case 'setting':
      return change(ana, who, act, what.setting, what.value);
    case 'pause':
      ana.says('/pause');
      yield minutesLater(ana.now, what.days * DAY_MINUTES);
      ana.says('/resume');
      return;
    case 'silence':
      return yield minutesLater(ana.now, what.days * DAY_MINUTES);
    case 'old-button':
      return pressOld(ana, what.at, what.button);
    case 'pain': {
      ana.says('/pain');
      const pain: Habits = { 'pain-now': what.now };
      const signs = [...(what.sharp ? ['sharp' as const] : []), ...(what.night ? ['night' as const] : [])];
      return answerAll(ana, { ...who, habits: { ...who.habits, ...pain } }, { ...act, signs });
    }
    case 'say':
      ana.says(what.text);
      return;
    case 'correct':
      ana.says('/correct');
      return answerAll(ana, { ...who, habits: { ...who.habits, 'correct-what': what.what } }, act);
    case 'oversleep':
      ana.oversleeps(what.hours);
      return;
    case 'rest':
    case 'move': {
      const message = ana.heard.findLast((one) => one.ref === `post:${ana.today}`);
      if (message?.buttons?.flat().some(({ id }) => id === what.do)) ana.tapsOn(message, what.do);
      return;
    }
    case 'again':
      if (ana.asked() !== undefined) return;
      ana.says('/start');
      if (ana.asked() === 'start-again') ana.says('yes');
      return answerAll(ana, who, act);
    case 'half':
      return answerAll(ana, who, act, 1);
  }
}

const DAY_MINUTES = 24 * 60;

function change(ana: Living, who: Runner, act: DayAct, setting: string, value: string): void {
  if (ana.asked() !== undefined) return;
  ana.says('/settings');
  ana.says(setting);
  if (ana.asked() === setting) ana.says(value);
  answerAll(ana, who, act);
}

/** Presses a button of a message from a while ago. Where it was answered, the record stays as it was. */
function pressOld(ana: Living, ago: number, which: number): void {
  const withButtons = ana.heard.filter((one) => one.buttons && one.buttons.length > 0);
  const message = withButtons.at(-Math.min(ago, withButtons.length));
  const buttons = message?.buttons?.flat() ?? [];
  const button = buttons[which % Math.max(1, buttons.length)];
  if (!message || !button) return;
  const before = ana.record;
  ana.tapsOn(message, button.id);
  const open = before?.dialogues.some((one) => one.ref === message.ref) ?? false;
  const answered = message.ref?.startsWith('q') === true && !open;
  if (!answered && message.ref?.startsWith('verdict:') !== true) return;
  const today = ana.record?.latest;
  if (stable(before, today) !== stable(ana.record, today)) {
    const patch = JSON.stringify(ana.journal.at(-1)?.patch);
    throw new Error(`an old button changed the record: ${message.ref} ${button.id} ${patch}`);
  }
  if (ana.last.length === 0) throw new Error(`an old button got no answer: ${message.ref} ${button.id}`);
}

/** A record without what each new day changes by itself: the latest day, and posts too old to be kept on it. */
function stable(record: Person['record'], today: Day | undefined): string {
  if (!record) return '';
  const { latest: _day, ...rest } = record;
  const { posts, keptBefore: _count, ...comeback } = record.comeback ?? { posts: {}, keptBefore: undefined };
  const recent = Object.entries(posts).filter(([day]) => day > addDays(today ?? record.latest, -40));
  return sorted({ ...rest, comeback, recent });
}

/** As JSON, whatever order the keys of its objects stand in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
