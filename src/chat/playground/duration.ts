const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const PATTERN = /^P(?:(\d{1,9})W|(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?)$/;

/**
 * An ISO-8601 duration in milliseconds: weeks, or days (of 24 hours) and a time. Undefined for anything else,
 * for zero, and for years and months, whose length depends on when they begin.
 */
export function durationMs(text: string): number | undefined {
  const found = PATTERN.exec(text);
  if (!found) return undefined;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((digits) => Number(digits ?? 0));
  const ms = weeks! * WEEK + days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! * SECOND;
  return ms > 0 ? ms : undefined;
}
