/** Every zone this program knows, by name in lower case. Made once: the list does not change while it runs. */
const ZONES = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => [zone.toLowerCase(), zone]),
);

/** Zones by the city in their name: "new york" → America/New_York. */
const CITIES = new Map(
  [...ZONES.values()].map((zone) => [
    (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
    zone,
  ]),
);

/**
 * The IANA zone somebody means by its name ("Europe/Berlin"), by its city ("berlin"), or by an offset in whole hours
 * ("+2", "UTC-5"). Undefined where none is meant for certain.
 */
export function findZone(text: string): string | undefined {
  const wanted = text.trim().replace(/\s+/gu, ' ').toLowerCase();
  return (
    ZONES.get(wanted) ??
    ZONES.get(wanted.replaceAll(' ', '_')) ??
    CITIES.get(wanted) ??
    alias(text.trim()) ??
    offsetZone(wanted)
  );
}

/** Names that are links to others ("US/Eastern", "Asia/Calcutta") are known to the platform, though not listed. */
function alias(text: string): string | undefined {
  if (!/^[A-Za-z]+\/[A-Za-z_/+-]+$/u.test(text)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return undefined;
  }
}

/** The names of fixed zones have their sign turned round: UTC+2 is Etc/GMT-2. */
function offsetZone(text: string): string | undefined {
  const match = /^(?:utc|gmt)? ?(?<sign>[+\-−])(?<hours>\d{1,2})(?::?00)?$/u.exec(text);
  if (!match?.groups) return undefined;
  const hours = Number(match.groups['hours']);
  const east = match.groups['sign'] === '+';
  if (hours > (east ? 14 : 12)) return undefined;
  return hours === 0 ? 'UTC' : `Etc/GMT${east ? '-' : '+'}${hours}`;
}
