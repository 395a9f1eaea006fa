import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { packageRoot } from '../../src/root.ts';

/** Compiles the program into `dist/`, as `npm run build` does. */
export async function build(): Promise<void> {
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: packageRoot(),
  });
}
