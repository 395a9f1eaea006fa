import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { packageRoot } from '../../src/root.ts';

test('the menu of the playground has every command, in the order of /help', () => {
  const page = readFileSync(join(packageRoot(), 'src/chat/playground/page/commands.js'), 'utf8');
  const [, list = ''] = /const commands = \[([^\]]*)\]/.exec(page) ?? [];
  const said = [...list.matchAll(/'\/(\w+)'/g)].map(([, name]) => name);
  expect(said).toEqual(commands.map(({ name }) => name));
});
