import { keepsGate, keepsRecheck } from './gate-oracle.ts';
import { correcting, type Seen } from './person.ts';
import { checkPost, type RunTold } from './post-oracle.ts';
import { checkStrength } from './post-words.ts';
import { checkEarned, checkPainTold } from './step-oracle.ts';
import { sectionFive, type Told } from './table.ts';
import { checkSaid, checkStrict, countedBefore } from './verdict-oracle.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Comeback, Entry, RunnerRecord } from '../../src/bot/record.ts';
import { addDays, timeOf, type Day, type Instant } from '../../src/coach/day.ts';
import { rules } from './coach.ts';

/**
 * Watches a life with the coach, step by step, and throws at the first thing that the rules forbid. It works out
 * everything itself, from what was said and heard; the record is read for what was told, never for what was decided.
 */
export interface Watch {
  seen(step: Seen): void;
  /** What happened, newest last: for the reader of a counterexample. */
  readonly story: readonly string[];
}

const RANK = { progress: 1, repeat: 2, rest: 3 } as const;
const LATE_HOURS = 48;
const STORY_KEPT = 30;

interface State {
  /** When and in which zone each run was last told, corrections left out; by comeback and entry. */
  readonly told: Map<string, { readonly at: Instant; readonly zone: string }>;
  /** When the coach first put a question of its own, by what it asks about. */
  readonly asked: Map<string, Instant>;
  /** Entries whose report or morning was answered too late. */
  readonly late: Set<string>;
  /** What sent the runner to a clinician who has not been seen yet: an entry, or a recheck. */
  referredBy: string | undefined;
  /** When a clinician was seen last, and the newest entry that had been told by then. */
  seenOn: Day;
  seenUpTo: string;
  recheckOwed: boolean;
  /** When a recheck last passed: signs told before that have been looked at. */
  quietOn: Day;
  /** What the last readiness check came to. */
  gate: 'ready' | 'foundation' | 'clinician';
  readonly postedDays: Set<string>;
  /** What was said by itself on a local day, by date. */
  unprompted: { date: string; questions: string[]; sinceWord: number; runPosts: number };
}

export function watch(): Watch {
  const state: State = {
    told: new Map(),
    asked: new Map(),
    late: new Set(),
    referredBy: undefined,
    seenOn: '',
    seenUpTo: '',
    recheckOwed: false,
    quietOn: '',
    gate: 'clinician',
    postedDays: new Set(),
    unprompted: { date: '', questions: [], sinceWord: 0, runPosts: 0 },
  };
  const story: string[] = [];
  return {
    story,
    seen(step) {
      story.push(tellStep(step));
      if (story.length > STORY_KEPT) story.shift();
      for (const message of step.messages) wellFormed(message);
      if (!step.after) return;
      if (!step.before?.comeback || enrolledAnew(step)) restart(state, step.after);
      hours(state, step);
      if (!step.after.comeback) return;
      remember(state, step, step.after, step.after.comeback);
      verdicts(state, step, step.after, step.after.comeback);
      checkPainTold(step);
      checks(state, step, step.after.comeback);
      checkEarned(step);
      posts(state, step, step.after, step.after.comeback);
    },
  };
}

function tellStep({ event, now, after, messages }: Seen): string {
  const did =
    event.type === 'text'
      ? `says ${event.text.slice(0, 60)}`
      : event.type === 'press'
        ? `taps ${event.ref} ${event.button}`
        : event.type;
  const heard = messages.map(
    (message) => `${message.asks ?? ''}${message.ref ?? ''} ${message.paragraphs.join(' ').slice(0, 110)}`,
  );
  return `${now} ${after?.zone ?? ''} ${did} → ${heard.join(' | ')}`;
}

function fail(what: string): never {
  throw new Error(what);
}

/** Does this step end one enrolment and begin the next? Its whole gate comes before any run. */
function enrolledAnew({ before, after }: Seen): boolean {
  return Object.keys(after?.past ?? {}).length > Object.keys(before?.past ?? {}).length;
}

function restart(state: State, { past, comeback }: RunnerRecord): void {
  if (comeback && Object.keys(past).length === 0) return;
  state.referredBy = undefined;
  state.seenOn = '';
  state.seenUpTo = '';
  state.recheckOwed = false;
  state.quietOn = '';
}

const UNRESOLVED = /\{|\}|undefined|NaN|\[object|null\b|Infinity/u;

/** Readable, whole, and answerable. */
function wellFormed(message: Message): void {
  if (message.paragraphs.length === 0) fail('a message without text');
  for (const paragraph of message.paragraphs) {
    if (paragraph.trim() === '') fail('an empty paragraph');
    if (UNRESOLVED.test(paragraph)) fail(`words left unresolved: ${paragraph}`);
  }
  const buttons = (message.buttons ?? []).flat();
  const ids = buttons.map((button) => button.id);
  if (new Set(ids).size !== ids.length) fail(`a button twice: ${ids.join()}`);
  if (buttons.some((button) => button.label.trim() === '' || UNRESOLVED.test(button.label)))
    fail('a button without words');
  if (buttons.length > 0 && message.ref === undefined) fail('buttons without a ref');
  if (message.asks === undefined) return;
  const question = rules.questions[message.asks] ?? fail(`asks ${message.asks}, which is no question`);
  if (buttons.length === 0 && question.type !== 'minutes' && question.type !== 'words')
    fail(`${message.asks} cannot be answered`);
}

/** Nothing by itself at night, one ping in a morning, no question twice in one, no wake for nothing. */
function hours(state: State, step: Seen): void {
  const { after, now, event, messages } = step;
  if (!after) return;
  const zone = step.before?.zone ?? after.zone;
  const time = timeOf(now, zone);
  const date = localDate(now, zone);
  const { unprompted } = state;
  if (unprompted.date !== date) state.unprompted = { date, questions: [], sinceWord: 0, runPosts: 0 };
  const today = state.unprompted;
  if (event.type !== 'wake') {
    today.sinceWord = 0;
    return;
  }
  const quiet = time >= '21:00' || time < '06:00';
  if (messages.length > 0 && quiet) fail(`said by itself at ${time}`);
  if (messages.length > 1) fail('two pings at once');
  if (messages.length === 0) {
    if (step.onTime && !quiet) fail('a wake that had nothing to say');
    return;
  }
  if (time >= '12:00') return;
  if (today.sinceWord > 0) fail('a second ping in one morning');
  today.sinceWord += 1;
  const [message] = messages;
  if (message?.asks === undefined) return;
  const question = `${message.asks}/${message.ref}`;
  if (today.questions.includes(question)) fail(`${message.asks} put twice in one morning`);
  today.questions.push(question);
}

/** One formatter a zone: making one takes far longer than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function localDate(now: Instant, zone: string): string {
  const known = formatters.get(zone);
  const formatter = known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  if (!known) formatters.set(zone, formatter);
  return formatter.format(new Date(now));
}

/** Keeps when things were told and asked. */
function remember(state: State, step: Seen, after: RunnerRecord, comeback: Comeback): void {
  const number = Object.keys(after.past).length;
  for (const [key, entry] of Object.entries(comeback.entries)) {
    const old = step.before?.comeback?.entries[key];
    if (sameJson(old?.case, entry.case)) continue;
    const id = `${number}/${key}`;
    const { run, morning } = entry.case;
    if (run && !sameJson(old?.case.run, run) && !correcting(step)) {
      state.told.set(id, { at: step.now, zone: after.zone });
      if (!old?.case.run && tooLate(state.asked.get(`${number}/report/${run.day}`), step.now))
        state.late.add(id);
    }
    if (morning && !old?.case.morning && tooLate(state.asked.get(`${number}/morning/${key}`), step.now))
      state.late.add(id);
  }
  if (step.event.type !== 'wake') return;
  for (const message of step.messages) {
    const dialogue = after.dialogues.find((one) => one.ref === message.ref);
    const about = dialogue?.about['day'] ?? dialogue?.about['entry'];
    if (!dialogue || about === undefined) continue;
    const id = `${number}/${dialogue.kind}/${about}`;
    if (!state.asked.has(id)) state.asked.set(id, step.now);
  }
}

function tooLate(asked: Instant | undefined, now: Instant): boolean {
  return asked !== undefined && (Date.parse(now) - Date.parse(asked)) / 3_600_000 > LATE_HOURS;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Each new verdict is at least what section 5 says of what was told, progress only where it says so, and it is said. */
function verdicts(state: State, step: Seen, after: RunnerRecord, comeback: Comeback): void {
  const number = Object.keys(after.past).length;
  const said = step.messages.map((message) => message.paragraphs.join(' ')).join(' ');
  const keys = Object.keys(comeback.entries).toSorted();
  if (said.includes('Their word goes before mine')) {
    state.referredBy = undefined;
    state.seenUpTo = keys.at(-1) ?? '';
    state.seenOn = after.latest;
  }
  keys.forEach((key, at) => {
    const entry = comeback.entries[key];
    const old = step.before?.comeback?.entries[key];
    if (!entry?.verdict || sameJson(old?.verdict, entry.verdict)) return;
    const earlier = keys.slice(0, at);
    const since = earlier.filter((one) => one > state.seenUpTo).flatMap((one) => comeback.entries[one] ?? []);
    const expected = sectionFive({ ...toldBy(comeback, earlier, entry), ...countedBefore(since, entry) });
    const { word } = entry.verdict;
    if (expected.word === undefined) {
      if (word !== undefined) fail(`a verdict on a run that was not run: ${word}`);
      return;
    }
    if (word === undefined) return fail(`no verdict on ${entry.case.run?.day}`);
    if (RANK[word] < RANK[expected.word])
      fail(`${word} where section 5 says ${expected.word} (${expected.rows.join()})`);
    const all = earlier.flatMap((one) => comeback.entries[one] ?? []);
    checkStrict(entry.verdict, expected, all, !signSince(state.quietOn, entry));
    // A pain that goes to a later run is told with that one, and a verdict that stands needs no second word.
    const given = (old?.case.pains.length ?? 0) > entry.case.pains.length;
    const message = step.messages.find(({ ref }) => ref === `verdict:${number}:${key}`);
    const settled = entry.case.settled !== undefined && !old?.case.settled && said.includes('stands');
    const sameRows = sameJson(old?.verdict?.rows, entry.verdict.rows);
    const stands = old?.verdict?.word === word && (settled || sameRows);
    if (message || !(given || stands)) checkSaid(entry.verdict, message, comeback);
    if (word === 'progress' && state.late.has(`${number}/${key}`))
      fail('progress on an answer after 48 hours');
    // Only a correction of the very answers that led to it takes a referral back.
    const takenBack = correcting(step) && state.referredBy === key && !comeback.standing.referred;
    if (takenBack) state.referredBy = undefined;
    if (word === 'progress' && state.referredBy !== undefined)
      fail('progress before a clinician has seen it');
    const corrected = (entry.earlier?.length ?? 0) > 0;
    if (expected.recheck && signSince(state.quietOn, entry)) state.recheckOwed = true;
    else if (corrected && comeback.recheck === undefined && at === keys.length - 1) state.recheckOwed = false;
    if (entry.verdict.then.includes('refer')) state.referredBy ??= key;
  });
  if (said.includes('worth having looked at')) state.referredBy ??= 'recheck';
  if (state.referredBy !== undefined && !comeback.standing.referred)
    fail('a referral that was told went away');
}

/** Was a sign that calls for a recheck told on or after the day on which the last one passed? */
function signSince(quietOn: Day, { case: { run, morning, settled, pains } }: Entry): boolean {
  const since = (day: Day | undefined, sign: boolean | undefined): boolean =>
    day !== undefined && sign === true && day >= quietOn;
  return (
    since(run?.day, run?.report.sharp) ||
    since(run?.day, run?.report.stride) ||
    since(morning?.on, morning?.night) ||
    since(settled?.on, settled && !settled.yes) ||
    pains.some((pain) => since(pain.on, pain.sharp || pain.night))
  );
}

/** What was told of a run and what the runs before it say of H1 and H3, for the oracle. */
function toldBy(comeback: Comeback, earlier: readonly string[], entry: Entry): Told {
  const { run, morning, settled, pains } = entry.case;
  const before = earlier.flatMap((key) => comeback.entries[key] ?? []);
  const runs = before.flatMap((one) =>
    one.case.run && one.case.run.report.completed !== 'none' ? [one.case.run] : [],
  );
  const peaks = [...runs.map((one) => one.report.peak), run?.report.peak ?? 0].slice(-3);
  const [first = 0, second = 0, third = 0] = peaks;
  const rising = peaks.length === 3 && first < second && second < third;
  const pattern = run?.report.pattern ?? 'none';
  // Whoever tells of pain and did not run was kept from it by pain.
  const undone = pains.length > 0 ? 'hurt' : 'none';
  const none = run?.report.completed === 'none';
  return {
    injury: comeback.profile.injury,
    completed: none ? undone : (run?.report.completed ?? 'all'),
    posted: run === undefined || run.posted !== undefined,
    ...milesOf(comeback, run?.posted),
    pattern: pattern === 'muscle' ? 'none' : pattern,
    peak: run?.report.peak ?? 0,
    sharp: (run?.report.sharp ?? false) || pains.some((pain) => pain.sharp),
    worse: run?.report.worse ?? false,
    stride: run?.report.stride ?? false,
    morning: Math.max(morning?.pain ?? 0, ...pains.map((pain) => pain.pain)),
    swollen: morning?.swollen ?? false,
    night: (morning?.night ?? false) || pains.some((pain) => pain.night),
    unsettled: settled?.yes === false,
    risingPeaks: rising && !none ? 3 : 1,
    stuckBefore: 0,
    restsBefore: 0,
    late: false,
    referred: false,
  };
}

function milesOf(comeback: Comeback, posted: number | undefined): { readonly miles?: number } {
  const pace = comeback.profile.secondsPerKm;
  return pace === undefined || posted === undefined ? {} : { miles: posted / pace / 1.609344 };
}

/** Every readiness check and recheck comes out as sections 2 and 5 have it. */
function checks(state: State, step: Seen, comeback: Comeback): void {
  for (const [key, check] of Object.entries(comeback.checks)) {
    if (
      step.before?.comeback?.checks[key] !== undefined &&
      step.before.comeback.startedOn === comeback.startedOn
    )
      continue;
    const { injury } = comeback.profile;
    if (check.why === 'recheck') {
      const quiet = keepsRecheck(injury, check.answers);
      if (quiet !== (check.outcome === 'quiet')) fail(`a recheck came out as ${check.outcome}`);
      if (!quiet) {
        restless(state, comeback, key);
        continue;
      }
      state.recheckOwed = false;
      state.quietOn = check.on;
    } else {
      state.gate = keepsGate(injury, check.answers);
      if (state.gate !== check.outcome) fail(`the gate came out as ${check.outcome}, not ${state.gate}`);
      const said = step.messages.map(({ paragraphs }) => paragraphs.join(' ')).join(' ');
      if (state.gate === 'clinician' && !said.includes('not a diagnosis'))
        fail('sent to a clinician without a word that this is no diagnosis');
    }
  }
}

/** A recheck that fails is put again every second day; the second in a row is for a clinician. */
function restless(state: State, { checks: all, recheck, standing }: Comeback, key: string): void {
  const rechecks = Object.entries(all).filter(([one, { why }]) => why === 'recheck' && one <= key);
  const [before, last] = [rechecks.at(-2)?.[1], rechecks.at(-1)?.[1]];
  const due = last && addDays(last.on, 2);
  if (recheck?.due !== due) fail(`a recheck that failed comes again on ${recheck?.due}, not on ${due}`);
  if (before?.outcome === 'restless' && before.on > state.seenOn && !standing.referred)
    fail('a recheck failed twice without a clinician');
}

function posts(state: State, step: Seen, after: RunnerRecord, comeback: Comeback): void {
  const number = Object.keys(after.past).length;
  for (const [day, post] of Object.entries(comeback.posts)) {
    const known = state.postedDays.has(`${number}/${day}`);
    if (known) continue;
    state.postedDays.add(`${number}/${day}`);
    const message = step.messages.find((one) => one.ref === `post:${day}`);
    if (!message) fail(`the post of ${day} was not said`);
    if (step.messages.filter((one) => one.ref === `post:${day}`).length > 1) fail(`two posts for ${day}`);
    if (comeback.pausedOn !== undefined) fail('a post while paused');
    if (post.kind === 'strength') checkStrength(message, comeback);
    if (post.kind !== 'run') continue;
    state.unprompted.runPosts += 1;
    if (state.unprompted.runPosts > 1) fail('two runs posted on one local day');
    if (state.gate !== 'ready') fail(`a run posted while the gate says ${state.gate}`);
    if (state.recheckOwed) fail('a run posted while a recheck is owed');
    checkPost({
      day,
      now: step.now,
      message,
      comeback,
      runs: runsTold(state, after),
    });
  }
}

/** Every run ever told, of earlier enrolments too: a body does not know about enrolments. */
function runsTold(state: State, after: RunnerRecord): readonly RunTold[] {
  const all = [...Object.values(after.past), ...(after.comeback ? [after.comeback] : [])];
  return all.flatMap((comeback, number) =>
    Object.entries(comeback.entries).flatMap(([key, entry]) => {
      const { run } = entry.case;
      const told = state.told.get(`${number}/${key}`);
      if (!run || !told) return [];
      return [{ day: run.day, ...told, entry, current: comeback === after.comeback }];
    }),
  );
}
