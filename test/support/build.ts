import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/root.ts';

/** Compiles the program into `dist/`, as `npm run build` does. Throws what the compiler says. */
export function build(): void {
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: packageRoot(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The program cannot be built:\n${stdout}${stderr}`);
}
