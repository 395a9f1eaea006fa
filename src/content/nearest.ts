/** The name that was probably meant: the closest of `names`, when it is close enough to be a slip of the hand. */
export function nearest(found: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, edits: distance(found.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  // Two slips in a long word are a typing error; two in a word of three letters are another word.
  const allowed = found.length < 4 ? 1 : 2;
  return best && best.edits <= allowed && best.name !== found ? best.name : undefined;
}

/** How many letters must be put in, taken out, exchanged or swapped to make one word of the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const cell = (up: number, left: number) => rows[i - up]?.[j - left] ?? 0;
      const change = cell(1, 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(cell(1, 0) + 1, (row[j - 1] ?? 0) + 1, change, swapped ? cell(2, 2) + 1 : Infinity);
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
