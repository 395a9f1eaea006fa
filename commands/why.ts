import { alternatives, type Alternative, type Facts } from '../src/coach/decision.ts';
import { factsOf } from '../src/coach/judge.ts';
import { readiness } from '../src/coach/readiness.ts';
import type { Command } from '../src/bot/command.ts';
import { dayName, onDay } from '../src/bot/format.ts';
import { entriesOf } from '../src/bot/outlook.ts';
import type { Check, Entry } from '../src/bot/record.ts';
import { answersOf } from '../src/bot/tell-answers.ts';
import { hasComeback, say, tell, type CoachTurn } from '../src/bot/turn.ts';

/** Everything behind a verdict: the rows that matched, the runner's answers, the sources, and what would have changed it. */
export const why: Command = {
  name: 'why',
  everywhere: true,
  enrolled: true,
  run(turn, args) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    const asked = comeback.entries[args];
    const entry = asked?.verdict ? asked : entriesOf(comeback).findLast(([, one]) => one.verdict)?.[1];
    const check = Object.values(comeback.checks).at(-1);
    if (entry && (asked || !check || entry.verdict?.on === undefined || entry.verdict.on >= check.on))
      return sayReasons(turn, entry);
    if (check) return sayGate(turn, check);
    say(turn, [tell(turn, 'why-nothing')]);
  },
};

function sayReasons(turn: CoachTurn, entry: Entry): void {
  const { verdict } = entry;
  if (!verdict) return;
  const facts = factsOf(turn.record.comeback.profile, entry.case);
  const day = entry.case.run?.day;
  const word = tell(turn, `word-${verdict.word ?? 'none'}`);
  say(turn, [
    day === undefined
      ? tell(turn, 'why-pain', { word })
      : tell(turn, 'why-run', { day: onDay(turn.words, day, turn.today), word }),
    [tell(turn, 'why-answers'), ...answersOf(turn, entry)].join('\n'),
    [tell(turn, 'why-rows'), ...verdict.rows.flatMap((id) => rowLines(turn, entry, id))].join('\n'),
    guardLines(turn, entry),
    changes(turn, facts, toldLater(entry)),
    earlier(turn, entry),
    tell(turn, 'why-education'),
  ]);
}

function rowLines(turn: CoachTurn, entry: Entry, id: string): readonly string[] {
  const row = turn.rules.rows.find((one) => one.id === id);
  const byPain = (id === 'D4' || id === 'D9') && toldLater(entry);
  const text = tell(turn, 'why-row', { row: id, text: tell(turn, byPain ? `row-${id}-pain` : `row-${id}`) });
  return row ? [text, ...row.sources.map((source) => sourceLine(turn, source))] : [text];
}

/** Is the highest pain of the morning one that was told with /pain? */
function toldLater(entry: Entry): boolean {
  return entry.case.pains.some((pain) => pain.pain > (entry.case.morning?.pain ?? 0));
}

function sourceLine(turn: CoachTurn, id: string): string {
  const source = turn.rules.sources[id];
  return tell(turn, 'why-source', {
    source: source?.name ?? id,
    title: source?.title ?? '',
    evidence: tell(turn, `evidence-${source?.evidence ?? 'house'}`),
  });
}

/** Where guards shortened the run, their sources stand beside the table's. */
function guardLines(turn: CoachTurn, entry: Entry): string | undefined {
  const holds = entry.case.run?.holds ?? [];
  if (holds.length === 0) return undefined;
  const { guards } = turn.rules;
  const lines = holds.flatMap((hold) => [
    tell(turn, `why-hold-${hold}`),
    ...(hold === 'cap' ? ['house'] : hold === 'K1' ? guards.breaks.sources : guards[hold].sources).map((id) =>
      sourceLine(turn, id),
    ),
  ]);
  return [tell(turn, 'why-held'), ...lines].join('\n');
}

function changes(turn: CoachTurn, facts: Facts, byPain: boolean): string {
  const found = alternatives(turn.rules.rows, facts);
  if (found.length === 0) return tell(turn, 'why-no-change');
  return [tell(turn, 'why-change'), ...found.map((one) => changeLine(turn, one, byPain))].join('\n');
}

function changeLine(turn: CoachTurn, { fact, value, word }: Alternative, byPain: boolean): string {
  const told = byPain && fact === 'morning';
  const key = told
    ? 'change-pain'
    : typeof value === 'number'
      ? `change-${fact}`
      : `change-${fact}-${String(value)}`;
  return tell(turn, 'change', {
    answer: tell(turn, key, { value: String(value) }),
    word: tell(turn, `word-${word}`),
  });
}

function earlier(turn: CoachTurn, entry: Entry): string | undefined {
  if (!entry.earlier) return undefined;
  const lines = entry.earlier.map((one) =>
    tell(turn, 'why-earlier-line', {
      day: dayName(turn.words, one.on, turn.today),
      word: tell(turn, `word-${one.word ?? 'none'}`),
      rows: one.rows.join(', '),
    }),
  );
  return [tell(turn, 'why-earlier'), ...lines].join('\n');
}

/** Before the first verdict: what the readiness questions came to. */
function sayGate(turn: CoachTurn, check: Check): void {
  const { questions, recheck } = turn.rules.readiness;
  const rules = [...questions, { id: 'night', sources: recheck.sources }].filter(
    (question) => check.answers[question.id] !== undefined,
  );
  const { injury } = turn.record.comeback.profile;
  const open_ = readiness(turn.rules, injury, check.answers).failed.map((one) => one.id);
  const failed = rules.filter(
    (question) =>
      open_.includes(question.id) || (question.id === 'night' && check.answers['night'] === 'yes'),
  );
  const lines = failed.flatMap((question) => [
    tell(turn, 'why-gate-line', {
      row: question.id,
      answer: String(check.answers[question.id]),
      text: tell(turn, `gate-${question.id}`),
    }),
    ...question.sources.map((source) => sourceLine(turn, source)),
  ]);
  say(turn, [
    tell(turn, 'why-gate', {
      day: dayName(turn.words, check.on, turn.today),
      outcome: tell(turn, `outcome-${check.outcome}`),
    }),
    [...lines, failed.length < rules.length ? tell(turn, 'why-gate-fine') : ''].join('\n'),
    tell(turn, 'why-education'),
  ]);
}
