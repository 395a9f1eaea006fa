/** A heading. */
export function heading(text: string): void {
  process.stdout.write(`\n${text}\n${'-'.repeat(text.length)}\n`);
}

/** A line of its own. */
export function line(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says what takes a while, and how long it took. */
export async function progress<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  process.stderr.write(`… ${what}`);
  const start = performance.now();
  const result = await work();
  process.stderr.write(` (${((performance.now() - start) / 1_000).toFixed(1)} s)\n`);
  return result;
}

/** Rows under heads; the first column has none, and is the only one that reads from the left. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [['', ...heads], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
    );
    line(cells.join('   ').trimEnd());
  }
}

/** Microseconds, in the unit that is best read. */
export function micros(value: number): string {
  if (value < 1_000) return `${value.toPrecision(3)} µs`;
  return value < 1_000_000
    ? `${(value / 1_000).toPrecision(3)} ms`
    : `${(value / 1_000_000).toPrecision(3)} s`;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
