import type { FluentEntry } from './ftl.ts';
import { variablesOf, type Texts } from './locale.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problems.ts';

/** What a language lacks or has too much of beside the first one: keys, and variables in a key's text. */
export function translationProblems(first: Texts, other: Texts): Problem[] {
  const keysOf = (texts: Texts) => [...texts.entries.values()].filter((entry) => !entry.isTerm);
  const missing = keysOf(first)
    .filter(({ key }) => !other.entries.has(key))
    .map((entry) => lacking(entry, first, other));
  const wrong = keysOf(other).flatMap((entry) => {
    if (!first.entries.has(entry.key)) return [superfluous(entry, first)];
    return differing(entry, variablesOf(first, entry.key), variablesOf(other, entry.key), first);
  });
  return [...missing, ...wrong];
}

function lacking(entry: FluentEntry, first: Texts, other: Texts): Problem {
  return {
    file: entry.file.replace(`/${first.locale}/`, `/${other.locale}/`),
    line: 1,
    column: 1,
    field: entry.key,
    found: 'nothing',
    expected: `a text for ${entry.key}, as in ${entry.file}:${entry.line}`,
  };
}

function superfluous(entry: FluentEntry, first: Texts): Problem {
  return {
    file: entry.file,
    line: entry.line,
    column: 1,
    field: entry.key,
    found: JSON.stringify(entry.key),
    expected: `only keys that ${first.locale} has`,
    meant: nearest(entry.key, [...first.entries.keys()]),
  };
}

function differing(entry: FluentEntry, wanted: string[], got: string[], first: Texts): Problem[] {
  if (wanted.join() === got.join()) return [];
  const list = (names: string[]) =>
    names.length === 0 ? 'no variables' : names.map((name) => `$${name}`).join(', ');
  const place = { file: entry.file, line: entry.line, column: 1, field: entry.key };
  return [{ ...place, found: list(got), expected: `the same as in ${first.locale}: ${list(wanted)}` }];
}
