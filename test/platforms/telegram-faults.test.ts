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

  // In a crowd edits may come in another order: whatever was the last call for one may be the last but one for another.
  const places = [...calls.map((_, index) => ({ nth: index + 1 })), { method: 'sendDocument' }];
  const victims = places.flatMap((place) =>
    FAULTS.map((fault) => ({
      fault,
      place,
      name: `${fault} at ${JSON.stringify(place)}`,
      someone: telegramPerson(telegram, `${fault} ${Object.values(place).join()}`),
    })),
  );
  const byChat = new Map(victims.map((victim) => [victim.someone.id, victim]));
  const hit = new Map<number, Call>();
  telegram.fault((call) => {
    const victim = byChat.get(call.chat ?? 0);
    if (!victim || hit.has(victim.someone.id)) return undefined;
    const { place } = victim;
    if ('nth' in place ? call.nth !== place.nth : call.method !== place.method) return undefined;
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
  const doubles = new Set<string>();
  for (const { someone, fault, name } of victims) {
    const { method = '' } = hit.get(someone.id) ?? {};
    const theirs = await screen({ someone });
    expect(missing(theirs, expected), `${name} loses`).toEqual([]);
    const again = twice(theirs, expected);
    // Telegram knows no key for a message: whoever loses the answer cannot know whether it was sent.
    const cannotKnow = fault === 'lost' && method.startsWith('send');
    expect(again, `${name} (${method})`).toHaveLength(cannotKnow ? 1 : 0);
    if (again.length > 0) doubles.add(`${fault} ${method}`);
  }
  expect(hit.size).toBe(victims.length);
  expect([...doubles].toSorted()).toEqual(['lost sendDocument', 'lost sendMessage']);
  expect(telegram.violations).toEqual([]);
}, 240_000);
