import { UNLISTED } from './zone-links.ts';

/**
 * The tests' own reading of time zones: nothing but `Intl`'s formatting of an instant, and clock changes found by
 * halving. It knows nothing of the program's way of telling local times.
 */

/** Every zone that this platform knows, by every name it has. */
export const EVERY_ZONE: readonly string[] = [...Intl.supportedValuesOf('timeZone'), ...UNLISTED];

/** The clocks of a zone are set at `at`: they were `before` milliseconds ahead of UTC, and are `after` from then on. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const SECOND = 1000;
const DAY = 86_400_000;

/** No two changes of one zone stand closer together: the shortest is the month in which Morocco fasts. */
const STEP = DAY;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** What clocks in a zone show at an instant: `2026-03-29 03:00:00`, which sorts as text. */
export function shownAt(ms: number, zone: string): string {
  const [month, day, year, hour, minute, second] = formatOf(zone).format(ms).match(/\d+/gu) ?? [];
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function aheadAt(ms: number, zone: string): number {
  return Date.parse(`${shownAt(ms, zone).replace(' ', 'T')}Z`) - ms;
}

/** Every change of a zone's clocks between two instants, to the second. */
export function changesOf(zone: string, from: number, until: number): readonly ClockChange[] {
  const found: ClockChange[] = [];
  let before = aheadAt(from, zone);
  for (let day = from; day < until; day += STEP) {
    const after = aheadAt(day + STEP, zone);
    if (after === before) continue;
    let low = day;
    let high = day + STEP;
    while (high - low > SECOND) {
      const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
      if (aheadAt(middle, zone) === before) low = middle;
      else high = middle;
    }
    found.push({ at: high, before, after });
    before = after;
  }
  return found;
}

/**
 * The oracle: when clocks that were set by `change`, and by no other for a long time, first show `wanted` (written as if
 * it were UTC), or else have passed it.
 */
export function firstShown(wanted: number, { at, before, after }: ClockChange): number {
  if (wanted - before < at) return wanted - before;
  return Math.max(at, wanted - after);
}
