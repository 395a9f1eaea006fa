import type { Logger } from 'pino';
import type { Adapter, PlatformFault, Receive } from './chat/adapter.ts';

/** Platforms that were started, and what becomes of them. */
export interface Listening {
  /** For each where to find it, once it listens; never for one that does not. */
  readonly addresses: readonly Promise<string>[];
  /** Resolves when the first listens; rejects when none can be used. */
  readonly first: Promise<void>;
  /** Rejects with the latest fault when none can be used any more; never resolves. */
  readonly broken: Promise<never>;
  /** Whatever ends from now on ends because it was asked to. */
  stop(): void;
}

/** Starts every platform beside the others: one that fails, or waits for its network, holds up none. */
export function startAll(adapters: readonly Adapter[], receive: Receive, log: Logger): Listening {
  let left = adapters.length;
  let stopping = false;
  let heard = (): void => {};
  let giveUp: (fault: unknown) => void = () => {};
  const listens = new Promise<void>((resolve) => (heard = resolve));
  const broken = new Promise<never>((_, reject) => (giveUp = reject));
  const first = Promise.race([listens, broken]);
  // Whoever asks is told; nobody has to ask.
  first.catch(() => {});
  broken.catch(() => {});

  const addresses = adapters.map(
    (adapter) =>
      new Promise<string>((resolve) => {
        let usable = true;
        const failed = (fault: PlatformFault) => {
          // A start may be told of the very fault that it then rejects with.
          if (!usable) return;
          usable = false;
          log.error({ platform: adapter.platform }, fault.message);
          left -= 1;
          if (left === 0) giveUp(fault);
        };
        const start = async () => {
          await adapter.start(receive, failed);
          if (stopping || !usable) return;
          resolve(adapter.address());
          heard();
        };
        start().catch(failed);
      }),
  );
  return { addresses, first, broken, stop: () => void (stopping = true) };
}
