import { afterAll, beforeAll, expect, it } from 'vitest';
import { counted, createFate, expectSame, undisturbed } from './platforms/kill-check.ts';
import { lastingDiscord, lastingTelegram, type Lasting } from './platforms/kill-platform.ts';
import { tell, type Told } from './platforms/kill-story.ts';
import { buildMortal } from './support/kill-process.ts';

/** Starting so many processes takes a while on a busy machine. */
const PATIENCE = 600_000;

/** So often at least a process dies, on both platforms together. */
const KILLS = 200;

// SEED=… in the environment repeats which calls fail, as far as the machine's own timing allows.
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let removeBuilt = () => {};
beforeAll(() => {
  removeBuilt = buildMortal();
}, 90_000);
afterAll(() => removeBuilt());

/** The story of four people whose coach is killed wherever it can be, beside that of one whose coach never is. */
async function disturbed(start: () => Promise<Lasting>): Promise<readonly [Told, readonly string[]]> {
  const calm = await undisturbed(await start());
  const platform = await start();
  const told = await tell(platform, ['Ana', 'Ben', 'Mei', 'Tom'], createFate(seed));
  const doubles = expectSame(told, calm);
  expect(platform.violations()).toEqual([]);
  return [told, doubles];
}

it(
  `wherever the process is killed, and whatever fails besides, nothing is lost, and twice is only what cannot be known (SEED=${seed})`,
  async () => {
    // Side by side, as many as there are cores.
    const [[telegram, twiceOnTelegram], [discord, twiceOnDiscord]] = await Promise.all([
      disturbed(lastingTelegram),
      disturbed(lastingDiscord),
    ]);

    const deaths = [...telegram.deaths, ...discord.deaths];
    process.stdout.write(
      `${deaths.length} kills: ${JSON.stringify(counted(deaths), undefined, 2)}\n` +
        `twice: ${JSON.stringify(counted([...twiceOnTelegram, ...twiceOnDiscord]), undefined, 2)}\n`,
    );
    expect(deaths.length).toBeGreaterThanOrEqual(KILLS);

    // What Telegram was told is told again; what Discord was told is said again by whoever was not answered.
    expect(telegram.people.flatMap(({ again }) => again)).toEqual([]);
    expect(discord.people.flatMap(({ again }) => again)).not.toEqual([]);

    expect(twiceOnTelegram).toContain('killed after sendMessage');
    for (const how of twiceOnTelegram)
      expect(how).toMatch(/^(?:killed after|answer lost of) send(?:Message|Document)$/);
    for (const how of twiceOnDiscord)
      expect(how).toMatch(
        /^killed after (?:POST \/interactions\/\{interaction\}\/\{token\}\/callback|POST \/webhooks)|^answer lost of POST \/webhooks/,
      );
  },
  PATIENCE,
);
