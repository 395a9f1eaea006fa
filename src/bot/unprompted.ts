import { instantAt, timeOf, type Instant } from '../coach/day.ts';
import type { Turn } from './turn.ts';

/** Nothing unprompted is said from the first to the second, local time. */
export const QUIET_HOURS = { from: '21:00', to: '06:00' } as const;

/** Is nothing to be said unprompted at that local time, `HH:MM`? */
export function isQuietAt(time: string): boolean {
  return time >= QUIET_HOURS.from || time < QUIET_HOURS.to;
}

/** Is it so now where a runner, or a club, is? */
export function isQuiet({
  now,
  record,
}: {
  readonly now: Instant;
  readonly record: { readonly zone: string };
}): boolean {
  return isQuietAt(timeOf(now, record.zone));
}

/**
 * Whatever `speak` says is said unprompted: `name` once a day at the most, and only until the local time (`HH:MM`) of
 * today that `speak` gives, where it is still to come; afterwards nobody would want to hear it any more.
 */
export function unprompted(turn: Turn, name: string, speak: () => string): void {
  const { messages, now, today, record } = turn;
  const before = messages.length;
  const until = speak();
  const end = instantAt(today, until, record.zone);
  // Whoever begins anew has another plan, with a post of its own.
  const begun = Object.keys(record.past).length;
  const day = begun === 0 ? today : `${today}/${begun}`;
  const said = messages.splice(before);
  for (const [index, message] of said.entries())
    messages.push({
      ...message,
      urgency: 'post',
      occurrence: `${name}:${day}${index === 0 ? '' : `#${index + 1}`}`,
      ...(end > now && { until: end }),
    });
}

/** The same for what is of use until the evening. */
export function untilNight(turn: Turn, name: string, speak: () => void): void {
  unprompted(turn, name, () => {
    speak();
    return QUIET_HOURS.from;
  });
}

/** A number of its own for what others tell: two cheers at one moment are two. */
export function nextTold({ record }: Turn): number {
  return (record.told = (record.told ?? 0) + 1);
}
