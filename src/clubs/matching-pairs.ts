import type { Graph } from './matching-graph.ts';
import { giveBuddies, NOBODY, searchFrom, seen, type Mates } from './matching-search.ts';

/** As many pairs as there can be, and among those good ones. */
export function pairsOf(graph: Graph): Mates {
  const mates = bestFirst(graph);
  complete(graph, mates);
  improve(graph, mates);
  return mates;
}

/** The two who fit best, then the best two of the others, and so on. The lowest numbers first where it is all the same. */
export function bestFirst({ size, fit }: Graph): Mates {
  const byFit: number[][] = [];
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      const found = fit(a, b);
      if (found > 0) (byFit[found] ??= []).push(a * size + b);
    }
  const mates: Mates = new Int32Array(size).fill(NOBODY);
  for (const pairs of byFit.toReversed())
    for (const pair of pairs ?? []) {
      const [a, b] = [Math.floor(pair / size), pair % size];
      if (mates[a] !== NOBODY || mates[b] !== NOBODY) continue;
      mates[a] = b;
      mates[b] = a;
    }
  return mates;
}

/**
 * Pairs are added until there can be no more. Where a search finds nobody, nothing it saw can be of use to a later one:
 * all of it is left aside, so that those who cannot be paired cost no more together than one of them would.
 */
export function complete(graph: Graph, mates: Mates): void {
  const gone = new Uint8Array(graph.size);
  for (let root = 0; root < graph.size; root += 1) {
    if (mates[root] !== NOBODY || gone[root] === 1) continue;
    const found = searchFrom(graph, mates, root, gone);
    if (found.end !== NOBODY) giveBuddies(mates, found);
    else for (let one = 0; one < graph.size; one += 1) if (seen(found, one)) gone[one] = 1;
  }
}

/**
 * Two pairs exchange buddies, or somebody without one takes a place in a pair, wherever that makes a better fit in all,
 * until it nowhere does. There are as many pairs afterwards as before. Only who has another buddy since is looked at anew.
 */
export function improve(graph: Graph, mates: Mates): void {
  const mateOf = (one: number) => mates[one] ?? NOBODY;
  const waiting = Array.from({ length: graph.size }, (_, one) => one);
  const waits = new Uint8Array(graph.size).fill(1);
  for (const a of waiting) {
    waits[a] = 0;
    const c = betterFor(graph, mates, a);
    if (c === NOBODY) continue;
    const [b, d] = [mateOf(a), mateOf(c)];
    mates[a] = c;
    mates[c] = a;
    if (b !== NOBODY) mates[b] = d;
    if (d !== NOBODY) mates[d] = b;
    for (const one of [a, b, c, d]) {
      if (one === NOBODY || waits[one] === 1) continue;
      waits[one] = 1;
      waiting.push(one);
    }
  }
}

/** With whom `a` had better be paired, the buddies they both have now with one another: the one who makes most of it. */
function betterFor({ size, fit }: Graph, mates: Mates, a: number): number {
  const b = mates[a] ?? NOBODY;
  const now = b === NOBODY ? 0 : fit(a, b);
  let best = NOBODY;
  let most = 0;
  for (let c = 0; c < size; c += 1) {
    if (c === a || c === b) continue;
    const first = fit(a, c);
    if (first === 0) continue;
    const d = mates[c] ?? NOBODY;
    const whole = b !== NOBODY && d !== NOBODY;
    const second = whole ? fit(b, d) : 0;
    if (whole && second === 0) continue;
    const gain = first + second - now - (d === NOBODY ? 0 : fit(c, d));
    if (gain <= most) continue;
    best = c;
    most = gain;
  }
  return best;
}
