import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  DiscordAPIError,
  Routes,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { listen } from './ears.ts';
import { connected, type RealClient } from './real-client.ts';
import type { FakeDiscordOptions } from './start.ts';

const COMMANDS = [
  {
    name: 'today',
    description: 'What today is',
    options: [
      { type: 3, name: 'day', description: 'Which', choices: [{ name: 'yesterday', value: 'yesterday' }] },
      { type: 4, name: 'minutes', description: 'How long', min_value: 1, max_value: 600 },
    ],
    contexts: [0, 1],
    integration_types: [0, 1],
  },
  {
    name: 'club',
    description: 'A club',
    contexts: [0],
    options: [{ type: 1, name: 'join', description: 'Join it' }],
  },
  { name: 'why', description: 'Why', contexts: [0, 1, 2], integration_types: [1] },
  { name: 'rule', description: 'For admins', contexts: [0], default_member_permissions: '8' },
];

export interface Answers {
  readonly command?: (interaction: ChatInputCommandInteraction) => Promise<unknown>;
  readonly button?: (interaction: ButtonInteraction) => Promise<unknown>;
  readonly select?: (interaction: StringSelectMenuInteraction) => Promise<unknown>;
  readonly modal?: (interaction: ModalSubmitInteraction) => Promise<unknown>;
}

/** A bot with a few commands; what its answers are refused with is kept as codes. */
export async function answering(
  answers: Answers,
  options?: FakeDiscordOptions,
): Promise<RealClient & { readonly refused: unknown[]; refusals(count: number): Promise<unknown[]> }> {
  const real = await connected(options);
  const refused: unknown[] = [];
  const waiters = new Set<() => void>();
  const answer = async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await answers.command?.(interaction);
    else if (interaction.isButton()) await answers.button?.(interaction);
    else if (interaction.isStringSelectMenu()) await answers.select?.(interaction);
    else if (interaction.isModalSubmit()) await answers.modal?.(interaction);
  };
  real.client.on('interactionCreate', (interaction) => {
    answer(interaction).catch((error: unknown) => {
      refused.push(error instanceof DiscordAPIError ? error.code : error);
      for (const waiter of waiters) waiter();
    });
  });
  await real.client.rest.put(Routes.applicationCommands(real.discord.applicationId), { body: COMMANDS });
  const refusals = async (count: number) =>
    listen(
      waiters,
      () => (refused.length >= count ? refused : undefined),
      15_000,
      () => `only ${refused.join()}`,
    );
  return { ...real, refused, refusals };
}

/** A row of buttons. */
export const row = (...ids: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    ids.map((id) => new ButtonBuilder().setCustomId(id).setLabel(`The ${id}`).setStyle(ButtonStyle.Primary)),
  );
/** Where an interaction's answer is. */
export const original = (client: Client<true>, token: string) =>
  Routes.webhookMessage(client.application.id, token);
