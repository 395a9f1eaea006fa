import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connected, refusal } from './real-client.ts';

const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

describe('a command', () => {
  const command = (more: object = {}) => ({ name: 'today', description: 'What today is', ...more });
  const given = (more: object = {}) => ({ type: 3, name: 'day', description: 'Which day', ...more });

  it('is refused for each thing that Discord refuses', async () => {
    const { client, discord } = await connected();
    const put = async (body: readonly object[]) =>
      client.rest.put(Routes.applicationCommands(discord.applicationId), { body });
    const cases: readonly (readonly [readonly object[], number, RegExp])[] = [
      [[command({ name: 'Today' })], 50035, /name.*invalid/],
      [[command({ name: 'to day' })], 50035, /name.*invalid/],
      [[command({ name: long(33) })], 50035, /between 1 and 32/],
      [[command({ name: undefined })], 50035, /required/],
      [[command({ description: '' })], 50035, /description.*required/],
      [[command({ description: long(101) })], 50035, /between 1 and 100/],
      [[command(), command()], 50035, /DUPLICATE_NAME/],
      [[command({ contexts: [3] })], 50035, /contexts/],
      [[command({ contexts: [1, 1] })], 50035, /duplicates/],
      [[command({ integration_types: [2] })], 50035, /integration_types/],
      [[command({ options: times(26, (at) => given({ name: `o${at}` })) })], 50035, /options/],
      [[command({ options: [given(), given()] })], 50035, /already used/],
      [[command({ options: [given(), given({ name: 'b', required: true })] })], 50035, /REQUIRED_INVALID/],
      [[command({ options: [given({ type: 12 })] })], 50035, /type/],
      [
        [command({ options: [given({ choices: times(26, (at) => ({ name: `${at}`, value: `${at}` })) })] })],
        50035,
        /choices/,
      ],
      [[command({ options: [given({ choices: [{ name: long(101), value: 'x' }] })] })], 50035, /choices/],
      [[command({ options: [given({ choices: [{ name: 'x' }] })] })], 50035, /value.*required/],
      [[command({ name_localizations: { xx: 'heute' } })], 50035, /name_localizations/],
      [[command({ name_localizations: { de: 'HEUTE' } })], 50035, /name_localizations/],
      [times(101, (at) => command({ name: `c${at}` })), 30032, /Maximum number/],
    ];
    for (const [body, code, text] of cases) {
      const refused = await refusal(put(body));
      expect(refused.code, `${JSON.stringify(body).slice(0, 200)}: ${refused.text}`).toBe(code);
      expect(refused.text).toMatch(text);
    }
    expect(
      await refusal(client.rest.put(Routes.applicationCommands('123456789012345678'), { body: [] })),
    ).toMatchObject({ code: 20012 });
  });

  it('keeps its id while its name stays, its version while nothing changes, and its translations to itself', async () => {
    const { client, discord } = await connected();
    const route = Routes.applicationCommands(discord.applicationId);
    const put = async (...body: object[]) =>
      (await client.rest.put(route, { body })) as { id: string; version: string }[];
    const german = { name_localizations: { de: 'heute' } };
    const [first] = await put(command(german), command({ name: 'why' }));
    const [same] = await put(command(german));
    const [other] = await put(command({ ...german, description: 'Anew' }));
    expect(same).toEqual(first);
    expect(other?.id).toBe(first?.id);
    expect(other?.version).not.toBe(first?.version);
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(await client.rest.get(route)).toEqual([
      expect.not.objectContaining({ name_localizations: expect.anything() }),
    ]);
    expect(await client.rest.get(route, { query })).toMatchObject([
      { name: 'today', ...german, description: 'Anew' },
    ]);
    expect(discord.violations).toEqual([]);
  });
});

describe('a request', () => {
  it('is refused without a good token, off the map, or malformed', async () => {
    const { discord } = await connected();
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = {
        authorization: `Bot ${discord.token}`,
        'user-agent': 'DiscordBot (test, 1)',
        ...(init.headers as Record<string, string> | undefined),
      };
      const response = await fetch(`${discord.apiRoot}/v10${path}`, { ...init, headers });
      return [response.status, await response.json()];
    };
    const json = { 'content-type': 'application/json' };
    expect(await ask('/users/@me')).toMatchObject([200, { bot: true }]);
    expect(await ask('/users/@me', { headers: { authorization: 'Bot wrong' } })).toEqual([
      401,
      { message: '401: Unauthorized', code: 0 },
    ]);
    expect(await ask('/nowhere')).toEqual([404, { message: '404: Not Found', code: 0 }]);
    expect(await ask('/users/@me', { method: 'PUT' })).toEqual([
      405,
      { message: '405: Method Not Allowed', code: 0 },
    ]);
    expect(await ask('/channels/general')).toMatchObject([400, { code: 50035 }]);
    expect(await ask('/channels/123456789012345678')).toMatchObject([404, { code: 10003 }]);
    expect(await ask('/users/@me/channels', { method: 'POST', headers: json, body: '{' })).toMatchObject([
      400,
      { code: 50109 },
    ]);
    expect(await ask('/users/@me/channels', { method: 'POST', body: 'x' })).toMatchObject([
      400,
      { code: 50035 },
    ]);
    expect(await ask('/users/@me/channels', { method: 'POST', headers: json, body: '{}' })).toMatchObject([
      400,
      { code: 50035 },
    ]);
    expect(
      await ask('/users/@me/channels', {
        method: 'POST',
        headers: json,
        body: '{"recipient_id":"123456789012345678"}',
      }),
    ).toMatchObject([404, { code: 10013 }]);
  });
});
