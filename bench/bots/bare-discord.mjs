// The smallest discord.js bot that replies to a command, with buttons under it.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  Options,
  SlashCommandBuilder,
} from 'discord.js';

/** @param {{ token: string, apiRoot: string, labels: readonly string[], text: string }} settings */
export async function startDiscord({ token, apiRoot, labels, text }) {
  const own = (one) => one.id === one.client.user.id;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiRoot },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: own },
      UserManager: { maxSize: 0, keepOverLimit: own },
    }),
  });
  const rows = () =>
    labels.map((label, index) =>
      new ActionRowBuilder().addComponents(
        new ButtonBuilder().setCustomId(`b${index}`).setLabel(label).setStyle(ButtonStyle.Secondary),
      ),
    );
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: text, components: rows() });
  });
  client.on(Events.Error, (error) => console.error(error));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  const command = new SlashCommandBuilder().setName('today').setDescription('Today').setContexts(0, 1, 2);
  await client.application.commands.set([command.toJSON()]);
}
