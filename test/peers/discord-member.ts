import type { DigitalDiscord } from 'discord-digital-twin';
import { InteractionType, type APIMessage } from 'discord-api-types/v10';
import type { Shown, Someone } from '../platforms/stage.ts';
import type { Modal } from './discord-proxy.ts';
import { componentsOf, type Arrived, type createScreens } from './discord-screens.ts';
import type { Inbox } from './ears.ts';

/** Somebody in the twin's server, who speaks to the bot in one place and hears it wherever it answers. */
export interface Member extends Someone {
  /** Picks several options of a message's list. */
  picks(from: Shown, labels: readonly string[]): Promise<void>;
  /** Presses a button that somebody else was shown. */
  grabs(theirs: Shown, label: string): Promise<void>;
}

/** What a member needs. */
export interface MemberParts {
  readonly twin: DigitalDiscord;
  readonly id: string;
  /** Where commands are given. */
  readonly channel: string;
  /** Whether nobody else is there. */
  readonly alone: boolean;
  readonly screens: ReturnType<typeof createScreens>;
  readonly modals: Inbox<Modal>;
}

const TYPE_IT = '✏️ Type it';

/** What stands behind a command, where anything may. */
const OPTIONS: Readonly<Record<string, string>> = { done: 'day', link: 'code' };

const messages = new WeakMap<Shown, APIMessage>();

/** Somebody who acts through the twin. */
export function createMember({ twin, id, channel, alone, screens, modals }: MemberParts): Member {
  let typeable: Shown | undefined;

  function shown({ message, text, file }: Arrived): Shown {
    const one: Shown = {
      text,
      labels: componentsOf(message).flatMap((part) => ('label' in part ? [part.label ?? ''] : [])),
      ...(file && { file: { name: file.name, text: file.body.toString('utf8') } }),
      taps: (label) => press(one, label),
    };
    messages.set(one, message);
    if (one.labels.includes(TYPE_IT)) typeable = one;
    return one;
  }

  async function press(what: Shown, label: string): Promise<void> {
    const message = messageOf(what);
    const button = componentsOf(message).find((part) => 'label' in part && part.label === label);
    if (!button) throw new Error(`there never was a button ${label}`);
    const actor = twin.channel(message.channel_id).user(id);
    await actor.clickButton({ messageId: message.id, customId: button.custom_id });
  }

  async function pick(from: Shown, labels: readonly string[]): Promise<void> {
    const message = messageOf(from);
    const list = componentsOf(message).find((part) => 'options' in part);
    const options = list && 'options' in list ? list.options : [];
    const values = options.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
    if (!list || values.length < labels.length) throw new Error(`${labels.join()} cannot be picked`);
    const actor = twin.channel(message.channel_id).user(id);
    await actor.selectMenu({ messageId: message.id, customId: list.custom_id, values });
  }

  /** Among others nothing is typed that all could read, but in a window of one's own. */
  async function typeInWindow(value: string): Promise<void> {
    if (!typeable) throw new Error('nothing can be typed here');
    await press(typeable, TYPE_IT);
    const { customId, field } = await modals.next(({ to }) => to === id, 'a window');
    const message = messageOf(typeable);
    // Not by the twin's `submitModal`: it forgets the message that the window was opened from.
    await twin.simulateInteraction({
      type: InteractionType.ModalSubmit,
      channelId: message.channel_id,
      userId: id,
      messageId: message.id,
      data: {
        custom_id: customId,
        components: [{ type: 1, components: [{ type: 4, custom_id: field, value }] }],
      },
    });
  }

  return {
    async says(text) {
      const actor = twin.channel(channel).user(id);
      const [, command, rest = ''] = /^\/(\S+)\s*(.*)$/.exec(text) ?? [];
      const option = OPTIONS[command ?? ''];
      const options = option !== undefined && rest !== '' ? [{ name: option, type: 3, value: rest }] : [];
      if (command !== undefined) await actor.runSlashCommand({ name: command, options });
      else if (alone) await actor.sendMessage({ content: text });
      else await typeInWindow(text);
    },
    hears: async (what) => shown(await screens.inbox(id).next(({ text }) => what.test(text), what)),
    sees: async () => screens.sees(id).map(shown),
    picks: pick,
    grabs: press,
  };
}

function messageOf(what: Shown): APIMessage {
  const message = messages.get(what);
  if (!message) throw new Error('that was never shown');
  return message;
}
