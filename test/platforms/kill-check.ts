import { expect } from 'vitest';
import type { JournalLine } from '../../src/bot/journal.ts';
import { gist } from '../support/kill-database.ts';
import { randomFrom } from '../support/random.ts';
import { BEATS, FIRST_START, STARTS, STOPS, TALKS, type Place } from './kill-places.ts';
import type { Harm, Lasting } from './kill-platform.ts';
import { tell, type Fate, type Told } from './kill-story.ts';
import { beyond } from './faults.ts';

/** How many lives may end while time passes to the next moment at which somebody is due. */
const BEATS_EACH = 10;

/** How many of a hundred calls go wrong without anybody's death. */
const HARMED = 0.04;

/** A 429 of Telegram's holds the whole bot up for a second: one of so many harms. */
const HARMS: readonly Harm[] = ['500', '502', 'reset', 'lost', '500', '502', 'reset', 'lost', 'lost', '429'];

export const PEACE: Fate = { during: () => undefined, beats: 0, harm: () => undefined };

/** Somebody whose coach is never killed. */
export async function undisturbed(platform: Lasting): Promise<Told> {
  const told = await tell(platform, ['Lucky'], PEACE);
  expect(told.unsent).toBe(0);
  expect(platform.violations()).toEqual([]);
  return told;
}

/** Hands out places, each list in its order, over and over. */
export function createFate(seed: number): Fate {
  const random = randomFrom(seed);
  const [talk, start, stop, beat] = [TALKS, STARTS, STOPS, BEATS].map(round);
  const first = round(FIRST_START);
  let lives = 0;
  const during = (phase: 'talk' | 'beat'): Place | undefined => {
    lives += 1;
    if (lives <= FIRST_START.length) return first();
    if (phase === 'beat') return beat?.();
    if (lives % 6 === 3) return start?.();
    return lives % 6 === 0 ? stop?.() : talk?.();
  };
  const harm = () => (random() < HARMED ? HARMS[Math.floor(random() * HARMS.length)] : undefined);
  return { during, beats: BEATS_EACH, harm };
}

function round(places: readonly Place[]): () => Place | undefined {
  let at = -1;
  return () => places[(at += 1) % places.length];
}

/** A story with deaths left behind what one without any does. Returns what is there twice, by how that came. */
export function expectSame(told: Told, calm: Told): readonly string[] {
  const [lucky] = calm.people;
  if (!lucky) throw new Error('nobody was undisturbed');
  expect(told.unsent).toBe(0);
  return told.people.flatMap(({ screen, kept, unknowable }, index) => {
    const who = `person ${index}`;
    const [calmly, shown] = [lucky.screen.map(atAnyTime), screen.map(atAnyTime)];
    expect(beyond(calmly, shown), `${who} misses`).toEqual([]);
    const doubles = beyond(shown, calmly).map(gist).toSorted();
    expect(doubles, `${who} sees twice`).toEqual(unknowable.map((one) => atAnyTime(one.gist)).toSorted());
    expect(kept.journal.map(comparable), who).toEqual(lucky.kept.journal.map(comparable));
    expect(timeless(kept.record), who).toEqual(timeless(lucky.kept.record));
    return unknowable.map(({ how }) => how);
  });
}

/** A text, or its gist, at no time of the day: where it tells what time it is, the clock goes on while the story is told. */
function atAnyTime(text: string): string {
  return text
    .replace(/(it's )\d\d:\d\d( where)/, (_all, before: string, after: string) => `${before}00:00${after}`)
    .replace(/(its)\d{4}(where)/, (_all, before: string, after: string) => `${before}0000${after}`);
}

/** What happened and what came of it, but for the second at which it did. */
function comparable({ seq, event, patch, decided }: JournalLine): unknown {
  return timeless({ seq, event, patch, decided });
}

/** Minutes and seconds pass a little differently each time, and nobody has an id twice. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null)
      .replaceAll(/(\d{4}-\d\d-\d\dT\d\d):\d\d:\d\d\.\d{3}Z/g, '$1')
      .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'some id'),
  );
}

/** How often each of some words comes. */
export function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
