import { describe, expect, it } from 'vitest';
import { importsOf, sources, type Source } from './support/sources.ts';

/**
 * How the house is built: six floors, and every import runs down. `main` is the composition root and the programs
 * (the bot, `npm run rules` and those that look after it); `tools` is what only they use.
 */
const ROOMS = {
  main: ['anything'],
  tools: ['tools'],
  care: ['care', 'store', 'store-interface', 'content', 'chat-check', 'tools'],
  delivery: ['delivery', 'adapter', 'store-interface', 'bot', 'clubs', 'coach'],
  'commands-index': ['commands', 'bot'],
  commands: ['bot', 'clubs', 'coach'],
  conversations: ['conversations', 'bot', 'clubs', 'coach'],
  adapter: ['bot', 'clubs', 'coach'],
  'chat-check': ['chat-check', 'adapter', 'own-platform'],
  web: ['web'],
  network: [],
  chat: ['own-platform', 'adapter', 'network', 'web', 'bot', 'clubs', 'coach'],
  page: ['page'],
  'store-interface': ['bot', 'clubs', 'coach'],
  store: ['store', 'store-interface', 'bot', 'clubs', 'coach'],
  content: ['content', 'bot', 'clubs', 'coach'],
  bot: ['bot', 'clubs', 'coach'],
  clubs: ['clubs', 'coach'],
  coach: ['coach'],
} as const satisfies Record<string, readonly string[]>;

type Room = keyof typeof ROOMS;

/** The first that matches counts. */
const PLACES: readonly (readonly [RegExp, Room])[] = [
  [
    /^src\/(?:main|run|app|comeback|listening|program|playground|platforms|house|watch|rules|backup|restore|doctor|outbox)\.ts$/,
    'main',
  ],
  [/^src\/(?:config|log|root|code)\.ts$/, 'tools'],
  [/^src\/(?:metrics|offers)\.ts$/, 'main'],
  [/^src\/care\//, 'care'],
  [/^src\/web\//, 'web'],
  [/^src\/delivery\//, 'delivery'],
  [/^commands\/index\.ts$/, 'commands-index'],
  [/^commands\//, 'commands'],
  [/^src\/conversations\//, 'conversations'],
  [/^src\/chat\/adapter\.ts$/, 'adapter'],
  [/^src\/chat\/network\.ts$/, 'network'],
  [/^src\/chat\/(?:[^/]+\/)?check\.ts$/, 'chat-check'],
  [/^src\/chat\/playground\/page\//, 'page'],
  [/^src\/chat\/[^/]+\//, 'chat'],
  [/^src\/store\/store\.ts$/, 'store-interface'],
  [/^src\/store\//, 'store'],
  [/^src\/content\//, 'content'],
  [/^src\/bot\//, 'bot'],
  [/^src\/clubs\//, 'clubs'],
  [/^src\/coach\//, 'coach'],
];

/** Packages that one place only may know. */
const KEPT: readonly (readonly [RegExp, RegExp])[] = [
  [/^better-sqlite3$/, /^src\/store\//],
  [/^(?:discord\.js|@discordjs\/.*|discord-api-types.*)$/, /^src\/chat\/discord\//],
  [/^(?:grammy|@grammyjs\/.*|@photostructure\/tz-lookup)$/, /^src\/chat\/telegram\//],
  [/^(?:hono|@hono\/.*)$/, /^src\/(?:web|chat\/playground)\//],
  [/^prom-client$/, /^src\/metrics\.ts$/],
  [/^@fluent\/.*$/, /^src\/content\//],
  [/^yaml$/, /^src\/content\//],
];

/** Rooms that are handed time and chance, and know no machine. */
const PURE: readonly Room[] = ['coach', 'clubs', 'bot', 'conversations', 'commands', 'commands-index'];

const IMPURE: readonly (readonly [string, RegExp])[] = [
  [
    'the present',
    /\bDate\.now\b|\bnew (?:TZ|UTC)?Date\(\s*\)|(?<!\bnew )\bDate\(|\bTZDate\.tz\(|\bperformance\b/,
  ],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
  ['the process', /\bprocess\.|\bglobalThis\b/],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
  ['the machine’s own zone or language', /\.toLocale\w+\(\s*\)|\bresolvedOptions\b|\.getTimezoneOffset\b/],
  ['waiting', /\bawait\b|\basync\b|\bPromise\b/],
];

function roomOf(path: string): Room | undefined {
  return PLACES.find(([place]) => place.test(path))?.[1];
}

function platformOf(path: string): string | undefined {
  return /^src\/chat\/([^/]+)\//.exec(path)?.[1];
}

function complaintsAbout(source: Source): string[] {
  const room = roomOf(source.path);
  if (!room) return [`${source.path} stands in no room`];
  const imports = importsOf(source).flatMap((target) => {
    const problem =
      target.includes('/') && /^(?:src|commands|test|bench|data)\//.test(target)
        ? upward(source.path, room, target)
        : foreign(source.path, room, target);
    return problem === undefined ? [] : [`${source.path} imports ${target}: ${problem}`];
  });
  const uses = PURE.includes(room)
    ? IMPURE.filter(([, pattern]) => pattern.test(source.code)).map(
        ([what]) => `${source.path} asks for ${what}`,
      )
    : [];
  const environment =
    /\bprocess\.env\b|\bloadEnvFile\b/.test(source.code) && source.path !== 'src/config.ts'
      ? [`${source.path} reads the environment: only src/config.ts may`]
      : [];
  return [...imports, ...uses, ...environment];
}

function upward(path: string, room: Room, target: string): string | undefined {
  const to = roomOf(target);
  if (!to) return 'it is no part of the program';
  const allowed: readonly string[] = ROOMS[room];
  if (room === 'main' || allowed.includes(to)) return undefined;
  if (to === 'chat' && allowed.includes('own-platform') && platformOf(path) === platformOf(target))
    return undefined;
  return `${room} may not know ${to}`;
}

function foreign(path: string, room: Room, target: string): string | undefined {
  if (target.startsWith('import(') || target.startsWith('.')) return 'what it imports cannot be told';
  const kept = KEPT.find(([name, place]) => name.test(target) && !place.test(path));
  if (kept) return 'another room keeps this package';
  return PURE.includes(room) && target.startsWith('node:') ? 'this room knows no machine' : undefined;
}

/** Every circle of files that import one another, each told once. */
function circles(files: readonly Source[]): string[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) return void found.push([...way.slice(at), path].join(' → '));
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

const files = sources();

describe('the house', () => {
  it('is seen, all of it', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path)));
    expect(files.length).toBeGreaterThan(140);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(500);
    for (const room of Object.keys(ROOMS)) expect(rooms).toContain(room);
  });

  it('has only imports that lead somewhere', () => {
    const known = new Set(files.map(({ path }) => path));
    const lost = files.flatMap((file) =>
      importsOf(file).filter((target) => /^(?:src|commands)\//.test(target) && !known.has(target)),
    );
    expect(lost).toEqual([]);
  });

  it('has six floors, and every import runs down; the pure rooms ask for no time, chance or machine', () => {
    expect(files.flatMap(complaintsAbout)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circles(files)).toEqual([]);
  });
});

describe('somebody who breaks the house rules is told', () => {
  it.each([
    ['src/coach/a.ts', `import type { Words } from '../bot/words.ts';`],
    ['src/coach/a.ts', `import { readFileSync } from 'node:fs';`],
    ['src/coach/a.ts', `export { step } from '../bot/step.ts';`],
    ['src/coach/a.ts', `import { match } from '../clubs/matching.ts';`],
    ['src/clubs/a.ts', `import type { Words } from '../bot/words.ts';`],
    ['src/clubs/a.ts', `const pick = Math.random();`],
    ['src/bot/a.ts', `import { commands } from '../../commands/index.ts';`],
    ['src/bot/a.ts', `import {\n  enrol,\n  type Enrol,\n} from '../conversations/enrol.ts';`],
    ['commands/a.ts', `import { start } from './start.ts';`],
    ['commands/a.ts', `import { enrol } from '../src/conversations/enrol.ts';`],
    ['src/conversations/a.ts', `import { loadContent } from '../content/load.ts';`],
    ['src/conversations/a.ts', `import '../store/open.ts';`],
    ['src/store/a.ts', `import type { Parcel } from '../chat/adapter.ts';`],
    ['src/store/a.ts', `import * as outbox from '../delivery/outbox.ts';`],
    ['src/content/a.ts', `import { createLog } from '../log.ts';`],
    ['src/delivery/a.ts', `import { openStore } from '../store/open.ts';`],
    ['src/delivery/a.ts', `import { createPost } from '../chat/playground/post.ts';`],
    ['src/delivery/a.ts', `import { neverSent } from '../chat/network.ts';`],
    ['src/chat/network.ts', `import type { Delivery } from './adapter.ts';`],
    ['src/delivery/a.ts', `import Database from "better-sqlite3";`],
    ['src/delivery/a.ts', `const load = () => import('../main.ts');`],
    ['src/delivery/a.ts', `const load = (name) => import(name);`],
    ['src/chat/playground/a.ts', `import { Bot } from 'grammy';`],
    ['src/chat/playground/a.ts', `import { encode } from '../telegram/encode.ts';`],
    ['src/chat/playground/page/a.js', `import { limits } from '../limits.ts';`],
    ['src/delivery/a.ts', `import type { Schedule } from '../care/schedule.ts';`],
    ['src/store/a.ts', `import { backupFolder } from '../care/folder.ts';`],
    ['src/care/a.ts', `import { createClient } from '../chat/telegram/client.ts';`],
    ['src/care/a.ts', `import Database from 'better-sqlite3';`],
    ['src/web/a.ts', `import { createLog } from '../log.ts';`],
    ['src/app.ts', `import client from 'prom-client';`],
    ['src/app.ts', `import { keptLog } from '../test/support/log.ts';`],
    ['src/app.ts', `const home = process.env['HOME'];`],
    ['src/elsewhere/a.ts', ``],
    ['src/coach/a.ts', `const now = Date.now();`],
    ['src/bot/a.ts', `const now = new Date( );`],
    ['src/bot/a.ts', `const now = TZDate.tz('Europe/Berlin');`],
    ['src/conversations/a.ts', `const pick = Math.random();`],
    ['commands/a.ts', `const zone = process.env.TZ;`],
    ['commands/a.ts', `export async function run() {}`],
  ])('%s: %s', (path, code) => {
    expect(complaintsAbout({ path, code })).not.toEqual([]);
  });

  it('in a circle', () => {
    const file = (name: string, to: string) => ({ path: `src/bot/${name}.ts`, code: `import '${to}';` });
    expect(circles([file('a', './b.ts'), file('b', './c.ts'), file('c', './b.ts')])).toEqual([
      'src/bot/b.ts → src/bot/c.ts → src/bot/b.ts',
    ]);
  });

  it('and nobody else is', () => {
    const code = [
      `import { z } from 'zod';`,
      `import type { Day } from '../coach/day.ts';`,
      `const then = new Date(Date.parse('2026-03-02'));`,
    ].join('\n');
    expect(complaintsAbout({ path: 'src/bot/a.ts', code })).toEqual([]);
    expect(complaintsAbout({ path: 'commands/index.ts', code: `import { a } from './a.ts';` })).toEqual([]);
    expect(complaintsAbout({ path: 'src/delivery/a.ts', code: `import '../store/store.ts';` })).toEqual([]);
  });
});
