import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../src/root.ts';

/** A file of the program, by its path from the package's folder with `/` between. */
export interface Source {
  readonly path: string;
  readonly code: string;
}

const FOLDERS = ['src', 'commands'];

/** Every file of code that the program consists of, the playground's page included. */
export function sources(): readonly Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
      .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
      .filter((path) => /\.(?:ts|js)$/.test(path))
      .map((path) => ({ path, code: readFileSync(join(packageRoot(), path), 'utf8') })),
  );
}

/** `from 'x'` and `import 'x'` with all that may stand before them, JSDoc's `@import … from "x"` included. */
const STATIC =
  /\b(?:import|export)\b(?:[\s\w$*,{}]*?\bfrom)?\s*(?<quote>['"])(?<specifier>[^'"\n]+)\k<quote>/g;
const DYNAMIC =
  /\b(?:import|require)\s*\(\s*(?:(?<quote>['"`])(?<specifier>[^'"`\n]+)\k<quote>\s*\)|(?<rest>.{0,20}))/g;

/** What a file imports, types too: relative ones as paths from the package's folder, others as they stand. */
export function importsOf({ path, code }: Source): readonly string[] {
  return [...code.matchAll(STATIC), ...code.matchAll(DYNAMIC)].map(({ groups = {} }) => {
    const { specifier, rest } = groups;
    // What cannot be read here cannot be held to anything.
    if (specifier === undefined) return `import(${rest ?? ''})`;
    return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
  });
}
