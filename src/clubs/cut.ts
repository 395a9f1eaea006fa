/** The first of a list, and how many come after: no list in a room is longer than anybody reads. */
export function cut<T>(
  all: readonly T[],
  most: number,
): { readonly first: readonly T[]; readonly more: number } {
  // "And one more" takes as much room as the one.
  if (all.length <= most + 1) return { first: all, more: 0 };
  return { first: all.slice(0, most), more: all.length - most };
}
