/** One mistake in the content: where it stands, what was found and what was expected there. */
export interface Problem {
  /** Path of the file below `data/`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** Path of the field in its file, such as `rows[3].restDays (D4)`. */
  readonly field: string;
  readonly found: string;
  /** In words that somebody who wrote a rule, not a program, understands. */
  readonly expected: string;
  readonly meant?: string | undefined;
}

/** Thrown by `loadContent`: every problem of every file at once, in the order of the files. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    const sorted = problems.toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
    const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
    super([`The content in ${folder} has ${count}:`, ...sorted.map(described)].join('\n'));
    this.problems = sorted;
  }
}

/** One line: `file:line:column  field: found …, expected …`. */
export function described(problem: Problem): string {
  const where = `${problem.file}:${problem.line}:${problem.column}`;
  const meant = problem.meant === undefined ? '' : ` Did you mean ${problem.meant}?`;
  return `${where}  ${problem.field}: found ${problem.found}, expected ${problem.expected}.${meant}`;
}

/** A value as it may stand in a message: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = JSON.stringify(value).replaceAll(/\s+/g, ' ');
  return text.length > 70 ? `${text.slice(0, 67)}…` : text;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
