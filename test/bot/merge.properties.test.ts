import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { putPost } from '../../src/bot/change.ts';
import type { Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import { mergeRecords } from '../../src/bot/merge.ts';
import { loadsOf, openEntry, outlookOf, readyAt } from '../../src/bot/outlook.ts';
import { owedOn } from '../../src/bot/owed.ts';
import { readRecord, type Comeback, type Entry, type RunnerRecord } from '../../src/bot/record.ts';
import { recheckWaits } from '../../src/bot/schedule.ts';
import type { CoachTurn } from '../../src/bot/turn.ts';
import {
  addDays,
  dayOf,
  instantAt,
  laterDay,
  WEEKDAYS,
  type Day,
  type Instant,
} from '../../src/coach/day.ts';
import { nextRun } from '../../src/coach/plan.ts';
import { conversations } from '../../src/conversations/list.ts';
import { content, context, rules, step } from '../support/coach.ts';
import { CLEAN } from '../support/person.ts';
import { checkPost, type RunTold } from '../support/post-oracle.ts';
import { randomFrom } from '../support/random.ts';
import { live, runner, type Runner } from '../support/random-life.ts';

const LIVES = 24;
const MOMENTS = 6;
const AHEAD = 28;

/** Records of people as they were at some moments of their lives; all began in the same month, in zones of their own. */
const moments: RunnerRecord[] = [];

beforeAll(() => {
  const seed = Number(process.env['FC_SEED'] ?? 20261121);
  const life = fc.tuple(
    runner,
    fc.integer({ min: 3, max: 70 }),
    fc.infiniteStream(fc.nat({ max: 1_000_000 })),
  );
  for (const [who, days, chance] of fc.sample(fc.noBias(life), { numRuns: LIVES, seed })) {
    const steps: RunnerRecord[] = [];
    live(inMarch(who), days, ({ after }) => void (after?.comeback && steps.push(after)));
    for (let count = 0; count < MOMENTS; count += 1) {
      const record = steps[Number(chance.next().value) % steps.length];
      if (record) moments.push(record);
    }
  }
}, 60_000);

function inMarch(who: Runner): Runner {
  return { ...who, start: '2026-03-03T06:00:00.000Z' };
}

/** Any two of them. */
const two = fc
  .tuple(fc.nat({ max: LIVES * MOMENTS - 1 }), fc.nat({ max: LIVES * MOMENTS - 1 }))
  .map(([a, b]) => [a, b] as const);

function pair([a, b]: readonly [number, number]): readonly [RunnerRecord, RunnerRecord] {
  const [mine, other] = [moments[a % moments.length], moments[b % moments.length]];
  if (!mine || !other) throw new Error('a life without a record');
  return [mine, other];
}

function comebackOf(record: RunnerRecord): Comeback {
  if (!record.comeback) throw new Error('no comeback');
  return record.comeback;
}

/** A moment of somebody's morning, for the rules to be asked about it. */
function turnOn(record: RunnerRecord, day: Day): CoachTurn {
  return {
    record: { ...record, comeback: comebackOf(record) },
    now: instantAt(day, '12:00', record.zone),
    today: day,
    rules,
    words: content.words('en'),
    journal: () => [],
    homes: () => [],
    spread: 0,
    on: undefined,
    link: undefined,
    newCode: () => '',
    newId: () => '',
    room: undefined,
    person: undefined,
    events: [],
    look: () => undefined,
    placesOf: () => [],
    whoIs: () => undefined,
    whose: () => undefined,
    messages: [],
    decided: [],
    commands: [],
    conversations: new Map(conversations.map((one) => [one.kind, one])),
    forgotten: false,
  };
}

interface Allowed {
  /** The running seconds of the run that would be posted; 0 where none is. */
  readonly seconds: number;
  readonly holds: readonly string[];
  /** Not before this instant (G2). */
  readonly at: Instant;
  /** The day that breaks count from, where it is a run's. */
  readonly ranOn?: Day;
}

/**
 * The run that a record as it stands would post on `day`, weekdays apart. A side whose last run was none, or cut short,
 * has no break once the other ran: `ranOn`.
 */
function allowed(record: RunnerRecord, day: Day, ranOn: Day = ''): Allowed {
  const turn = turnOn(record, day);
  const { comeback } = turn.record;
  const at = readyAt(turn) ?? '';
  const none = { seconds: 0, holds: [], at } as const;
  if (comeback.state === 'graduated') return { seconds: Infinity, holds: [], at: '' };
  if (comeback.state !== 'running' || comeback.pausedOn !== undefined || recheckWaits(turn)) return none;
  const outlook = outlookOf(turn);
  const { brokenByRun, breakFrom } = outlook;
  const counted = brokenByRun && openIsWhole(comeback) ? breakFrom : laterDay(breakFrom, ranOn);
  if (comeback.posts[day] || asks(turn, day, counted !== breakFrom)) return none;
  const profile = { ...outlook.profile, weekdays: WEEKDAYS };
  const plan = nextRun({ ...outlook, breakFrom: counted, profile }, day);
  if (plan.kind !== 'run' || plan.day !== day) return none;
  return { seconds: plan.level.seconds, holds: plan.holds, at, ...(brokenByRun ? { ranOn: breakFrom } : {}) };
}

function openIsWhole(comeback: Comeback): boolean {
  const run = openEntry(comeback)?.[1].case.run;
  return run !== undefined && run.report.seconds >= run.level;
}

/** Is anything owed that stands before a run? */
function asks(turn: CoachTurn, day: Day, ran: boolean): boolean {
  const owed = owedOn(turn, day, false);
  return owed !== undefined && !(ran && owed.about['why'] === 'break');
}

/**
 * A side beside the merged record: it asks about no run that was taken off the offer there, and about no morning that
 * was told on the other side, of the same run.
 */
function beside(side: RunnerRecord, merged: RunnerRecord): RunnerRecord {
  const comeback = structuredClone(comebackOf(side));
  for (const [day, post] of Object.entries(comeback.posts))
    if (post.kind === 'run' && post.state === 'open')
      putPost(comeback, day, { ...post, state: comebackOf(merged).posts[day]?.state ?? 'open' });
  for (const { case: theCase } of Object.values(comeback.entries)) {
    const morning = told(merged).find((one) => one.case.run?.day === theCase.run?.day)?.case.morning;
    if (theCase.run && morning) theCase.morning ??= morning;
  }
  // What is half told goes on when chats are joined, and is looked at there.
  return { ...side, dialogues: [], comeback };
}

/** Everything but who somebody is and which days suit them; keys of entries as their places. */
function safety(record: RunnerRecord): unknown {
  // Of a gate that is asked again a merged record keeps the day, and not whose verdict could lift it: told of below.
  const {
    profile,
    entries,
    recheck,
    foundation,
    from: _later,
    gateFor: _whose,
    ...rest
  } = comebackOf(record);
  const { weekdays: _own, cause: _words, ...judged } = profile;
  const at = Object.keys(entries).indexOf(recheck?.entry ?? '');
  return {
    ...rest,
    profile: judged,
    foundation: foundation && { ...foundation, failed: foundation.failed.toSorted() },
    entries: Object.values(entries),
    recheck: recheck && { ...recheck, entry: at },
    past: record.past,
    latest: record.latest,
  };
}

/** As if each run that only one side has judged were judged on both. */
function answered(side: Comeback, merged: Comeback): Comeback {
  const known = Object.values(merged.entries);
  const entries = Object.entries(side.entries).map(([key, entry]) => {
    const verdict = entry.verdict ?? known.find((one) => one.case.run?.day === entry.case.run?.day)?.verdict;
    return [key, { ...entry, ...(verdict ? { verdict } : {}) }] as const;
  });
  return { ...side, entries: Object.fromEntries(entries) };
}

/** Somebody whose last verdict asks for the gate again. */
function asking(record: RunnerRecord): RunnerRecord {
  const comeback = comebackOf(record);
  const last = Object.keys(comeback.entries).at(-1);
  if (last === undefined) return record;
  return { ...record, comeback: { ...comeback, gateOn: comeback.from, gateFor: last } };
}

function told(record: RunnerRecord): readonly Entry[] {
  return Object.values(comebackOf(record).entries);
}

const RANK = { none: 0, progress: 1, repeat: 2, rest: 3 } as const;

function rank(entry: Entry): number {
  return RANK[entry.verdict?.word ?? 'none'];
}

function merge(a: RunnerRecord, b: RunnerRecord): RunnerRecord {
  return readRecord(JSON.parse(JSON.stringify(mergeRecords(a, b))));
}

describe('any two records of one person', () => {
  test('become one that is valid, changes neither, and holds no null', () => {
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const before = JSON.stringify([a, b]);
        const merged = mergeRecords(a, b);
        expect(JSON.stringify([a, b])).toBe(before);
        expect(readRecord(JSON.parse(JSON.stringify(merged)))).toEqual(merged);
        expect(JSON.stringify(merged)).not.toContain('null');
        expect(merged).toMatchObject({ id: a.id, zone: a.zone, hour: a.hour, units: a.units, dialogues: [] });
      }),
      { numRuns: 150 },
    );
  });

  test('keep every run with its worst answers, in order, each once', () => {
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const merged = merge(a, b);
        const all = told(merged);
        const keys = Object.keys(comebackOf(merged).entries);
        expect(keys).toEqual(keys.toSorted());
        for (const side of [a, b])
          for (const key of Object.keys(comebackOf(side).entries)) expect(keys).not.toContain(key);
        const days = all.flatMap(({ case: { run } }) => run?.day ?? []);
        expect(new Set(days).size).toBe(days.length);
        for (const entry of [...told(a), ...told(b)]) {
          const { run, morning, pains } = entry.case;
          const kept = run
            ? all.find((one) => one.case.run?.day === run.day)
            : all.find((one) => JSON.stringify(one.case.pains) === JSON.stringify(pains) && !one.case.run);
          if (!kept) throw new Error(`${run?.day} is lost`);
          const waits = kept.case.run !== undefined && !kept.case.morning && !kept.verdict;
          if (!waits) expect(rank(kept)).toBeGreaterThanOrEqual(rank(entry));
          for (const pain of pains) expect(kept.case.pains).toContainEqual(pain);
          const felt = Math.max(kept.case.morning?.pain ?? 0, ...kept.case.pains.map((pain) => pain.pain));
          if (rank(kept) === rank(entry) || waits)
            expect(felt >= (morning?.pain ?? 0) || rank(kept) > 0).toBe(true);
          if (!run || !kept.case.run) continue;
          expect(kept.case.run.report.seconds).toBeGreaterThanOrEqual(run.report.seconds);
          expect(kept.case.run.report.peak).toBeGreaterThanOrEqual(run.report.peak);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('count no run as a base for more that either side would not count, and forget no minute', () => {
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const merged = merge(a, b);
        const loads = loadsOf(comebackOf(merged));
        const open = openEntry(comebackOf(merged))?.[1].case.run?.day;
        for (const side of [a, b]) {
          const own = loadsOf(answered(comebackOf(side), comebackOf(merged)));
          const of = (day: Day, what: 'seconds' | 'base'): number =>
            own.find((load) => load.day === day)?.[what] ?? 0;
          for (const { day, base } of loads)
            if (day !== open) expect(base).toBeLessThanOrEqual(of(day, 'base'));
          for (const { day, seconds } of own)
            expect(loads.find((load) => load.day === day)?.seconds).toBeGreaterThanOrEqual(seconds);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are never allowed a run that either alone would not be, in four weeks', () => {
    let compared = 0;
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const merged = merge(a, b);
        for (let ahead = 0; ahead <= AHEAD; ahead += 1) {
          const day = addDays(merged.latest, ahead);
          const { seconds, at, ranOn } = allowed(merged, day);
          if (seconds === 0) continue;
          for (const side of [a, b]) {
            const alone = allowed(beside(side, merged), day, ranOn);
            compared += 1;
            // The longest run of thirty days is the body's own, whichever side knows of it.
            if (alone.holds.includes('G2')) continue;
            if (seconds > alone.seconds) throw new Error(`${seconds} s on ${day}, alone ${alone.seconds} s`);
            expect(at >= alone.at).toBe(true);
          }
        }
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('are one in all that is safety, whichever comes first', () => {
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const [one, other] = [merge(a, b), merge(b, a)];
        expect(safety(one)).toEqual(safety(other));
        expect(comebackOf(one).from).toBe(comebackOf(other).from);
      }),
      { numRuns: 150 },
    );
  });

  test('ask the gate again where either does, and no verdict of either lifts it', () => {
    fc.assert(
      fc.property(two, fc.boolean(), fc.boolean(), (which, one, other) => {
        const [first, second] = pair(which);
        const [a, b] = [one ? asking(first) : first, other ? asking(second) : second];
        const days = [a, b].flatMap((side) => comebackOf(side).gateOn ?? []);
        const { gateOn, gateFor } = comebackOf(merge(a, b));
        expect(gateOn).toBe(days.toSorted().at(-1));
        expect(gateFor).toBeUndefined();
        // What only one has a comeback of stays as it is.
        const { comeback: _none, ...nobody } = a;
        expect(comebackOf(merge(nobody, b))).toEqual(comebackOf(b));
        expect(comebackOf(merge(b, nobody))).toEqual(comebackOf(b));
      }),
      { numRuns: 100 },
    );
  });

  test('change nothing that matters where they are the same', () => {
    fc.assert(
      fc.property(two, ([which]) => {
        const [a] = pair([which, which]);
        const merged = merge(a, a);
        expect(safety(merged)).toEqual(safety(a));
        expect(comebackOf(merged).from >= comebackOf(a).from).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('have one post a day, and at most one run that stands open', () => {
    fc.assert(
      fc.property(two, (which) => {
        const [a, b] = pair(which);
        const { posts } = comebackOf(merge(a, b));
        const both = [comebackOf(a).posts, comebackOf(b).posts];
        expect(new Set(Object.keys(posts))).toEqual(new Set(both.flatMap((side) => Object.keys(side))));
        expect(
          Object.values(posts).filter((post) => post.kind === 'run' && post.state === 'open').length,
        ).toBeLessThan(2);
        for (const [day, post] of Object.entries(posts)) {
          if (post.kind !== 'run' || post.state !== 'open') continue;
          for (const side of both) expect(side[day]?.state ?? 'open').toBe('open');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('go on as one: every command has an answer, and what is posted keeps the guards', () => {
    let posted = 0;
    fc.assert(
      fc.property(two, fc.boolean(), fc.nat(), (which, gate, seed) => {
        const [a, b] = pair(which);
        posted += goesOn(merge(gate ? asking(a) : a, b), randomFrom(seed));
      }),
      { numRuns: 12 },
    );
    expect(posted).toBeGreaterThan(20);
  });
});

const COMMANDS = [
  '/today',
  '/why',
  '/plan',
  '/progress',
  '/export',
  '/correct',
  '/cancel',
  '/done',
  '/cancel',
] as const;
const GOES_ON_DAYS = 60;

/** What is answered now and then in place of the calm answer. */
const OTHERWISE: Readonly<Record<string, readonly (string | number)[]>> = {
  completed: ['part', 'hurt', 'none', 'other'],
  minutes: [3, 10, 30],
  pattern: ['gone', 'began', 'back', 'stayed'],
  peak: [2, 5],
  sharp: ['yes'],
  'morning-pain': [1, 4, 'stiff'],
  settled: ['no'],
};

/** What the calm answers do not know. */
const ALSO: Readonly<Record<string, string>> = { 'correct-what': 'morning', minutes: '10' };

/** Lives on with a merged record: first every command, then weeks of runs and answers. Returns how many runs were posted. */
function goesOn(merged: RunnerRecord, chance: () => number): number {
  const left = new Set(
    Object.entries(comebackOf(merged).entries).flatMap(([key, one]) => (isLeft(one) ? [key] : [])),
  );
  let record = merged;
  let now = instantAt(addDays(merged.latest, 1), '05:00', merged.zone);
  let wakeAt: Instant | undefined;
  let runs = 0;
  const happens = (event: Event): readonly Message[] => {
    const before = comebackOf(record);
    const days = new Set(Object.keys(before.posts));
    const outcome = step(record, event, now, context);
    if (!outcome.record) throw new Error('nothing is left');
    record = JSON.parse(JSON.stringify(outcome.record)) as RunnerRecord;
    ({ wakeAt } = outcome);
    if (wakeAt !== undefined && wakeAt <= now) throw new Error('wants to be woken in the past');
    checkGate(before, comebackOf(record));
    for (const [day, post] of Object.entries(comebackOf(record).posts)) {
      if (post.kind !== 'run' || days.has(day)) continue;
      const message = outcome.messages.find((one) => one.ref === `post:${day}`);
      if (!message) throw new Error(`the post of ${day} was not said`);
      checkPost({ day, now, message, comeback: comebackOf(record), runs: ranBy(record, left) });
      runs += 1;
    }
    return outcome.messages;
  };
  const says = (text: string | number): readonly Message[] => happens({ type: 'text', text: String(text) });
  const answers = (): void => {
    for (let count = 0; count < 40 && record.dialogues.length > 0; count += 1) {
      const question = record.dialogues.at(-1)?.question ?? '';
      const others = OTHERWISE[question] ?? [];
      const other = chance() < 0.15 ? others[Math.floor(chance() * others.length)] : undefined;
      const calm = CLEAN[question] ?? ALSO[question] ?? 'no';
      const button = String(other ?? (typeof calm === 'function' ? 'no' : calm));
      happens({ type: 'press', ref: record.dialogues.at(-1)?.ref ?? '', button });
    }
    if (record.dialogues.length > 0) throw new Error(`cannot answer ${record.dialogues.at(-1)?.question}`);
  };

  for (const command of COMMANDS)
    expect(says(command).filter((one) => one.paragraphs.length > 0)).not.toEqual([]);
  const end = addDays(merged.latest, GOES_ON_DAYS);
  while (dayOf(now, record.zone) < end) {
    answers();
    const { state, pausedOn, standing, posts } = comebackOf(record);
    if (pausedOn !== undefined) says('/resume');
    if (state === 'clinician' || standing.referred) says('/cleared');
    answers();
    const today = dayOf(now, record.zone);
    const evening = instantAt(today, '18:00', record.zone);
    if (posts[today]?.kind === 'run' && posts[today].state === 'open' && now < evening) {
      now = evening;
      happens({ type: 'press', ref: `post:${today}`, button: 'done' });
      answers();
    }
    now = wakeAt ?? instantAt(addDays(today, 1), '09:00', record.zone);
    happens({ type: 'wake' });
  }
  expect(readRecord(record)).toEqual(record);
  return runs;
}

/** A gate that is nobody's verdict's is lifted by being asked, and by nothing else. */
function checkGate(before: Comeback, after: Comeback): void {
  if (before.gateOn === undefined || before.gateFor !== undefined) return;
  expect(after.gateFor).toBeUndefined();
  if (after.gateOn !== undefined) return;
  expect(Object.keys(after.checks).length).toBeGreaterThan(Object.keys(before.checks).length);
}

/** Is this a run of which one side still waited to hear, and that is asked about no more? */
function isLeft({ closed, verdict, case: { run, morning, settled } }: Entry): boolean {
  if (closed !== true || !run) return false;
  return !verdict || !morning || (morning.swollen && !settled);
}

function ranBy(record: RunnerRecord, left: ReadonlySet<string>): readonly RunTold[] {
  return [...Object.values(record.past), comebackOf(record)].flatMap((comeback) =>
    Object.entries(comeback.entries).flatMap(([key, entry]): RunTold[] => {
      const { run } = entry.case;
      if (!run) return [];
      const at = run.reportedAt < run.dayEnd ? run.reportedAt : run.dayEnd;
      const current = comeback === record.comeback && !left.has(key);
      return [{ day: run.day, at, zone: record.zone, entry, current }];
    }),
  );
}
