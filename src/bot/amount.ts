import type { Question } from '../coach/rules.ts';
import { articleAt, digitsAt, endOf, wordAt, type Numeral } from './numeral.ts';
import type { Lexicon, Unit } from './words.ts';

/** One amount in a text: "12", "2 weeks", "1 h 30", "2 a week". */
interface Amount {
  /** Several where one amount is said in parts: an hour, and 20 minutes. */
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
  /** What it is counted for: weeks, in "2 a week". */
  readonly per: Unit | undefined;
  /** Said without a number, as "a year" or "half an hour": an amount only where nothing else is said. */
  readonly worded: boolean;
}

interface Part {
  readonly value: number;
  /** "other": something stands after the number that is no unit of any question's, such as "%". */
  readonly unit: Unit | 'other' | undefined;
}

/** What the number a question asks for counts. */
type Counted = 'weeks' | 'days' | 'minutes' | 'runs' | 'beats';

/** Days of each unit. A month is four weeks: time that heals is not counted before it has passed. */
const DAYS: Readonly<Partial<Record<Unit, number>>> = { days: 1, weeks: 7, months: 28, years: 364 };
const MINUTES: Readonly<Partial<Record<Unit, number>>> = { seconds: 1 / 60, minutes: 1, hours: 60 };

/** What counts as one of what is asked for; other units are asked again. */
const WORTH: Readonly<Record<Counted, Readonly<Partial<Record<Unit, number>>>>> = {
  weeks: { days: 1 / 7, weeks: 1, months: 4, years: 52 },
  days: { hours: 1 / 24, ...DAYS },
  minutes: MINUTES,
  runs: { runs: 1, days: 1 },
  beats: { beats: 1 },
};

/** "A week", "per run" may follow the numbers of these questions, and changes none of them. */
const PER: Readonly<Record<string, readonly Unit[]>> = {
  'weekly-before': ['weeks'],
  'limit-minutes': ['runs', 'days'],
  'limit-runs': ['weeks'],
  'max-heart-rate': ['minutes'],
  minutes: ['runs'],
};

export type Measured =
  | { readonly value: number; readonly converted: boolean }
  | { readonly again: 'again-number' | 'again-amount' | 'again-minutes-not-distance' }
  | undefined;

/** How much a text says, in what the question counts; undefined where it has no amount at all. */
export function measure(
  question: Question & { type: 'number' | 'minutes' },
  text: string,
  lexicon: Lexicon,
): Measured {
  const counted = countedBy(question);
  const found = amountsIn(text, lexicon);
  const [first, second, third] = found;
  if (first === undefined) return undefined;
  if (counted === 'minutes' && found.some(({ parts }) => parts.some(({ unit }) => unit === 'distance')))
    return { again: 'again-minutes-not-distance' };
  const unsure = [...lexicon.unsure, ...(lexicon.unsureFor[question.id] ?? [])];
  if (unsure.some((expression) => expression.test(text))) return { again: 'again-amount' };
  if (second === undefined) return inUnits(question, first, text, lexicon);
  const planned = third === undefined && question.type === 'minutes' && isOf(text, first, second, lexicon);
  return planned ? inUnits(question, borrowed(first, second), text, lexicon) : { again: 'again-number' };
}

function countedBy(question: Question & { type: 'number' | 'minutes' }): Counted {
  if (question.type === 'minutes') return 'minutes';
  if (question.unit === 'bpm') return 'beats';
  if (question.unit === 'pain') throw new Error('pain is no amount');
  return question.unit;
}

function inUnits(
  question: Question & { type: 'number' | 'minutes' },
  { parts, per, worded, start, end }: Amount,
  text: string,
  lexicon: Lexicon,
): Measured {
  const worth = WORTH[countedBy(question)];
  const own = countedBy(question);
  const values = parts.map(({ value, unit }) => {
    if (unit === undefined) return value;
    return unit === 'other' ? NaN : value * (worth[unit] ?? NaN);
  });
  const value = values.reduce((sum, one) => sum + one, 0);
  const { lead, trail } = lexicon.amounts;
  const alone = lead.test(text.slice(0, start)) && trail.test(text.slice(end));
  const forIt = per === undefined || (PER[question.id] ?? []).includes(per);
  if (Number.isNaN(value) || !forIt || (worded && !alone)) return { again: 'again-amount' };
  const converted = parts.some(({ unit }) => unit !== undefined && unit !== own);
  return { value: Math.round(value * 1e6) / 1e6, converted };
}

/** "12 of the 16 minutes": the unit of what was planned is that of what was run. */
function borrowed(run: Amount, planned: Amount): Amount {
  const unit = planned.parts[0]?.unit;
  return { ...run, parts: run.parts.map((part) => ({ ...part, unit: part.unit ?? unit })) };
}

function isOf(text: string, { end }: Amount, { start }: Amount, { amounts }: Lexicon): boolean {
  return endOf(amounts.of, text, end) === start;
}

function amountsIn(text: string, lexicon: Lexicon): readonly Amount[] {
  const found: Amount[] = [];
  let read = 0;
  for (const { index } of text.matchAll(/-?\d|\p{L}+/gu)) {
    if (index < read) continue;
    const amount = amountAt(text, index, lexicon);
    if (!amount) continue;
    read = amount.end;
    const before = found.at(-1);
    const whole = before && joined(before, amount, text, lexicon);
    if (whole) found.splice(-1, 1, whole);
    else found.push(amount);
  }
  return found;
}

function amountAt(text: string, start: number, lexicon: Lexicon): Amount | undefined {
  const number = digitsAt(text, start) ?? wordAt(text, start, lexicon) ?? articleAt(text, start, lexicon);
  if (!number) return undefined;
  const { andHalf } = lexicon.amounts;
  const halved = endOf(andHalf, text, number.end) ?? number.end;
  const unit = unitAt(text, halved, lexicon);
  if (number.worded && !unit) return undefined;
  const after = unit?.end ?? halved;
  const end = halved === number.end ? (endOf(andHalf, text, after) ?? after) : after;
  const half = halved > number.end || end > after ? 0.5 : 0;
  const other = unit === undefined && lexicon.otherUnits.test(text.slice(halved)) ? 'other' : undefined;
  const { per, until } = perAt(text, end, lexicon);
  const value = valueOf(number, unit?.unit) + half;
  const part: Part = {
    value,
    unit: number.clock === 3 ? 'minutes' : (unit?.unit ?? clockUnit(number, other)),
  };
  return { parts: [part], start, end: until, per, worded: number.worded };
}

/** "1:30" is a minute and a half, "1:30 h" an hour and a half. */
function valueOf({ value, clock }: Numeral, unit: Unit | undefined): number {
  if (clock === 2 && unit !== undefined && unit !== 'minutes' && unit !== 'hours') return NaN;
  return value;
}

function clockUnit({ clock }: Numeral, other: 'other' | undefined): Part['unit'] {
  return clock === 2 ? 'minutes' : other;
}

function unitAt(text: string, at: number, { units }: Lexicon): { unit: Unit; end: number } | undefined {
  const found = Object.entries(units).flatMap(([unit, expressions]) =>
    expressions.flatMap((expression) => {
      const end = endOf(expression, text, at);
      return end === undefined ? [] : [{ unit: unit as Unit, end }];
    }),
  );
  return found.at(-1);
}

function perAt(text: string, at: number, lexicon: Lexicon): { per: Unit | undefined; until: number } {
  const end = endOf(lexicon.amounts.per, text, at);
  const unit = end === undefined ? undefined : unitAt(text, end, lexicon);
  return unit ? { per: unit.unit, until: unit.end } : { per: undefined, until: at };
}

/** "1 h 30", "an hour and 20 minutes", "2 weeks, 3 days": one amount, in falling units. */
function joined(before: Amount, next: Amount, text: string, lexicon: Lexicon): Amount | undefined {
  const [last] = before.parts.slice(-1);
  const [part] = next.parts;
  if (last?.unit === undefined || part === undefined || before.per !== undefined) return undefined;
  const between = text.slice(before.end, next.start);
  const small = last.unit === 'hours' ? 'minutes' : last.unit === 'minutes' ? 'seconds' : undefined;
  const bare = part.unit === undefined && between.trim() === '' && part.value >= 10 && part.value < 60;
  const unit = bare ? small : part.unit;
  if (unit === undefined || !isSmaller(unit, last.unit)) return undefined;
  if (!bare && endOf(lexicon.amounts.join, text, before.end) !== next.start) return undefined;
  return {
    parts: [...before.parts, { value: part.value, unit }],
    start: before.start,
    end: next.end,
    per: next.per,
    worded: before.worded || next.worded,
  };
}

function isSmaller(unit: Part['unit'], than: Part['unit']): boolean {
  const order: readonly Part['unit'][] = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'];
  return order.includes(unit) && order.indexOf(unit) < order.indexOf(than);
}
