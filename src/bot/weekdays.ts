import { WEEKDAYS } from '../coach/day.ts';
import type { Weekday } from '../coach/rules.ts';
import type { Lexicon } from './words.ts';

/**
 * The weekdays that a text names as wanted: "mon wed fri", "tue to thu", "every day but Monday". Undefined where it
 * names none for certain: what only says which days do not suit leaves open which do.
 */
export function findWeekdays(text: string, lexicon: Lexicon): readonly Weekday[] | undefined {
  const except = lexicon.weekdayWords.except.exec(text);
  if (!except) return listed(text, lexicon);
  const wanted = listed(text.slice(0, except.index), lexicon);
  const unwanted = onlyDays(text.slice(except.index + except[0].length), lexicon);
  const left = wanted?.filter((day) => !unwanted?.includes(day));
  return unwanted === undefined || left?.length === 0 ? undefined : left;
}

/** Days by name, by span and in sets. A day beside a set that has it already makes neither certain. */
function listed(text: string, lexicon: Lexicon): readonly Weekday[] | undefined {
  const named = [...daysIn(text, lexicon), ...spansIn(text, lexicon)];
  const sets = lexicon.weekdaySets
    .filter(({ words }) => words.some((expression) => expression.test(text)))
    .flatMap(({ days }) => days);
  if (named.some((day) => sets.includes(day))) return undefined;
  const days = WEEKDAYS.filter((day) => named.includes(day) || sets.includes(day));
  return days.length === 0 ? undefined : days;
}

function daysIn(text: string, { weekdays }: Lexicon): readonly Weekday[] {
  return WEEKDAYS.filter((day) => weekdays[day]?.some((expression) => expression.test(text)));
}

/** "Tuesday to Thursday", and "mon-fri" where nothing else is said: "mon-wed-fri" is a list. */
function spansIn(text: string, lexicon: Lexicon): readonly Weekday[] {
  const words = text.match(/\p{L}+|[-–—]/gu) ?? [];
  return words.flatMap((word, index) => {
    const dashed = /[-–—]/u.test(word) && words.length === 3;
    const [from] = daysIn(words[index - 1] ?? '', lexicon);
    const [to] = daysIn(words[index + 1] ?? '', lexicon);
    if (from === undefined || to === undefined || !(dashed || lexicon.weekdayWords.to.test(word))) return [];
    const first = WEEKDAYS.indexOf(from);
    const count = (WEEKDAYS.indexOf(to) - first + WEEKDAYS.length) % WEEKDAYS.length;
    return [...WEEKDAYS, ...WEEKDAYS].slice(first, first + count + 1);
  });
}

/** The days of a text that says nothing but days. */
function onlyDays(text: string, lexicon: Lexicon): readonly Weekday[] | undefined {
  const { filler } = lexicon.weekdayWords;
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? [];
  const plain = words.every((word) => filler.test(word) || listed(word, lexicon) !== undefined);
  return plain ? listed(text, lexicon) : undefined;
}
