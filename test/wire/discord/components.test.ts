import { ActionRowBuilder, MessageFlags, Routes, StringSelectMenuBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { answering, original, row } from './answering.ts';

const menu = () =>
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('days')
      .setMinValues(1)
      .setMaxValues(2)
      .addOptions(['mon', 'wed', 'fri'].map((value) => ({ label: value, value }))),
  );
const form = () => ({
  custom_id: 'report',
  title: 'How was it?',
  components: [
    { type: 1, components: [{ type: 4, custom_id: 'minutes', label: 'Minutes', style: 1, max_length: 3 }] },
  ],
});

describe('an ephemeral message', () => {
  it('is its reader’s alone, and only its interaction can touch it', async () => {
    const { discord, client } = await answering({
      command: async (interaction) =>
        interaction.reply({ content: 'for you', components: [row('yes')], flags: MessageFlags.Ephemeral }),
      button: async (interaction) => interaction.update('for you, again'),
    });
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben' })];
    const general = discord.home.channel('general');
    const { token } = ana.runs('today', {}, { where: general });
    const seen = await ana.hears(/for you/);
    expect(seen.ephemeral).toBe(true);
    expect(ben.sees(general)).toEqual([]);
    expect(() => ben.presses(seen, 'yes')).toThrow(/does not see/);
    const route = Routes.channelMessage(general.id, seen.id);
    await expect(client.rest.get(route)).rejects.toMatchObject({ code: 10008 });
    await expect(client.rest.patch(route, { body: { content: 'x' } })).rejects.toMatchObject({ code: 10008 });
    expect(await client.rest.get(Routes.channelMessages(general.id))).toEqual([]);
    ana.presses(seen, 'The yes');
    await ana.hears(/again/);
    expect(await client.rest.get(original(client, token), { auth: false })).toMatchObject({
      content: 'for you, again',
      flags: 64,
    });
  });
});

describe('a button', () => {
  it('updates its message, by whoever sees it, and only while it is there', async () => {
    const { discord } = await answering({
      command: async (interaction) => interaction.reply({ content: 'well?', components: [row('yes', 'no')] }),
      button: async (interaction) =>
        interaction.update({
          content: `${interaction.user.username} said ${interaction.customId}`,
          components: [],
        }),
    });
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben' })];
    ana.runs('today', {}, { where: discord.home.channel('general') });
    const asked = await ben.hears(/well/);
    expect(asked.buttons.map(({ label }) => label)).toEqual(['The yes', 'The no']);
    ben.presses(asked, 'no');
    expect(await ana.hears(/ben said no/)).toMatchObject({ edited: true, buttons: [] });
    expect(() => ana.presses(asked, 'yes')).toThrow(/no button/);
    ana.forges({ custom_id: 'yes', message: asked });
    await ben.hears(/ana said yes/);
    expect(discord.violations).toEqual([]);
  });

  it('with a lost answer gets no second one, and nobody is to blame', async () => {
    const { discord, client, refused } = await answering({
      button: async (interaction) => interaction.update({ content: 'done', components: [] }),
    });
    const ana = discord.person({ username: 'ana' });
    await (await client.users.createDM(ana.id)).send({ content: 'well?', components: [row('yes')] });
    discord.fault(({ route }) => (route.endsWith('/callback') ? 'lost' : undefined));
    const pressed = ana.presses(await ana.hears(/well/), 'yes');
    await ana.hears(/done/);
    const again = client.rest.post(Routes.interactionCallback(pressed.id, pressed.token), {
      body: { type: 6 },
      auth: false,
    });
    discord.fault();
    await expect(again).rejects.toBeInstanceOf(Error);
    await expect(
      client.rest.post(Routes.interactionCallback(pressed.id, pressed.token), {
        body: { type: 6 },
        auth: false,
      }),
    ).rejects.toMatchObject({ code: 40060 });
    expect(refused).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });
});

describe('a select', () => {
  it('gives what was chosen, within its bounds', async () => {
    const { discord } = await answering({
      command: async (interaction) => interaction.reply({ content: 'which?', components: [menu()] }),
      async select(interaction) {
        await interaction.deferUpdate();
        await interaction.editReply({ content: interaction.values.join(' and '), components: [] });
      },
    });
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const asked = await ana.hears(/which/);
    expect(asked.selects[0]?.options.map(({ value }) => value)).toEqual(['mon', 'wed', 'fri']);
    expect(() => ana.selects(asked, 'days', [])).toThrow(/1 to 2 values/);
    expect(() => ana.selects(asked, 'days', ['sun'])).toThrow(/no sun/);
    ana.selects(asked, 'days', ['mon', 'fri']);
    await ana.hears(/mon and fri/);
    expect(ana.sees()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });
});

describe('a form', () => {
  it('opens, is filled in and sent', async () => {
    const { discord } = await answering({
      command: async (interaction) => interaction.showModal(form()),
      modal: async (interaction) =>
        interaction.reply(`${interaction.fields.getTextInputValue('minutes')} minutes`),
    });
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const open = await ana.hearsModal(/how was it/i);
    expect(ana.modal).toBe(open);
    expect(open.fields).toMatchObject([
      { customId: 'minutes', label: 'Minutes', required: true, maxLength: 3 },
    ]);
    expect(() => ana.submits(open, {})).toThrow(/required/);
    expect(() => ana.submits(open, { minutes: 'forty' })).toThrow(/0 to 3 characters/);
    expect(() => ana.submits(open, { hours: '1' })).toThrow(/no field/);
    ana.submits(open, { minutes: '30' });
    await ana.hears(/30 minutes/);
    expect(ana.modal).toBeUndefined();
    expect(discord.violations).toEqual([]);
  });

  it('opened by a button may update the message below it', async () => {
    const { discord } = await answering({
      command: async (interaction) => interaction.reply({ content: 'well?', components: [row('more')] }),
      button: async (interaction) => interaction.showModal(form()),
      async modal(interaction) {
        if (interaction.isFromMessage()) await interaction.update({ content: 'thanks', components: [] });
      },
    });
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    ana.presses(await ana.hears(/well/), 'more');
    ana.submits(await ana.hearsModal(), { Minutes: '5' });
    expect(await ana.hears(/thanks/)).toMatchObject({ edited: true });
  });

  it('is refused when it is too much, and as the answer to a form', async () => {
    const { discord, client } = await answering({});
    const ana = discord.person({ username: 'ana' });
    const input = (more: object = {}) => ({ type: 4, custom_id: 'a', style: 1, label: 'A', ...more });
    const inRow = (component: object) => ({ type: 1, components: [component] });
    const modal = (more: object = {}) => ({
      custom_id: 'm',
      title: 'M',
      components: [inRow(input())],
      ...more,
    });
    const run = ana.runs('today');
    const show = async (data: object, to = run) =>
      client.rest.post(Routes.interactionCallback(to.id, to.token), { body: { type: 9, data }, auth: false });
    const wrong = [
      modal({ title: 'x'.repeat(46) }),
      modal({ title: undefined }),
      modal({ custom_id: 'x'.repeat(101) }),
      modal({ components: [] }),
      modal({ components: Array.from({ length: 6 }, (_, at) => inRow(input({ custom_id: `${at}` }))) }),
      modal({ components: [inRow(input()), inRow(input())] }),
      modal({ components: [inRow(input({ label: 'x'.repeat(46) }))] }),
      modal({ components: [inRow(input({ style: 3 }))] }),
      modal({ components: [inRow(input({ min_length: 5, max_length: 4 }))] }),
      modal({ components: [inRow(input({ value: 'long', max_length: 3 }))] }),
      modal({ components: [inRow({ type: 2, style: 1, label: 'x', custom_id: 'x' })] }),
    ];
    for (const data of wrong)
      await expect(show(data), JSON.stringify(data)).rejects.toMatchObject({ code: 50035 });
    await show(modal());
    const sent = ana.submits(await ana.hearsModal(), { a: 'b' });
    await expect(show(modal(), sent)).rejects.toMatchObject({ code: 50035 });
  });
});
