import { it } from 'vitest';
import type { Call } from '../wire/telegram/calls.ts';
import type { Fault } from '../wire/telegram/faults.ts';
import { forEveryCall, type Breakable, type Concerning, type WireFault } from './faults.ts';
import { onTelegram, telegramPerson } from './on-telegram.ts';

const ON_THE_WIRE: Readonly<Record<WireFault, Fault>> = {
  '429': { is: 'too-many', retryAfter: 1 },
  '500': { is: 'internal' },
  '502': { is: 'bad-gateway' },
  reset: { is: 'reset' },
  hang: { is: 'hang' },
  lost: { is: 'lost' },
};

/** A call that is never answered takes this long, in milliseconds: no call of a busy machine does. */
const CALL_TIMEOUT = 4_000;

function concerning({ chat = 0, nth = 0, method }: Call): Concerning {
  return { id: `${chat}`, nth, name: method };
}

function breakable({ telegram, until, violations }: Awaited<ReturnType<typeof onTelegram>>): Breakable {
  return {
    until,
    violations,
    person(name) {
      const someone = telegramPerson(telegram, name);
      return { ...someone, id: `${someone.id}` };
    },
    calls: () => telegram.calls.map(concerning),
    breaks(decide) {
      telegram.fault((call) => {
        const fault = decide(concerning(call));
        return fault && ON_THE_WIRE[fault];
      });
    },
    redelivers: () => telegram.redeliverLast(3),
  };
}

it('whatever goes wrong with any one call to Telegram, nothing is lost and the doubles are the ones that cannot be helped', async () => {
  const crowd = await onTelegram({ callTimeout: CALL_TIMEOUT });
  // Telegram knows no key for a message: whoever loses the answer cannot know whether it was sent.
  await forEveryCall(breakable(await onTelegram()), breakable(crowd), ['sendDocument', 'sendMessage']);
}, 240_000);
