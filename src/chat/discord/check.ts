import { REST, RESTEvents, Routes, type RESTGetAPICurrentUserResult } from 'discord.js';
import type { CheckParts, Checked } from '../check.ts';
import { restOptions } from './calls.ts';
import { faultOf } from './faults.ts';

/** Asks Discord whose token it is, once. A bot that runs with it notices nothing. */
export async function checkToken(parts: CheckParts): Promise<Checked> {
  const rest = new REST(restOptions(parts)).setToken(parts.token);
  let date: string | undefined;
  rest.on(RESTEvents.Response, (_, { headers }) => (date = headers.get('date') ?? undefined));
  const told = () => (date === undefined ? {} : { date });
  try {
    // What comes back has the shape that its route is documented with.
    const { username } = (await rest.get(Routes.user())) as RESTGetAPICurrentUserResult;
    return { kind: 'known', name: username, ...told() };
  } catch (error) {
    const { kind, code } = faultOf(error);
    if (kind === 'revoked') return { kind: 'unknown-token', ...told() };
    const isAnswer = date !== undefined || typeof code === 'number';
    return { kind: isAnswer ? 'refused' : 'unreachable', code: String(code), ...told() };
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
