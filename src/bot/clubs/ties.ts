import type { Turn } from '../turn.ts';

type Ties = Pick<Turn['record'], 'clubs' | 'clubTies'>;

/** Every club that holds a runner's id, whatever they are to it. */
function tiesOf({ clubs, clubTies }: Ties): readonly string[] {
  return Object.keys({ ...clubs, ...clubTies });
}

/** Whatever a club holds of somebody who is forgotten goes. */
export function leaveClubs({ record, events }: Turn): void {
  for (const to of tiesOf(record)) events.push({ to, event: { type: 'club', act: 'left', who: record.id } });
}

/** Another record of the same runner became part of this one: its clubs go on with this one. */
export function carryClubs({ record, events }: Turn, other: Ties & Pick<Turn['record'], 'id'>): void {
  for (const to of tiesOf(other))
    events.push({ to, event: { type: 'club', act: 'renamed', who: other.id, to: record.id } });
}
