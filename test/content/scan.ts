import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source file that says something to people, or may. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All source files below the given folders of the project, comments taken out. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|js|html)$/.test(name))
      .map((name) => join(folder, name))
      .map((name) => ({ name, text: withoutComments(readFileSync(join(root, name), 'utf8')) })),
  );
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<=^|[\s;{}),])\/\/.*$/gm, '');
}

/** Words with hyphens in quotes: what a key looks like. */
export function hyphenated({ text }: SourceFile): string[] {
  return [...text.matchAll(/['"]([a-z]+(?:-[a-zA-Z0-9]+)+)['"]/g)].map((match) => match[1] ?? '');
}

/** Does this word stand in the file, in quotes of any kind? */
export function quotes({ text }: SourceFile, word: string): boolean {
  return ["'", '"', '`'].some((quote) => text.includes(quote + word + quote));
}

/** The keys that a call of `tell`, `say`, `recite` or `word` says in full: one, or each branch of a choice. */
export function spokenKeys({ text }: SourceFile): string[] {
  return [
    ...text.matchAll(/\b(?:tell\(\s*\w+,|say\(|recite\(|word\()\s*([^()[\]{}`]*?['"][\w-]+['"])(?=\s*[,)])/g),
  ].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/(?<![=!]==? ?)(?:^|[?:]\s*)['"]([a-zA-Z][\w-]*)['"]/g)].map(
      (key) => key[1] ?? '',
    ),
  );
}

/** What keys that are put together begin with: "ask" for `ask-${id}`. */
export function composedKeys({ text }: SourceFile): string[] {
  return [
    ...text.matchAll(/(?:tell\(\s*\w+,|say\(|recite\(|word\(|\?|\?\?|:|=|=>|return)\s*`([a-z][\w-]*)-\$\{/g),
  ].map((match) => match[1] ?? '');
}

/** Keys that the page's markup names. */
export function markupKeys({ text }: SourceFile): string[] {
  return [...text.matchAll(/data-l10n(?:-\w+)?="([\w-]+)"/g)].map((match) => match[1] ?? '');
}
