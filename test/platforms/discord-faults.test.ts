import { expect, it } from 'vitest';
import type { Call, Fault } from '../wire/discord/calls.ts';
import { FAULTS, missing, twice, type FaultName, type Victim } from './faults.ts';
import { discordPerson, onDiscord } from './on-discord.ts';
import { live, STORY } from './story.ts';

const ON_THE_WIRE: Readonly<Record<Exclude<FaultName, 'redelivery'>, Fault>> = {
  '429': { retryAfter: 0.5 },
  '500': '500',
  '502': '502',
  reset: 'reset',
  hang: 'hang',
  lost: 'lost',
};

/** All but the farewell: at the end it shall be seen what became of everybody. */
const UNTIL_EXPORT = STORY.slice(0, -1);

/** A call that is never answered takes this long, in milliseconds: no call of a busy machine does. */
const CALL_TIMEOUT = 4_000;

it('whatever goes wrong with any one call to Discord, nothing is lost and the doubles are the ones that cannot be helped', async () => {
  const { discord, ...stage } = await onDiscord({ callTimeout: CALL_TIMEOUT, callsPerSecond: 5_000 });
  const screen = async (victim: Pick<Victim, 'someone'>) =>
    (await victim.someone.sees()).map(({ text, file }) => (file ? `${text} [${file.name}]` : text));

  const lucky = discordPerson(discord, 'Lucky');
  const pilot = await onDiscord();
  const first = discordPerson(pilot.discord, 'First');
  await live([first], pilot, UNTIL_EXPORT);
  const calls = pilot.discord.calls.filter(({ user }) => user === first.id);
  expect(calls.length).toBeGreaterThan(60);

  const victims: (Victim & { readonly someone: ReturnType<typeof discordPerson> })[] = calls.flatMap(
    (_, index) =>
      FAULTS.map((fault) => ({
        fault,
        nth: index + 1,
        someone: discordPerson(discord, `${fault}-${index + 1}`),
      })),
  );
  const byUser = new Map(victims.map((victim) => [victim.someone.id, victim]));
  const hit = new Map<string, Call>();
  discord.fault((call) => {
    const victim = byUser.get(call.user ?? '');
    if (!victim || call.nth !== victim.nth || hit.has(victim.someone.id)) return undefined;
    hit.set(victim.someone.id, call);
    if (victim.fault !== 'redelivery') return ON_THE_WIRE[victim.fault];
    discord.redeliver(3);
    return undefined;
  });

  await live([lucky, ...victims.map(({ someone }) => someone)], stage, UNTIL_EXPORT);
  // What was on its way has failed by the first, and whatever waits to be tried again is, by the second.
  await stage.until('2026-03-03T06:30:00.000Z');
  await stage.until('2026-03-03T07:00:00.000Z');

  const expected = await screen({ someone: lucky });
  const doubles: string[] = [];
  for (const victim of victims) {
    const name = `${victim.fault} at call ${victim.nth}`;
    const theirs = await screen(victim);
    expect(missing(theirs, expected), `${name} loses`).toEqual([]);
    const again = twice(theirs, expected);
    const { method, route } = hit.get(victim.someone.id) ?? {};
    if (again.length > 0) doubles.push(`${victim.fault} ${method} ${route}`);
    expect(again.length, `${name} says twice: ${again.join(' | ')}`).toBeLessThanOrEqual(1);
  }
  expect(hit.size).toBe(victims.length);
  // A follow-up has no nonce: whoever loses its answer cannot know whether it was sent.
  expect([...new Set(doubles)]).toEqual(['lost POST /webhooks/{application}/{token}']);
  expect(discord.violations).toEqual([]);
}, 240_000);
