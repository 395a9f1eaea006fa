import { nearest } from './nearest.ts';
import type { Problem } from './problems.ts';
import type { Path, YamlFile } from './yaml.ts';

const PART = /<([a-z]+)>/g;
/** Parts may be made of parts, but not without end. */
const DEEPEST = 8;

/** What stands in place of an expression that cannot be compiled: matches nothing. */
const NEVER = /(?!)/u;

/** Makes regular expressions of a file's texts, `<name>` standing for the part of that name. */
export interface Compiler {
  one(text: string, path: Path): RegExp;
  /** Expressions that are held against a text at one place in it. */
  at(text: string, path: Path): RegExp;
  list(texts: readonly string[], path: Path): RegExp[];
  group(lists: Readonly<Record<string, readonly string[]>>, path: Path): Record<string, RegExp[]>;
}

/** A compiler that adds what cannot be compiled to `problems`, each at its own line. */
export function compiler(
  file: YamlFile,
  parts: Readonly<Record<string, string>>,
  problems: Problem[],
): Compiler {
  const names = Object.keys(parts);
  const whole = (text: string, depth: number): string =>
    text.replaceAll(PART, (_, name: string) => {
      const part = depth < DEEPEST ? parts[name] : undefined;
      return `(?:${whole(part ?? '', depth + 1)})`;
    });
  const one = (text: string, path: Path): RegExp => {
    problems.push(...unknownParts(file, text, path, names));
    try {
      return new RegExp(whole(text, 0), 'iu');
    } catch (error) {
      const reason = error instanceof Error ? error.message.split(': ').at(-1) : String(error);
      problems.push(file.problem(path, `a regular expression that can be read (${reason})`));
      return NEVER;
    }
  };
  const at = (text: string, path: Path) => new RegExp(one(text, path).source, 'iuy');
  const list = (texts: readonly string[], path: Path) =>
    texts.map((text, index) => one(text, [...path, index]));
  const group = (lists: Readonly<Record<string, readonly string[]>>, path: Path) =>
    Object.fromEntries(Object.entries(lists).map(([name, texts]) => [name, list(texts, [...path, name])]));
  for (const [name, text] of Object.entries(parts))
    problems.push(...unknownParts(file, text, ['parts', name], names));
  return { one, at, list, group };
}

function unknownParts(file: YamlFile, text: string, path: Path, names: readonly string[]): Problem[] {
  return [...text.matchAll(PART)]
    .filter(([, name = '']) => !names.includes(name))
    .map(([found, name = '']) => ({
      ...file.problem(path, 'a part that is listed under parts', { found }),
      meant: nearest(name, names),
    }));
}
