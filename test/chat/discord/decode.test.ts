import type { APIInteraction, APIMessage, GatewayMessageCreateDispatchData } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { decodeInteraction, decodeMessage } from '../../../src/chat/discord/decode.ts';
import { writeCustomId, type Kind } from '../../../src/chat/discord/custom-id.ts';
import { discordLocales, matchLocale } from '../../../src/chat/discord/locales.ts';
import { OFFERS } from './bench.ts';

const ANA = '1145141919810893931';
const BEN = '1145141919810893932';
const LOCALES = ['en', 'de'];

/** An interaction with what we read of it; the rest of Discord's forty fields does not matter here. */
function interaction(more: object): APIInteraction {
  const base = {
    id: '1',
    token: 'secret',
    application_id: '2',
    channel: { id: '3', type: 1 },
    user: { id: ANA },
    locale: 'de',
    context: 1,
  };
  return { ...base, ...more } as unknown as APIInteraction;
}

const id = (kind: Kind, owner = ANA, ref = 'q1', button = '') =>
  writeCustomId({ kind, owner, ref, button }) ?? '';
const message = (flags = 0) => ({ id: '9', flags }) as APIMessage;
const press = (custom_id: string, more: object = {}) =>
  decodeInteraction(
    interaction({ type: 3, data: { component_type: 2, custom_id }, message: message(), ...more }),
    LOCALES,
    OFFERS,
  );

describe('an interaction', () => {
  it('of a command is the line that it stands for', () => {
    const command = (data: object) =>
      decodeInteraction(interaction({ type: 2, data: { type: 1, ...data } }), LOCALES, OFFERS);
    const options = [{ type: 3, name: 'day', value: 'yesterday' }];
    expect(command({ name: 'done', options })).toMatchObject({
      kind: 'event',
      incoming: {
        key: 'discord:1',
        from: { platform: 'discord', id: ANA },
        event: { type: 'text', text: '/done yesterday', hints: { locale: 'de' } },
      },
      opening: { private: true, channel: '3' },
    });
    expect(command({ name: 'today' })).toMatchObject({ incoming: { event: { text: '/today' } } });
    expect(command({ name: 'Inspect', type: 2 })).toEqual({ kind: 'ignored' });
    expect(decodeInteraction(interaction({ type: 4 }), LOCALES, OFFERS)).toEqual({ kind: 'ignored' });
  });

  it('of a button is its answer', () => {
    expect(press(id('button', ANA, 'verdict:1:2026-03-02T07:00:00.000Z', 'Europe/Berlin'))).toMatchObject({
      incoming: {
        event: { type: 'press', ref: 'verdict:1:2026-03-02T07:00:00.000Z', button: 'Europe/Berlin' },
      },
      opening: { source: { message: '9', ref: 'verdict:1:2026-03-02T07:00:00.000Z' } },
    });
    expect(press(id('type'))).toMatchObject({ kind: 'type', ref: 'q1' });
  });

  it('of a select is what was picked', () => {
    const pick = (kind: Kind, values: readonly string[]) =>
      press(id(kind), { data: { component_type: 3, custom_id: id(kind), values } });
    expect(pick('several', ['mon', 'wed', 'fri'])).toMatchObject({
      incoming: { event: { button: 'mon wed fri done' } },
    });
    expect(pick('pick', ['06:00'])).toMatchObject({ incoming: { event: { button: '06:00' } } });
    for (const values of [[], ['a', 'b']])
      expect(pick('pick', values)).toMatchObject({ kind: 'note', word: 'chat-outdated' });
    expect(pick('modal', ['a'])).toMatchObject({ kind: 'note', word: 'chat-outdated' });
  });

  it('of a modal is what was typed, in either form of it', () => {
    const field = { type: 4, custom_id: 'text', value: ' about 3 ' };
    const submit = (custom_id: string, components: readonly object[], more: object = {}) =>
      decodeInteraction(interaction({ type: 5, data: { custom_id, components }, ...more }), LOCALES, OFFERS);
    for (const components of [[{ type: 18, component: field }], [{ type: 1, components: [field] }]])
      expect(submit(id('modal'), components)).toMatchObject({
        incoming: { event: { type: 'text', text: 'about 3', ref: 'q1' } },
      });
    expect(submit(id('modal'), [])).toMatchObject({ kind: 'note', word: 'chat-outdated' });
    expect(submit(id('modal', BEN), [{ type: 18, component: field }])).toMatchObject({
      word: 'chat-not-yours',
    });
    expect(submit(id('button'), [{ type: 18, component: field }])).toMatchObject({ word: 'chat-outdated' });
    expect(submit(id('modal'), [{ type: 18, component: field }], { message: message() })).toMatchObject({
      opening: { source: { message: '9', ref: 'q1' } },
    });
  });

  it('that is somebody else’s, or stands where all can see it, is refused', () => {
    expect(press(id('button', BEN, 'q1', 'yes'))).toMatchObject({ kind: 'note', word: 'chat-not-yours' });
    const open = { context: 0, user: undefined, member: { user: { id: ANA } } };
    expect(press(id('button', ANA, 'q1', 'yes'), open)).toMatchObject({ word: 'chat-not-yours' });
    expect(press(id('button', ANA, 'q1', 'yes'), { ...open, message: message(64) })).toMatchObject({
      kind: 'event',
      opening: { private: false, user: ANA },
    });
    expect(press(id('button', ANA, 'q1', ''))).toMatchObject({ word: 'chat-outdated' });
    expect(press('whatever')).toMatchObject({ word: 'chat-outdated' });
  });

  it('of an unknown place is answered as if all could read along', () => {
    expect(press(id('type'), { context: undefined, message: message(64) })).toMatchObject({
      opening: { private: false },
    });
  });
});

describe('a line', () => {
  const line = (more: object) =>
    decodeMessage(
      {
        id: '5',
        channel_id: '3',
        author: { id: ANA },
        content: 'hello',
        type: 0,
        ...more,
      } as unknown as GatewayMessageCreateDispatchData,
      '2',
    );

  it('comes in when somebody wrote it in private', () => {
    expect(line({})).toEqual({
      channel: '3',
      incoming: {
        key: 'discord:5',
        from: { platform: 'discord', id: ANA },
        event: { type: 'text', text: 'hello' },
      },
    });
    expect(line({ type: 19 })).toBeDefined();
    expect(line({ content: '', attachments: [{}] })).toMatchObject({ incoming: { event: { text: '' } } });
    expect(line({ content: '', sticker_items: [{}] })).toMatchObject({ incoming: { event: { text: '' } } });
  });

  it.each([
    { guild_id: '7' },
    { author: { id: '2' } },
    { author: { id: '8', bot: true } },
    { author: { id: '8', system: true } },
    { webhook_id: '8' },
    { content: ' ' },
    { type: 6 },
  ])('is none with %j', (more) => {
    expect(line(more)).toBeUndefined();
  });
});

describe('languages', () => {
  it('are matched exactly, then by what they are at heart', () => {
    expect(matchLocale('de', LOCALES)).toBe('de');
    expect(matchLocale('en-GB', LOCALES)).toBe('en');
    expect(matchLocale('pt-BR', ['en', 'pt', 'pt-BR'])).toBe('pt-BR');
    expect(matchLocale('es-419', ['en', 'es-ES'])).toBe('es-ES');
    expect(matchLocale('fr', LOCALES)).toBeUndefined();
    expect(matchLocale(undefined, LOCALES)).toBeUndefined();
    expect(discordLocales('de')).toEqual(['de']);
    expect([...discordLocales('en')].toSorted()).toEqual(['en-GB', 'en-US']);
    expect(discordLocales('sv')).toEqual(['sv-SE']);
    expect(discordLocales('xx')).toEqual([]);
  });
});
