import type { Graph } from './matching-graph.ts';
import { leaveOut, NOBODY, searchFrom, seen, type Mates, type Search } from './matching-search.ts';

/** Three numbers. */
export type Trio = readonly [number, number, number];

/**
 * Whoever has no buddy becomes one of three, if three who fit one another are willing. As many as can be are placed,
 * and if need be others change their buddies for it. Those of a trio are in no pair any more.
 */
export function triosOf(graph: Graph, mates: Mates, willing: (one: number) => boolean): readonly Trio[] {
  const gone = new Uint8Array(graph.size);
  const trios: Trio[] = [];
  for (let root = 0; root < graph.size; root += 1) {
    if (mates[root] !== NOBODY || gone[root] === 1) continue;
    const trio = joined(graph, mates, willing, root) ?? rearranged(graph, mates, willing, root, gone);
    if (!trio) continue;
    for (const one of trio) {
      gone[one] = 1;
      mates[one] = NOBODY;
    }
    trios.push(trio);
  }
  return trios;
}

/** The pair in which `root` fits best. */
function joined({ size, fit }: Graph, mates: Mates, willing: (one: number) => boolean, root: number) {
  if (!willing(root)) return undefined;
  let best: { readonly trio: Trio; readonly fit: number } | undefined;
  for (let a = 0; a < size; a += 1) {
    const b = mates[a] ?? NOBODY;
    if (a > b || !willing(a) || !willing(b)) continue;
    const [first, second] = [fit(root, a), fit(root, b)];
    if (first === 0 || second === 0 || first + second <= (best?.fit ?? 0)) continue;
    best = { trio: [root, a, b], fit: first + second };
  }
  return best?.trio;
}

/**
 * Any three who can be taken out so that `root` has a buddy and nobody loses theirs. All three are then such as could be
 * left out in place of `root` (they share an odd component; Cornuéjols, Hartvigsen and Pulleyblank have the proof that
 * to take one trio after the other is enough). Where there are none, what the search saw is of no use to others either.
 */
function rearranged(
  graph: Graph,
  mates: Mates,
  willing: (one: number) => boolean,
  root: number,
  gone: Uint8Array,
): Trio | undefined {
  const around = searchFrom(graph, mates, root, gone);
  const possible = numbersOf(around.outer).filter(willing);
  for (const a of possible) {
    const friends = possible.filter((one) => graph.fit(a, one) > 0);
    const without = mates.slice();
    leaveOut(without, around, a);
    for (const b of friends) {
      const common = friends.filter((one) => graph.fit(b, one) > 0);
      if (common.length === 0) continue;
      const found = third(graph, without, [a, b], common, gone);
      if (!found) continue;
      leaveOut(found.mates, found.search, found.third);
      mates.set(found.mates);
      return [a, b, found.third];
    }
  }
  for (let one = 0; one < graph.size; one += 1) if (seen(around, one)) gone[one] = 1;
  return undefined;
}

/** With `a` and `b` taken out: one of their common friends who can be left out, so that nobody else is. */
function third(
  graph: Graph,
  before: Mates,
  [a, b]: readonly [number, number],
  common: readonly number[],
  gone: Uint8Array,
): { readonly mates: Mates; readonly search: Search; readonly third: number } | undefined {
  const mates = before.slice();
  const away = gone.slice();
  const bereft = mates[b] ?? NOBODY;
  mates[b] = mates[bereft] = NOBODY;
  away[a] = away[b] = 1;
  const search = searchFrom(graph, mates, bereft, away);
  const one = common.find((friend) => search.outer[friend] === 1);
  return one === undefined ? undefined : { mates, search, third: one };
}

function numbersOf(marks: Uint8Array): readonly number[] {
  return [...marks.keys()].filter((one) => marks[one] === 1);
}
