import type { Graph } from './matching-graph.ts';

/** The number of each one's buddy, `NOBODY` for who has none. */
export type Mates = Int32Array;

export const NOBODY = -1;

/** What a search from somebody without a buddy has come upon. */
export interface Search {
  /** Somebody else without a buddy: both can have one (`giveBuddies`). `NOBODY` when there is none, wherever one looks. */
  readonly end: number;
  /** 1 for everybody who could be without a buddy in place of who the search began with (`leaveOut`). */
  readonly outer: Uint8Array;
  /** By whom the search came to somebody. */
  readonly from: Int32Array;
}

/** Was somebody seen by the search at all? */
export function seen({ outer, from }: Search, one: number): boolean {
  return outer[one] === 1 || from[one] !== NOBODY;
}

/**
 * Edmonds' search for an augmenting path: from `root`, who has no buddy, by turns to somebody they might be paired
 * with and on to that one's buddy, until somebody without a buddy is met. Where such ways close an odd circle, everybody
 * on it can be the one who is left out, so the circle is shrunk to its base and the search goes on from all of it.
 * Who is `gone` is passed over.
 */
export function searchFrom({ size, fit }: Graph, mates: Mates, root: number, gone: Uint8Array): Search {
  const outer = new Uint8Array(size);
  const from = new Int32Array(size).fill(NOBODY);
  const bases = Int32Array.from({ length: size }, (_, one) => one);
  const queue: number[] = [];
  const lonely = [...mates.keys()].filter((one) => mates[one] === NOBODY && one !== root && gone[one] === 0);
  let end: number | undefined;

  /** Somebody could be left out. To ask at once for one who has no buddy spares much shrinking. */
  const reach = (one: number) => {
    outer[one] = 1;
    queue.push(one);
    if (end !== undefined) return;
    end = lonely.find((other) => fit(one, other) > 0);
    if (end !== undefined) from[end] = one;
  };
  const baseOf = (one: number) => bases[one] ?? one;
  const mateOf = (one: number) => mates[one] ?? NOBODY;
  /** From one base to the next on the way back to the root. */
  const back = (base: number) => {
    const mate = mateOf(base);
    return mate === NOBODY ? NOBODY : baseOf(from[mate] ?? NOBODY);
  };
  const meeting = (a: number, b: number) => {
    const passed = new Set<number>();
    for (let at = baseOf(a); at !== NOBODY; at = back(at)) passed.add(at);
    let at = baseOf(b);
    while (!passed.has(at)) at = back(at);
    return at;
  };
  /** Half of a circle, from `start` down to its base: each way along it can be walked both ways from now on. */
  const turn = (start: number, beyond: number, base: number, circle: Set<number>) => {
    let at = start;
    let next = beyond;
    while (baseOf(at) !== base) {
      const mate = mateOf(at);
      circle.add(baseOf(at)).add(baseOf(mate));
      from[at] = next;
      next = mate;
      at = from[mate] ?? NOBODY;
    }
  };
  const shrink = (a: number, b: number) => {
    const base = meeting(a, b);
    const circle = new Set<number>();
    turn(a, b, base, circle);
    turn(b, a, base, circle);
    for (let one = 0; one < size; one += 1) {
      if (!circle.has(baseOf(one))) continue;
      bases[one] = base;
      if (outer[one] === 0) reach(one);
    }
  };

  reach(root);
  for (const at of queue)
    for (let next = 0; next < size; next += 1) {
      if (end !== undefined) return { end, outer, from };
      if (gone[next] === 1 || bases[next] === bases[at] || fit(at, next) === 0) continue;
      if (outer[next] === 1) shrink(at, next);
      else if (from[next] === NOBODY) {
        from[next] = at;
        // They have a buddy, or the search would have ended with them.
        reach(mateOf(next));
      }
    }
  return { end: NOBODY, outer, from };
}

/** A buddy for the root of a search and for the one it ended with; whoever is between them changes theirs. */
export function giveBuddies(mates: Mates, { from, end }: Search): void {
  rejoin(mates, from, end);
}

/** Somebody `outer` is without a buddy from now on, and the root of the search has one. */
export function leaveOut(mates: Mates, { from }: Search, one: number): void {
  const mate = mates[one] ?? NOBODY;
  mates[one] = NOBODY;
  rejoin(mates, from, mate);
}

function rejoin(mates: Mates, from: Int32Array, start: number): void {
  let at = start;
  while (at !== NOBODY) {
    const buddy = from[at] ?? NOBODY;
    const next = mates[buddy] ?? NOBODY;
    mates[at] = buddy;
    mates[buddy] = at;
    at = next;
  }
}
