import type { Logger } from 'pino';
import type { Offer } from '../adapter.ts';
import type { Calls } from './calls.ts';
import { commandsOf, differs } from './commands.ts';

/** What `register` needs. */
export interface RegisterParts {
  readonly calls: Calls;
  readonly offers: readonly Offer[];
  readonly locales: readonly string[];
  readonly onFault: (kind: string) => void;
  readonly log: Logger;
  /** Nothing is to come of it any more. */
  readonly ending: () => boolean;
}

/** Lets Discord list the commands, if what it lists is anything else. A failure waits for the next start. */
export async function register(application: string, parts: RegisterParts): Promise<void> {
  const { calls, offers, locales, onFault, log, ending } = parts;
  const wanted = commandsOf(offers, locales);
  const held = await calls.commands(application);
  // What cannot be looked at is written all the same: without commands nobody can begin.
  const differing = 'fault' in held || !Array.isArray(held.ok) || differs(held.ok, wanted);
  const result = differing ? await calls.register(application, wanted) : held;
  if ('ok' in result || ending()) return;
  onFault('commands');
  log.warn({ kind: result.fault.kind, code: result.fault.code }, 'the commands could not be registered');
}
