/** A column: its heading, and whether its texts may be broken over several lines. */
export interface Column {
  readonly head: string;
  readonly wraps?: boolean;
}

const GAP = '  ';
const NARROWEST = 12;

/** Lays out rows in aligned columns no wider than `width`; texts of wrapping columns share what room there is. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = columns.map(({ head }, at) =>
    Math.max(head.length, ...rows.map((row) => longest(row[at] ?? ''))),
  );
  const widths = fitted(columns, natural, width - GAP.length * (columns.length - 1));
  const line = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? cell.length));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, index) =>
      wrapped
        .map((lines, at) => (lines[index] ?? '').padEnd(widths[at] ?? 0))
        .join(GAP)
        .replaceAll('\u00a0', ' ')
        .trimEnd(),
    );
  };
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  return [...line(columns.map(({ head }) => head)), rule, ...rows.flatMap(line)].join('\n');
}

/** Gives wrapping columns the room that the others leave, in proportion to what they would like. */
function fitted(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const wrapping = natural.filter((_, at) => columns[at]?.wraps);
  const left = room - sum(natural.filter((_, at) => !columns[at]?.wraps));
  if (sum(wrapping) <= left) return [...natural];
  return natural.map((each, at) =>
    columns[at]?.wraps
      ? Math.min(each, Math.max(NARROWEST, Math.floor((left * each) / sum(wrapping))))
      : each,
  );
}

/** Breaks a text at spaces into lines of at most `width`; its own line breaks stay. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

function longest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
