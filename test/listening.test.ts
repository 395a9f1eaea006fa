import { describe, expect, it } from 'vitest';
import { PlatformFault, type Adapter } from '../src/chat/adapter.ts';
import { startAll } from '../src/listening.ts';
import { keptLog } from './support/log.ts';

/** A platform whose start, and whatever becomes of it, is in the test's hands. */
function platform(name: string) {
  let listen = (): void => {};
  let refuse: (fault: PlatformFault) => void = () => {};
  let fail: (fault: PlatformFault) => void = () => {};
  const started = new Promise<void>((resolve, reject) => {
    listen = resolve;
    refuse = reject;
  });
  const adapter: Adapter = {
    platform: name,
    start(_receive, failed) {
      fail = failed;
      return started;
    },
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    send: () => Promise.resolve({ kind: 'retry' }),
    state: () => 'up',
    address: () => `at ${name}`,
  };
  return {
    adapter,
    listens: () => listen(),
    refuses: (fault: PlatformFault) => refuse(fault),
    fails: (fault: PlatformFault) => fail(fault),
  };
}

function startBoth() {
  const one = platform('one');
  const other = platform('other');
  const { log, lines } = keptLog();
  const listening = startAll([one.adapter, other.adapter], () => Promise.resolve(), log);
  return { one, other, listening, lines };
}

const revoked = new PlatformFault('the token was revoked');

describe('two platforms', () => {
  it('go on with one where the other fails, and one that fails twice is one that failed', async () => {
    const { one, other, listening, lines } = startBoth();
    one.fails(revoked);
    one.refuses(revoked);
    other.listens();
    await expect(listening.first).resolves.toBeUndefined();
    await expect(listening.addresses[1]).resolves.toBe('at other');
    const last = new PlatformFault('the other one too');
    other.fails(last);
    await expect(listening.broken).rejects.toBe(last);
    expect(lines.filter((line) => line.includes(revoked.message))).toHaveLength(1);
  });

  it('that both fail are given up with the latest fault', async () => {
    const { one, other, listening } = startBoth();
    one.refuses(revoked);
    other.refuses(revoked);
    await expect(listening.first).rejects.toBe(revoked);
    await expect(listening.broken).rejects.toBe(revoked);
  });

  it('have no address where one failed before it listened', async () => {
    const { one, other, listening } = startBoth();
    one.fails(revoked);
    one.listens();
    other.listens();
    await expect(Promise.race(listening.addresses)).resolves.toBe('at other');
  });
});
