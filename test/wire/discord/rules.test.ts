import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connected, refusal, type RealClient } from './real-client.ts';

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Yes', custom_id: 'yes', ...more });
const rowOf = (...components: object[]) => ({ type: 1, components });
const under = (...components: object[]) => ({ content: 'x', components: [rowOf(...components)] });
const option = (more: object = {}) => ({ label: 'One', value: '1', ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 'pick', options: [option()], ...more });
const embed = (more: object) => ({ embeds: [{ description: 'x', ...more }] });
const long = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

async function withDm(): Promise<
  RealClient & { send(body: object): Promise<unknown>; dm: string; ana: string }
> {
  const real = await connected();
  const ana = real.discord.person({ username: 'ana' });
  const { id } = (await real.client.rest.post(Routes.userChannels(), { body: { recipient_id: ana.id } })) as {
    id: string;
  };
  return {
    ...real,
    dm: id,
    ana: ana.id,
    send: async (body) => real.client.rest.post(Routes.channelMessages(id), { body }),
  };
}

describe('a message', () => {
  it('is refused for each thing that Discord refuses', async () => {
    const { send, discord } = await withDm();
    const cases: readonly (readonly [object, number, RegExp])[] = [
      [{}, 50006, /empty message/],
      [{ content: ' \n ' }, 50006, /empty message/],
      [{ content: long(2001) }, 50035, /content.*2000 or fewer/],
      [{ content: 7 }, 50035, /content.*STRING_TYPE/],
      [{ content: 'x', nonce: long(26) }, 50035, /nonce/],
      [{ content: 'x', enforce_nonce: true }, 50035, /nonce.*required/],
      [{ embeds: times(11, () => ({ title: 'x' })) }, 50035, /embeds.*10 or fewer/],
      [embed({ title: long(257) }), 50035, /title/],
      [embed({ description: long(4097) }), 50035, /description/],
      [embed({ fields: times(26, () => ({ name: 'a', value: 'b' })) }), 50035, /fields/],
      [embed({ fields: [{ name: long(257), value: 'b' }] }), 50035, /name/],
      [embed({ fields: [{ name: 'a', value: '' }] }), 50035, /value.*required/],
      [embed({ fields: [{ name: 'a', value: long(1025) }] }), 50035, /value/],
      [embed({ footer: { text: long(2049) } }), 50035, /footer/],
      [embed({ url: 'nonsense' }), 50035, /URL/],
      [embed({ color: 0x1000000 }), 50035, /color/],
      [{ embeds: times(2, () => ({ description: long(3001) })) }, 50035, /MAX_EMBED_SIZE_EXCEEDED/],
      [{ embeds: [{ color: 3 }] }, 50035, /required/],
      [
        { content: 'x', components: times(6, (at) => rowOf(button({ custom_id: `${at}` }))) },
        50035,
        /5 or fewer/,
      ],
      [{ content: 'x', components: [button()] }, 50035, /BASE_TYPE_CHOICES/],
      [under(), 50035, /components/],
      [under(...times(6, (at) => button({ custom_id: `${at}` }))), 50035, /between 1 and 5/],
      [under(select(), button()), 50035, /WIDTH_EXCEEDED/],
      [under(button(), button()), 50035, /DUPLICATED/],
      [under({ ...button(), custom_id: undefined }), 50035, /custom_id.*required/],
      [under(button({ custom_id: '' })), 50035, /custom_id/],
      [under(button({ custom_id: long(101) })), 50035, /custom_id/],
      [under({ ...button(), label: undefined }), 50035, /label or emoji/],
      [under(button({ label: long(81) })), 50035, /label/],
      [under({ ...button(), style: undefined }), 50035, /style.*required/],
      [under(button({ style: 7 })), 50035, /style/],
      [under({ type: 2, style: 5, label: 'x' }), 50035, /url.*required/],
      [under({ type: 2, style: 5, label: 'x', url: 'javascript:1' }), 50035, /SCHEME/],
      [
        under({ type: 2, style: 5, label: 'x', url: 'https://example.org', custom_id: 'y' }),
        50035,
        /CUSTOM_ID_AND_URL/,
      ],
      [under(button({ url: 'https://example.org' })), 50035, /CUSTOM_ID_AND_URL/],
      [under({ type: 4, custom_id: 'x', label: 'x', style: 1 }), 50035, /BASE_TYPE_CHOICES/],
      [under(select({ options: [] })), 50035, /options/],
      [under(select({ options: times(26, (at) => option({ value: `${at}` })) })), 50035, /options/],
      [under(select({ options: [option(), option()] })), 50035, /VALUE_DUPLICATED/],
      [under(select({ options: [option({ label: long(101) })] })), 50035, /label/],
      [under(select({ options: [option({ value: long(101) })] })), 50035, /value/],
      [under(select({ options: [option({ description: long(101) })] })), 50035, /description/],
      [under(select({ placeholder: long(151) })), 50035, /placeholder/],
      [under(select({ min_values: 26 })), 50035, /min_values/],
      [under(select({ max_values: 2 })), 50035, /MAX_VALUES/],
      [under(select({ min_values: 2, max_values: 1 })), 50035, /MIN_VALUES/],
      [{ content: 'x', allowed_mentions: { parse: ['people'] } }, 50035, /parse/],
      [
        { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
        50035,
        /EXCLUSIVE/,
      ],
      [{ content: 'x', allowed_mentions: { users: [7] } }, 50035, /snowflake/],
      [{ content: 'x', message_reference: { message_id: '123456789012345678' } }, 50035, /UNKNOWN_MESSAGE/],
      [{ content: 'x', flags: 1 << 15 }, 50035, /COMPONENTS_V2/],
      [{ flags: 1 << 15, components: [{ type: 10, content: long(4001) }] }, 50035, /content/],
      [{ content: 'x', attachments: [{ id: '0' }] }, 50035, /ATTACHMENT_NOT_FOUND/],
    ];
    for (const [body, code, text] of cases) {
      const before = discord.violations.length;
      const refused = await refusal(send(body));
      expect(refused.code, `${JSON.stringify(body).slice(0, 200)}: ${refused.text}`).toBe(code);
      expect(refused.text).toMatch(text);
      expect(discord.violations.length, JSON.stringify(body)).toBeGreaterThan(before);
    }
    expect(cases.length).toBeGreaterThan(40);
  });

  it('is taken up to each limit, and comes back as Discord would give it', async () => {
    const { send, discord } = await withDm();
    const bodies: readonly object[] = [
      { content: long(2000) },
      { content: '🙂'.repeat(2000) },
      { embeds: times(10, () => ({ title: long(256) })) },
      embed({
        fields: times(25, () => ({ name: 'a', value: 'b' })),
        color: 0xffffff,
        url: 'https://example.org',
      }),
      {
        content: 'x',
        components: times(5, (row) => rowOf(...times(5, (at) => button({ custom_id: `${row} ${at}` })))),
      },
      under({ ...button(), label: undefined, emoji: { name: '🙂' } }),
      under(button({ custom_id: long(100), label: long(80) })),
      under(
        select({ options: times(25, (at) => option({ value: `${at}` })), max_values: 25, min_values: 0 }),
      ),
      { components: [rowOf(button())] },
      {
        flags: 1 << 15,
        components: [{ type: 17, components: [{ type: 10, content: 'x' }, rowOf(button())] }],
      },
      {
        content: 'x',
        tts: false,
        enforce_nonce: false,
        nonce: '1',
        allowed_mentions: { parse: [], users: [] },
      },
    ];
    for (const body of bodies)
      expect(await send(body)).toMatchObject({
        type: 0,
        author: { bot: true },
        ...('content' in body ? { content: body.content } : {}),
      });
    expect(discord.violations).toEqual([]);
  });

  it('may have fields that Discord does not know, and is remembered for it', async () => {
    const { send, discord } = await withDm();
    await send({ content: 'x', ephemeral: true });
    await send({ content: 'x', flags: 64 });
    await send(under(button({ color: 'red' })));
    expect(discord.violations).toEqual([
      'POST /channels/{channel}/messages: ephemeral: unknown field',
      'POST /channels/{channel}/messages: flags: cannot be set here: 64',
      'POST /channels/{channel}/messages: components.0.components.0.color: unknown field',
    ]);
  });

  it('carries files, none of them over 10 MiB', async () => {
    const { client, discord, dm } = await withDm();
    const send = async (data: Buffer) =>
      client.rest.post(Routes.channelMessages(dm), {
        body: { content: 'here' },
        files: [{ name: 'plan.json', data, contentType: 'application/json' }],
      });
    const sent = (await send(Buffer.from('{"level":3}'))) as {
      attachments: { url: string; filename: string }[];
    };
    expect(sent.attachments).toMatchObject([
      { filename: 'plan.json', size: 11, content_type: 'application/json' },
    ]);
    expect(await (await fetch(sent.attachments[0]?.url ?? '')).json()).toEqual({ level: 3 });
    expect(discord.calls.at(-1)).toMatchObject({ multipart: true, body: { content: 'here' } });
    expect(await refusal(send(Buffer.alloc(10 * 1024 * 1024 + 1)))).toMatchObject({ code: 40005 });
  });

  it('pings whom it names and may name', async () => {
    const { send, discord, ana, client } = await withDm();
    const general = discord.home.channel('general');
    const inGuild = async (body: object) => client.rest.post(Routes.channelMessages(general.id), { body });
    await send({ content: `<@${ana}>` });
    await send({ content: `<@${ana}>`, allowed_mentions: { parse: [] } });
    await send({ content: `<@${ana}>`, allowed_mentions: { users: [ana] } });
    await inGuild({ content: '@everyone' });
    await inGuild({ content: '@everyone <@&123456789012345678>', allowed_mentions: { parse: ['roles'] } });
    const person = discord.person({ username: 'ben' });
    const pings = person.sees(general).map((seen) => seen.pings);
    expect(pings).toEqual([
      { everyone: true, users: [], roles: [] },
      { everyone: false, users: [], roles: ['123456789012345678'] },
    ]);
    expect(discord.calls.filter(({ user }) => user === ana).map(({ nth }) => nth)).toEqual([1, 2, 3, 4]);
  });
});
