import { expect } from 'vitest';
import type { Someone, Stage } from './stage.ts';
import { live, STORY } from './story.ts';

/** What can go wrong with one call, by a name that all platforms share. */
const FAULTS = ['429', '500', '502', 'reset', 'hang', 'lost', 'redelivery'] as const;

type FaultName = (typeof FAULTS)[number];

/** What goes wrong on the wire; all but what arrives more than once. */
export type WireFault = Exclude<FaultName, 'redelivery'>;

/** A call of the program, as far as it concerns somebody. */
export interface Concerning {
  readonly id: string;
  readonly nth: number;
  readonly name: string;
}

/** The program on a platform whose calls go wrong when told. */
export interface Breakable extends Pick<Stage, 'until' | 'violations'> {
  person(name: string): Someone & { readonly id: string };
  /** Every call so far. */
  calls(): readonly Concerning[];
  /** Looks at each call before it is done, and says what goes wrong with it. */
  breaks(decide: (call: Concerning) => WireFault | undefined): void;
  /** What arrived last arrives some times more. */
  redelivers(): void;
}

/** The one call of somebody's that goes wrong: by its number, or the first of that name. */
type Place = Pick<Concerning, 'nth'> | Pick<Concerning, 'name'>;

/** So many act at the same time: enough for a crowd, and few enough for each call to be done in time. */
const AT_ONCE = 60;

/** All but the farewell: at the end it shall be seen what became of everybody. */
const UNTIL_EXPORT = STORY.slice(0, -1);

/**
 * The story, lived by somebody for every call of it and everything that can go wrong with that one. Nobody may lose
 * anything, and nobody may see anything twice, but once who loses the answer to a call that is `doubled`: that goes
 * out again because nobody can know whether it was done.
 */
export async function forEveryCall(
  pilot: Breakable,
  crowd: Breakable,
  doubled: readonly string[],
): Promise<void> {
  const first = pilot.person('First');
  await live([first], pilot, UNTIL_EXPORT);
  const calls = pilot.calls().filter(({ id }) => id === first.id);
  expect(calls.length).toBeGreaterThan(60);

  const lucky = crowd.person('Lucky');
  // In a crowd calls may come in another order: what matters by its name is looked for by its name too.
  const places: readonly Place[] = [
    ...calls.map(({ nth }) => ({ nth })),
    ...doubled.map((name) => ({ name })),
  ];
  const victims = places.flatMap((place, at) =>
    FAULTS.map((fault) => ({ fault, place, someone: crowd.person(`${fault}-${at + 1}`) })),
  );
  const byId = new Map(victims.map((victim) => [victim.someone.id, victim]));
  const hit = new Map<string, string>();
  crowd.breaks((call) => {
    const victim = byId.get(call.id);
    if (!victim || hit.has(call.id) || !isAt(call, victim.place)) return undefined;
    hit.set(call.id, call.name);
    if (victim.fault !== 'redelivery') return victim.fault;
    crowd.redelivers();
    return undefined;
  });

  await live([lucky, ...victims.map(({ someone }) => someone)], crowd, UNTIL_EXPORT, AT_ONCE);
  // What was on its way has failed by the first, and whatever waits to be tried again is, by the second.
  await crowd.until('2026-03-03T06:30:00.000Z');
  await crowd.until('2026-03-03T07:00:00.000Z');

  const expected = await screen(lucky);
  const doubles = new Set<string>();
  for (const { someone, fault, place } of victims) {
    const name = hit.get(someone.id) ?? 'no call';
    const what = `${fault} at ${JSON.stringify(place)} (${name})`;
    const theirs = await screen(someone);
    expect(beyond(expected, theirs), `${what} loses`).toEqual([]);
    const again = beyond(theirs, expected);
    expect(again, `${what} says twice`).toHaveLength(fault === 'lost' && doubled.includes(name) ? 1 : 0);
    if (again.length > 0) doubles.add(name);
  }
  expect(hit.size).toBe(victims.length);
  expect([...doubles].toSorted()).toEqual(doubled.toSorted());
  expect(crowd.violations()).toEqual([]);
}

function isAt(call: Concerning, place: Place): boolean {
  return 'nth' in place ? call.nth === place.nth : call.name === place.name;
}

async function screen(someone: Someone): Promise<readonly string[]> {
  const seen = await someone.sees();
  // The clock runs on while the crowd talks: the time that is shown where a zone was understood is another for some.
  const timeless = (text: string) => text.replace(/it's \d\d:\d\d where/, 'it is some time where');
  return seen.map(({ text, file }) => (file ? `${text} [${file.name}]` : timeless(text)));
}

/** What is among `texts` more often than among the `others`. */
export function beyond(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
