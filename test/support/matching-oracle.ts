import type { Seeker } from '../../src/clubs/matching.ts';

/** May these two be paired? Worked out from what was asked for, not from the code. */
export function mayPair(a: Seeker, b: Seeker): boolean {
  return a.id !== b.id && a.language === b.language && !a.apart.includes(b.id) && !b.apart.includes(a.id);
}

/** The most pairs there can be, and the fewest alone when trios are allowed: every way is tried. */
export function everyWay(pool: readonly Seeker[]): { readonly pairs: number; readonly alone: number } {
  return { pairs: (pool.length - fewestAlone(pool, false)) / 2, alone: fewestAlone(pool, true) };
}

function fewestAlone(pool: readonly Seeker[], trios: boolean): number {
  const known = new Map<number, number>([[0, 0]]);
  const best = (left: number): number => {
    const before = known.get(left);
    if (before !== undefined) return before;
    const standing = pool.map((one, at) => ({ one, bit: 1 << at })).filter(({ bit }) => (left & bit) > 0);
    const [first, ...others] = standing;
    if (!first) return 0;
    let fewest = 1 + best(left & ~first.bit);
    for (const [at, second] of others.entries()) {
      if (!mayPair(first.one, second.one)) continue;
      fewest = Math.min(fewest, best(left & ~first.bit & ~second.bit));
      if (!trios || !first.one.trio || !second.one.trio) continue;
      for (const third of others.slice(at + 1))
        if (third.one.trio && mayPair(first.one, third.one) && mayPair(second.one, third.one))
          fewest = Math.min(fewest, best(left & ~first.bit & ~second.bit & ~third.bit));
    }
    known.set(left, fewest);
    return fewest;
  };
  return best((1 << pool.length) - 1);
}

/** A prime so small that a product of two numbers below it is exact. */
const PRIME = 67_108_859;

/**
 * The most pairs there can be, by algebra instead of by search: the rank of Tutte's matrix, with random numbers in the
 * place of its unknowns, is twice that. It is never more, and less by chance once in some hundred thousand times.
 */
export function pairsByRank(
  size: number,
  paired: (a: number, b: number) => boolean,
  random: () => number,
): number {
  const rows = Array.from({ length: size }, () => new Float64Array(size));
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) {
      if (!paired(a, b)) continue;
      const value = 1 + Math.floor(random() * (PRIME - 1));
      rows[a]![b] = value;
      rows[b]![a] = PRIME - value;
    }
  return rankOf(rows, size) / 2;
}

function rankOf(rows: Float64Array[], size: number): number {
  let rank = 0;
  for (let column = 0; column < size; column += 1) {
    const at = rows.findIndex((row, number) => number >= rank && row[column] !== 0);
    if (at < 0) continue;
    [rows[at], rows[rank]] = [rows[rank]!, rows[at]!];
    const pivot = rows[rank]!;
    const inverse = power(pivot[column]!, PRIME - 2);
    for (const row of rows.slice(rank + 1)) {
      if (row[column] === 0) continue;
      const factor = (row[column]! * inverse) % PRIME;
      for (let each = column; each < size; each += 1)
        row[each] = (row[each]! + (PRIME - factor) * pivot[each]!) % PRIME;
    }
    rank += 1;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  let result = 1;
  let factor = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
