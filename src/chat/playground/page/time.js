// @ts-check

// Dates are written the way the reader's browser is set, as long as that is the page's language.
const language = document.documentElement.lang;
const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const styles = {
  // The coach writes 24-hour times; the page does too, so that the two agree.
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  soon: { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  moment: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Building a format is slow, and a long chat needs the same few again and again.
 *
 * @param {string} style
 * @param {string} zone
 */
function format(style, zone) {
  const key = `${style} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const built = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: zone });
  formats.set(key, built);
  return built;
}

/** @type {(style: "hour" | "day" | "shortDay" | "soon" | "dayOfYear" | "moment", at: string, zone: string) => string} */
export const write = (style, at, zone) => format(style, zone).format(new Date(at));

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} zone */
export function isZone(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const wallClocks = new Map();

/**
 * What the clock on the wall says, as 2026-03-02T07:00: the shape of a datetime-local field.
 *
 * @param {string} at
 * @param {string} zone
 */
export function localTime(at, zone) {
  let clock = wallClocks.get(zone);
  if (!clock) {
    // Swedish writes dates the ISO way.
    clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
    wallClocks.set(zone, clock);
  }
  return clock.format(new Date(at)).replace(' ', 'T');
}

/** @type {(at: string, zone: string) => string} */
export const localDate = (at, zone) => localTime(at, zone).slice(0, 10);

/** @type {(at: string, zone: string) => number} */
export const localHour = (at, zone) => {
  const [hours = 0, minutes = 0] = localTime(at, zone).slice(11).split(':').map(Number);
  return hours + minutes / 60;
};

/**
 * The instant at which the clocks of a zone say this.
 *
 * @param {string} local as 2026-03-02T07:00
 * @param {string} zone
 */
export function instantOf(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  let instant = wanted;
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  for (let pass = 0; pass < 2; pass += 1) {
    const shown = Date.parse(`${localTime(new Date(instant).toISOString(), zone)}Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}

/**
 * Tomorrow at seven, or the first thing due that morning if it is what comes next.
 *
 * @param {string} now
 * @param {string} zone
 * @param {string | null} due
 */
export function tomorrowMorning(now, zone, due) {
  const date = new Date(`${localDate(now, zone)}T00:00Z`);
  // Whoever is up at three in the morning means, by tomorrow, the day about to begin.
  if (localHour(now, zone) >= 4) date.setUTCDate(date.getUTCDate() + 1);
  const day = date.toISOString().slice(0, 10);
  if (due && localDate(due, zone) === day) {
    const hour = localHour(due, zone);
    if (hour >= 6 && hour <= 12) return due;
  }
  return instantOf(`${day}T07:00`, zone);
}
