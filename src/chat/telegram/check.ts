import type { CheckParts, Checked } from '../check.ts';
import { createClient } from './client.ts';
import { codeOf, troubleOf } from './faults.ts';

/** Asks Telegram whose token it is, once. A bot that runs with it notices nothing. */
export async function checkToken({ token, apiRoot, callTimeout }: CheckParts): Promise<Checked> {
  let date: string | undefined;
  const client = createClient(token, apiRoot, callTimeout, (answered) => (date = answered));
  const told = () => (date === undefined ? {} : { date });
  try {
    const { username } = await client.api.getMe();
    return { kind: 'known', name: `@${username}`, ...told() };
  } catch (error) {
    if (troubleOf(error).kind === 'revoked') return { kind: 'unknown-token', ...told() };
    const code = codeOf(error);
    return { kind: date === undefined ? 'unreachable' : 'refused', code, ...told() };
  } finally {
    client.close();
  }
}
