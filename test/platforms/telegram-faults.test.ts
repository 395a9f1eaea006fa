import { expect, it } from 'vitest';
import type { Call } from '../wire/telegram/calls.ts';
import type { Fault } from '../wire/telegram/faults.ts';
import { FAULTS, missing, twice, type FaultName, type Victim } from './faults.ts';
import { onTelegram, telegramPerson } from './on-telegram.ts';
import { live, STORY } from './story.ts';

const ON_THE_WIRE: Readonly<Record<Exclude<FaultName, 'redelivery'>, Fault>> = {
  '429': { is: 'too-many', retryAfter: 1 },
  '500': { is: 'internal' },
  '502': { is: 'bad-gateway' },
  reset: { is: 'reset' },
  hang: { is: 'hang' },
  lost: { is: 'lost' },
};

/** All but the farewell: at the end it shall be seen what became of everybody. */
const UNTIL_EXPORT = STORY.slice(0, -1);

/** A call that is never answered takes this long, in milliseconds: no call of a busy machine does. */
const CALL_TIMEOUT = 4_000;

it('whatever goes wrong with any one call to Telegram, nothing is lost and the doubles are the ones that cannot be helped', async () => {
  const { telegram, ...stage } = await onTelegram({ callTimeout: CALL_TIMEOUT });
  const screen = async (victim: Pick<Victim, 'someone'>) =>
    (await victim.someone.sees()).map(({ text, file }) => (file ? `${text} [${file.name}]` : text));

  const lucky = telegramPerson(telegram, 'Lucky');
  const pilot = await onTelegram();
  const first = telegramPerson(pilot.telegram, 'First');
  await live([first], pilot, UNTIL_EXPORT);
  const calls = pilot.telegram.calls.filter(({ chat }) => chat === first.id);
  expect(calls.length).toBeGreaterThan(60);

  const victims: (Victim & { readonly someone: ReturnType<typeof telegramPerson> })[] = calls.flatMap(
    (_, index) =>
      FAULTS.map((fault) => ({
        fault,
        nth: index + 1,
        someone: telegramPerson(telegram, `${fault} ${index + 1}`),
      })),
  );
  const byChat = new Map(victims.map((victim) => [victim.someone.id, victim]));
  const hit = new Map<number, Call>();
  telegram.fault((call) => {
    const victim = byChat.get(call.chat ?? 0);
    if (!victim || call.nth !== victim.nth || hit.has(victim.someone.id)) return undefined;
    hit.set(victim.someone.id, call);
    if (victim.fault !== 'redelivery') return ON_THE_WIRE[victim.fault];
    telegram.redeliverLast(3);
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
    const { method } = hit.get(victim.someone.id) ?? {};
    if (again.length > 0) doubles.push(`${victim.fault} ${method}`);
    expect(again.length, `${name} says twice: ${again.join(' | ')}`).toBeLessThanOrEqual(1);
  }
  expect(hit.size).toBe(victims.length);
  // Telegram knows no key for a message: whoever loses the answer cannot know whether it was sent.
  expect([...new Set(doubles)].toSorted()).toEqual(['lost sendDocument', 'lost sendMessage']);
  expect(doubles).toHaveLength(calls.filter(({ method }) => method.startsWith('send')).length);
  expect(telegram.violations).toEqual([]);
}, 240_000);
