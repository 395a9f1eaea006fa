import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { shown, type Problem } from './problems.ts';
import { nearest } from './nearest.ts';

export type Path = readonly PropertyKey[];

/** A YAML file that has been read: its data, and where in the text each field of it stands. */
export interface YamlFile {
  readonly name: string;
  readonly data: unknown;
  /** Mistakes of YAML itself: brackets that do not close, a field given twice. */
  readonly broken: readonly Problem[];
  /** A problem at `path`; `key` points at the field's name in place of its value. */
  problem(path: Path, expected: string, more?: ProblemDetails): Problem;
}

export interface ProblemDetails {
  readonly found?: string | undefined;
  readonly key?: boolean | undefined;
  /** Names that would have been right; the nearest is suggested. */
  readonly names?: readonly string[] | undefined;
}

/** Reads YAML text. Never throws: what is wrong with it is in `broken`. */
export function readYaml(name: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source = text.split(/\r?\n/);
  const broken = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0]);
    const found = shown((source[line - 1] ?? '').trim());
    const expected = `well-formed YAML (${error.message.split('\n')[0]?.replace(/\.$/, '')})`;
    return { file: name, line, column: col, field: 'the text', found, expected };
  });
  const data: unknown = broken.length > 0 ? undefined : document.toJS();
  return {
    name,
    data,
    broken,
    problem(path, expected, more = {}) {
      const value = valueAt(data, path);
      const last = path.at(-1);
      const wrong = more.key ? String(last) : value;
      const { line, col } = lines.linePos(offsetOf(document, path, more.key ?? false));
      return {
        file: name,
        line,
        column: col,
        field: fieldName(data, path),
        found: more.found ?? shown(wrong),
        expected,
        meant: typeof wrong === 'string' && more.names ? nearest(wrong, more.names) : undefined,
      };
    },
  };
}

/** `rows[3].restDays (D4)`: the path, and the name of the row it lies in. */
function fieldName(data: unknown, path: Path): string {
  if (path.length === 0) return 'the file';
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  const names = path.map((_, depth) => nameOf(valueAt(data, path.slice(0, depth + 1)), path[depth]));
  const name = names.findLast((each) => each !== undefined);
  return parts.join('').replace(/^\./, '') + (name === undefined ? '' : ` (${name})`);
}

function nameOf(value: unknown, part: PropertyKey | undefined): string | undefined {
  if (typeof part !== 'number' || typeof value !== 'object' || value === null) return undefined;
  const { id, phase, stage } = value as Record<string, unknown>;
  return [id, phase, stage].find((name) => typeof name === 'string');
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    data,
  );
}

/** Where the value at `path` begins, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: Path, wantKey: boolean): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const isLast = depth === path.length - 1;
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return offset;
      node = pair.value;
      offset = (isLast && wantKey ? pair.key : (node ?? pair.key)).range?.[0] ?? offset;
    } else if (isSeq<Node>(node)) {
      node = node.items[Number(part)] ?? null;
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
