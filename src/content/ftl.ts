import { FluentResource } from '@fluent/bundle';
import { shown, type Problem } from './problems.ts';
import { used, type Pattern } from './pattern.ts';

/** One text of a Fluent file. */
export interface FluentEntry {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** Terms (`-name`) are for other texts to use, never said by themselves. */
  readonly isTerm: boolean;
  readonly resource: FluentResource;
  readonly variables: readonly string[];
  /** Other texts and terms that it uses. */
  readonly uses: readonly string[];
}

export interface FluentFile {
  readonly entries: readonly FluentEntry[];
  readonly problems: readonly Problem[];
}

interface Chunk {
  readonly key: string;
  readonly line: number;
  readonly lines: string[];
}

const START = /^(-?[a-zA-Z][\w-]*) *=/;

/**
 * Reads a Fluent file. The parser of @fluent/bundle skips what it cannot read; here that is a problem, so the text
 * is first cut into its entries, each of which must then be read whole.
 */
export function readFtl(file: string, text: string): FluentFile {
  const { chunks, problems } = cut(file, text);
  const entries: FluentEntry[] = [];
  for (const { key, line, lines } of chunks) {
    const resource = new FluentResource(lines.join('\n'));
    const [only, ...others] = resource.body;
    const value = only?.value;
    if (!only || only.id !== key || value === null || value === undefined || others.length > 0) {
      problems.push(
        problem(file, line, key, lines[0], 'a text whose { } are closed, with one variant marked by *'),
      );
      continue;
    }
    const { variables, uses } = used(value satisfies Pattern);
    entries.push({ key, file, line, isTerm: key.startsWith('-'), resource, variables, uses });
  }
  return { entries, problems };
}

function cut(file: string, text: string): { chunks: Chunk[]; problems: Problem[] } {
  const chunks: Chunk[] = [];
  const problems: Problem[] = [];
  let open: Chunk | undefined;
  let depth = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const key = START.exec(line)?.[1];
    if (key !== undefined) {
      open = { key, line: index + 1, lines: [line] };
      depth = depthAfter(0, line);
      chunks.push(open);
    } else if (/^#{1,3}( |$)/.test(line)) open = undefined;
    else if (line.trim() === '') open?.lines.push(line);
    else if (open && continues(line, depth)) {
      open.lines.push(line);
      depth = depthAfter(depth, line);
    } else {
      problems.push(
        problem(
          file,
          index + 1,
          open?.key ?? 'the text',
          line,
          'key = text, an indented line of a text, or # a comment',
        ),
      );
    }
  }
  return { chunks, problems };
}

/** At the margin only a closing brace goes on; outside of braces, lines like variants and attributes would be dropped. */
function continues(line: string, depth: number): boolean {
  return depth > 0 ? /^[\s}]/.test(line) : /^\s+[^\s.*[}]/.test(line);
}

function depthAfter(depth: number, line: string): number {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => (/[{}]/.test(quoted) ? '' : quoted));
  return depth + bare.split('{').length - bare.split('}').length;
}

function problem(
  file: string,
  line: number,
  field: string,
  found: string | undefined,
  expected: string,
): Problem {
  return { file, line, column: 1, field, found: shown(found?.trim()), expected };
}
