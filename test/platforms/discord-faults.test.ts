import { it } from 'vitest';
import type { Call, Fault } from '../wire/discord/calls.ts';
import { forEveryCall, type Breakable, type Concerning, type WireFault } from './faults.ts';
import { discordPerson, onDiscord } from './on-discord.ts';

const ON_THE_WIRE: Readonly<Record<WireFault, Fault>> = {
  '429': { retryAfter: 0.5 },
  '500': '500',
  '502': '502',
  reset: 'reset',
  hang: 'hang',
  lost: 'lost',
};

/** A call that is never answered takes this long, in milliseconds: no call of a busy machine does. */
const CALL_TIMEOUT = 4_000;

function concerning({ user = '', nth, method, route }: Call): Concerning {
  return { id: user, nth, name: `${method} ${route}` };
}

function breakable({ discord, until, violations }: Awaited<ReturnType<typeof onDiscord>>): Breakable {
  return {
    until,
    violations,
    person: (name) => discordPerson(discord, name),
    calls: () => discord.calls.map(concerning),
    breaks(decide) {
      discord.fault((call) => {
        const fault = decide(concerning(call));
        return fault && ON_THE_WIRE[fault];
      });
    },
    redelivers: () => discord.redeliver(3),
  };
}

it('whatever goes wrong with any one call to Discord, nothing is lost and the doubles are the ones that cannot be helped', async () => {
  const crowd = await onDiscord({ callTimeout: CALL_TIMEOUT, callsPerSecond: 5_000 });
  // A follow-up has no nonce: whoever loses its answer cannot know whether it was sent.
  await forEveryCall(breakable(await onDiscord()), breakable(crowd), [
    'POST /webhooks/{application}/{token}',
  ]);
}, 240_000);
