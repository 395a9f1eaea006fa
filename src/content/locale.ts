import { FluentBundle } from '@fluent/bundle';
import { readFtl, type FluentEntry } from './ftl.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problems.ts';
import type { TextFile } from './files.ts';

/** The texts of one language, from all Fluent files of its folder. */
export interface Texts {
  readonly locale: string;
  readonly entries: ReadonlyMap<string, FluentEntry>;
  readonly bundle: FluentBundle;
  readonly problems: readonly Problem[];
}

/** Merges the Fluent files of a language; a key may stand in one of them only. */
export function readTexts(locale: string, files: readonly TextFile[]): Texts {
  const read = files.map((file) => readFtl(file.name, file.text));
  const problems = read.flatMap((each) => each.problems);
  const entries = new Map<string, FluentEntry>();
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const entry of read.flatMap((each) => each.entries)) {
    const first = entries.get(entry.key);
    if (first) {
      const expected = `each key once only: it stands in ${first.file}:${first.line} already`;
      problems.push(at(entry, JSON.stringify(entry.key), expected));
    } else {
      entries.set(entry.key, entry);
      bundle.addResource(entry.resource);
    }
  }
  return { locale, entries, bundle, problems: [...problems, ...unresolved(entries, bundle)] };
}

/** Every variable that must be handed in to say a text, those of the texts it uses included. */
export function variablesOf(
  texts: Pick<Texts, 'entries'>,
  key: string,
  seen: readonly string[] = [],
): string[] {
  const entry = texts.entries.get(key);
  if (!entry || seen.includes(key)) return [];
  const inner = entry.uses
    .filter((each) => !each.startsWith('-'))
    .flatMap((each) => variablesOf(texts, each, [...seen, key]));
  return [...new Set([...entry.variables, ...inner])].toSorted();
}

/** Texts that cannot be said although they can be read: they use a text or a function that is not there. */
function unresolved(entries: ReadonlyMap<string, FluentEntry>, bundle: FluentBundle): Problem[] {
  const keys = [...entries.keys()];
  return [...entries.values()].flatMap((entry) => {
    const missing = entry.uses.filter((key) => !entries.has(key));
    if (missing.length > 0)
      return missing.map((key) => ({
        ...at(entry, `{ ${key} }`, 'a key that this language has'),
        meant: nearest(key, keys),
      }));
    const value = entry.isTerm ? null : bundle.getMessage(entry.key)?.value;
    if (!value) return [];
    const errors: Error[] = [];
    const values = Object.fromEntries(variablesOf({ entries }, entry.key).map((name) => [name, 1]));
    bundle.formatPattern(value, values, errors);
    return errors.map((error) => at(entry, JSON.stringify(error.message), 'a text that can be said'));
  });
}

function at({ file, line, key }: FluentEntry, found: string, expected: string): Problem {
  return { file, line, column: 1, field: key, found, expected };
}
