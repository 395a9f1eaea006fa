import { describe, expect, it } from 'vitest';
import {
  ANSWERS,
  NAME,
  sceneInPlayground,
  sceneOnDiscord,
  sceneOnTelegram,
  TOLD,
  type Scene,
} from './secrets-support.ts';
import { answers } from './story.ts';

/** A line of the log. */
interface Line {
  readonly msg: string;
  readonly request?: string;
  readonly event?: string;
  readonly result?: string;
  readonly platform?: string;
  readonly kind?: string;
  readonly code?: string | number;
  readonly parcel?: number;
  readonly attempts?: number;
  readonly ms?: number;
  readonly err?: { readonly kind: string };
}

/** All that a line may have. */
const FIELDS = new Set(
  'level time msg err request event result ms record parcel platform attempts failures fault kind code method'.split(
    ' ',
  ),
);

/** Lines about a platform's line or network: they belong to nobody's words. */
const OF_NOBODY = /^(?:the platform is|the line to|a call failed$)/;

/** Shorter words stand in many a text. */
const SHORTEST = 6;

/** Zephyrine tells all that can be told, while whatever can go wrong does. Gives what she and everybody else saw. */
async function live({ stage, zephyrine, wire, fails, leaves }: Scene): Promise<readonly string[]> {
  const seen: string[] = [];
  const look = async () => {
    const shown = await zephyrine.sees();
    seen.push(...shown.flatMap(({ text, labels }) => [...text.split('\n'), ...labels]));
  };
  wire(true);
  await zephyrine.says('/start');
  await answers(zephyrine, ANSWERS);
  await zephyrine.hears(/Sunday is a strength day/);
  await stage.until('2026-03-02T07:00:00.000Z');
  await (await zephyrine.hears(/🏃 Monday/)).taps('Done');
  await answers(zephyrine, [
    [/How much of the 10 min/, 'All of it'],
    [/any pain in the warm-up or the run/, 'None'],
  ]);
  await zephyrine.hears(/I'll ask how it feels tomorrow/);
  await zephyrine.says(TOLD.remark);
  await zephyrine.says(`/link ${TOLD.code}`);
  await zephyrine.says('/link');
  const [, code = ''] = /Your code: (\w+)/.exec((await zephyrine.hears(/Your code: /)).text) ?? [];
  expect(code).not.toBe('');
  seen.push(code);
  wire(false);
  await fails(TOLD.mistake);
  await fails(TOLD.row);
  await leaves();
  wire(true);
  await zephyrine.says('/export');
  await zephyrine.hears(/Everything I hold of you/);
  await look();
  await zephyrine.says('/forget');
  await answers(zephyrine, [[/This deletes everything/, 'Yes, delete it all']]);
  await zephyrine.hears(/It's all deleted/);
  await look();
  wire(false);
  return seen;
}

/** Every text in a line, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)]);
}

const having = (lines: readonly Line[], msg: string) => lines.filter((line) => line.msg === msg);
const ids = (lines: readonly Line[]) => new Set(lines.map(({ request }) => request));

/** Without this the rest would prove nothing: it did go wrong, and the log says so. */
function expectFaults(lines: readonly Line[], codes: readonly (string | number)[]): void {
  expect(lines.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
  const mistakes = having(lines, 'an update could not be handled').map(({ err }) => err?.kind);
  expect(new Set(mistakes)).toEqual(new Set(['RangeError', 'SqliteError']));
  const fates = new Set(having(lines, 'not sent').map(({ kind }) => kind));
  expect(fates).toEqual(new Set(codes.length > 0 ? ['retry', 'dead'] : []));
}

function expectNothingOf(secrets: readonly string[], raw: readonly string[], lines: readonly Line[]): void {
  const all = [...raw, ...lines.flatMap(textsIn)].join('\n').toLowerCase();
  for (const secret of secrets)
    if (secret.length >= SHORTEST) expect(all, secret).not.toContain(secret.toLowerCase());
  for (const line of lines) expect(Object.keys(line).filter((name) => !FIELDS.has(name))).toEqual([]);
}

/** One id joins what came in, or fell due, with all that came of it. */
function expectJoined(lines: readonly Line[]): void {
  const updates = lines.filter(({ msg }) => /^an update (?:was|could not be) handled$/.test(msg));
  const wakes = having(lines, 'a wake was handled');
  const sent = having(lines, 'sent');
  for (const { request, platform, event, result, ms } of updates) {
    expect(request).toMatch(/^[0-9a-f]{12}$/);
    expect({ platform, event, result, ms }).toEqual({
      platform: expect.any(String),
      event: expect.any(String),
      result: expect.any(String),
      ms: expect.any(Number),
    });
  }
  const causes = ids([...updates, ...wakes]);
  for (const line of [...sent, ...having(lines, 'not sent')]) {
    expect(causes).toContain(line.request);
    expect(line).toMatchObject({ attempts: expect.any(Number), ms: expect.any(Number) });
    // Tried again it is still the same.
    expect(ids(lines.filter(({ parcel }) => parcel === line.parcel)).size).toBe(1);
  }
  const answered = updates.filter(({ request }) => ids(sent).has(request));
  expect(ids(answered).size).toBeGreaterThan(ANSWERS.length);
  expect(wakes.some(({ request }) => ids(sent).has(request))).toBe(true);
  expect(lines.filter(({ request, msg }) => request === undefined && !OF_NOBODY.test(msg))).toEqual([]);
}

describe.each([
  ['the playground', sceneInPlayground, []],
  ['Telegram', sceneOnTelegram, ['429', '500', '502', 'ECONNRESET']],
  ['Discord', sceneOnDiscord, [429, 500, 502, 'ECONNRESET']],
] as const)('the log on %s', (_name, start, codes) => {
  it('tells nothing of anybody, whatever goes wrong, and joins what came in with what went out', async () => {
    const scene = await start();
    const seen = await live(scene);
    await scene.stop();
    const lines = scene.lines.map((line) => JSON.parse(line) as Line);
    const told = Object.values(TOLD).flatMap((text) => [text, ...text.split(' ')]);

    expectFaults(lines, codes);
    expectNothingOf([...Object.values(NAME), ...told, ...seen, ...scene.secrets()], scene.lines, lines);
    expectJoined(lines);
    expect(scene.stage.violations()).toEqual([]);
  }, 60_000);
});
