import { visible } from './lexicon.ts';
import type { Lexicon } from './words.ts';

/** Made when first asked for, and once: what it holds does not change while the program runs. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Every zone this program knows, by name in lower case. */
const zones = once(
  () => new Map([...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => [zone.toLowerCase(), zone])),
);

/** Names that two places far apart share; neither is meant for certain. Their zones' full names are. */
const SHARED = [
  'casey',
  'center',
  'cordoba',
  'davis',
  'jersey',
  'knox',
  'monticello',
  'palmer',
  'petersburg',
  'san juan',
];

/** Zones by the city in their name: "new york" → America/New_York. */
const cities = once(
  () =>
    new Map(
      [...zones().values()]
        .map((zone) => [spelled(zone.split('/').at(-1) ?? zone), zone] as const)
        .filter(([city]) => !SHARED.includes(city)),
    ),
);

/**
 * Zones with a part of an hour have no fixed ones of their own (Etc has whole hours). These have that offset and no
 * clock changes; offsets whose zones all change their clocks (-3:30, +10:30, +12:45) are asked again.
 */
const PART_HOURS: Readonly<Record<string, string>> = {
  '+3:30': 'Asia/Tehran',
  '+4:30': 'Asia/Kabul',
  '+5:30': 'Asia/Kolkata',
  '+5:45': 'Asia/Kathmandu',
  '+6:30': 'Asia/Yangon',
  '+8:45': 'Australia/Eucla',
  '+9:30': 'Australia/Darwin',
  '-9:30': 'Pacific/Marquesas',
};

/** Longer lines name no place. */
const LONGEST_PLACE = 100;

/**
 * The IANA zone somebody means by its name ("Europe/Berlin"), by its city ("berlin", "I live in Berlin, Germany"), or
 * by an offset ("+2", "UTC-5", "+5:30"). Undefined where none is meant for certain.
 */
export function findZone(text: string, lexicon: Lexicon): string | undefined {
  const said = visible(text.replaceAll(/[’‘`´]/gu, "'").normalize('NFKC'))
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[ "“”.,;]+|[ "“”.,;!]+$/gu, '');
  if (said.length > LONGEST_PLACE) return undefined;
  const place = said.replace(lexicon.places.lead, '');
  return (
    zoneNamed(place) ??
    cityZone(place, lexicon) ??
    offsetZone(place.toLowerCase()) ??
    inCountry(place, lexicon)
  );
}

function zoneNamed(text: string): string | undefined {
  const name = text.toLowerCase();
  if (name === 'gmt') return 'UTC';
  return zones().get(name) ?? zones().get(name.replaceAll(' ', '_')) ?? alias(text);
}

/** A fixed offset has no place's name and knows no summer time. */
const FIXED = /^Etc\/GMT(?<sign>[+-])(?<hours>\d{1,2})$/u;

/** Does this zone stay as far from UTC all year, because somebody gave an offset instead of a place? */
export function isFixed(zone: string): boolean {
  return FIXED.test(zone);
}

/** A zone as people read it: the names of fixed ones have their sign turned round. */
export function zoneName(zone: string): string {
  const { sign, hours } = FIXED.exec(zone)?.groups ?? {};
  return hours === undefined ? zone : `UTC${sign === '-' ? '+' : '-'}${hours}`;
}

/** Names that are links to others ("US/Eastern", "Asia/Calcutta") are known to the platform, though not listed. */
function alias(text: string): string | undefined {
  return /^[A-Za-z]+\/[A-Za-z0-9_/+-]+$/u.test(text) && isZone(text) ? text : undefined;
}

/** Is this the name of a time zone, listed or a link to one? Offsets like +02:00 are none: they know no summer time. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/u.test(name)) return false;
  if (zones().has(name.toLowerCase())) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function cityZone(text: string, { places: { names } }: Lexicon): string | undefined {
  const city = spelled(text);
  return Object.hasOwn(names, city) ? names[city] : cities().get(city);
}

/** Lower case, without accents, dots and apostrophes: "São Paulo" → "sao paulo", "St. John's" → "st johns". */
function spelled(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}.']/gu, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** "Berlin, Germany", where that country has the city's hours: "Paris, USA" is another Paris. */
function inCountry(text: string, lexicon: Lexicon): string | undefined {
  const { countries } = lexicon.places;
  for (const { index } of text.matchAll(/,? /gu)) {
    const country = spelled(text.slice(index).replace(/^,? /u, ''));
    const zone = cityZone(text.slice(0, index), lexicon);
    const code = Object.hasOwn(countries, country) ? countries[country] : undefined;
    if (zone !== undefined && code !== undefined && zonesOf(code).some((one) => sameHours(one, zone)))
      return zone;
  }
  return undefined;
}

type Region = Intl.Locale & { getTimeZones?: () => readonly string[]; timeZones?: readonly string[] };

/** The zones of a country. The method replaces the property in newer versions of the platform. */
function zonesOf(country: string): readonly string[] {
  const region = new Intl.Locale(`und-${country}`) as Region;
  return region.getTimeZones?.() ?? region.timeZones ?? [];
}

function sameHours(one: string, other: string): boolean {
  return ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].every(
    (instant) => offsetOf(one, instant) === offsetOf(other, instant),
  );
}

function offsetOf(timeZone: string, instant: string): string | undefined {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value;
}

/** The names of fixed zones have their sign turned round: UTC+2 is Etc/GMT-2. */
function offsetZone(text: string): string | undefined {
  const match = /^(?:utc|gmt)? ?(?<sign>[+\-−–]) ?(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/u.exec(
    text,
  )?.groups;
  if (!match) return undefined;
  const hours = Number(match['hours']);
  const east = match['sign'] === '+';
  const minutes = match['minutes'] ?? '00';
  if (minutes !== '00') return PART_HOURS[`${east ? '+' : '-'}${hours}:${minutes}`];
  if (hours > (east ? 14 : 12)) return undefined;
  return hours === 0 ? 'UTC' : `Etc/GMT${east ? '-' : '+'}${hours}`;
}
