import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigFault, readConfig } from '../src/config.ts';
import { packageRoot } from '../src/root.ts';

it('has a value for everything that is not set, or set to nothing', () => {
  const defaults = { databaseUrl: 'file:./comeback.db', host: '127.0.0.1', logLevel: 'info' };
  expect(readConfig({})).toEqual(defaults);
  expect(readConfig({ PORT: '', HOST: ' ', PLAYGROUND_START: '', PATH: '/bin' })).toEqual(defaults);
});

it('takes what is set', () => {
  const environment = {
    DATABASE_URL: ':memory:',
    HOST: '::1',
    PORT: '0',
    PLAYGROUND_START: '2026-03-02T07:00:00+01:00',
    LOG_LEVEL: 'silent',
  };
  expect(readConfig(environment)).toEqual({
    databaseUrl: ':memory:',
    host: '::1',
    port: 0,
    playgroundStart: '2026-03-02T06:00:00.000Z',
    logLevel: 'silent',
  });
});

it('names every setting that cannot be used, and what to do', () => {
  const wrong = {
    DATABASE_URL: 'x.db',
    HOST: 'http://x',
    PORT: '65536',
    PLAYGROUND_START: 'today',
    LOG_LEVEL: 'loud',
  };
  const read = () => readConfig(wrong);
  expect(read).toThrow(ConfigFault);
  for (const name of Object.keys(wrong)) expect(read).toThrow(new RegExp(`${name}: (give|write|choose) `));
});

it.each(['-1', '8080.5', '1e3', 'http', '99999'])('takes no port %s', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow('PORT: give a number from 0');
});

it('has every setting explained in .env.example', () => {
  const example = readFileSync(join(packageRoot(), '.env.example'), 'utf8');
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(['DATABASE_URL', 'HOST', 'LOG_LEVEL', 'PLAYGROUND_START', 'PORT']));
});
