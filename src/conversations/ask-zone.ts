import { timeOf } from '../coach/day.ts';
import type { OpenDialogue, Turn, Wording } from '../bot/turn.ts';
import { isFixed, zoneName } from '../bot/zone.ts';

/** Where a location can be shared with a bot. */
const SHARED_ON = 'telegram';

/** Where somebody lives: what is known of it is offered. "Is it UTC?" is a strange question to somebody new. */
export function askZone({ record, on }: Turn): Wording {
  const share = on === SHARED_ON ? 'yes' : 'no';
  if (record.zone === 'UTC') return { key: 'ask-zone-unknown', values: { share } };
  return { values: { share, zone: zoneName(record.zone) } };
}

/** The question after the zone's shows what was understood: the time it is there. */
export function askHour({ now }: Turn, { answers }: OpenDialogue): Wording {
  const { zone } = answers;
  if (typeof zone !== 'string') return {};
  const values = { zone: zoneName(zone), time: timeOf(now, zone) };
  return { key: isFixed(zone) ? 'ask-post-hour-fixed' : 'ask-post-hour-there', values };
}
