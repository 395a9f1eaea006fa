import type {
  APIButtonComponentWithCustomId,
  APIMessage,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import type { Sight } from './discord-proxy.ts';
import { createInbox, type Inbox } from './ears.ts';
import type { Upload } from './form.ts';

/** A message as it stood when it came. */
export interface Arrived {
  readonly message: APIMessage;
  readonly text: string;
  readonly file?: Upload;
}

/** A button or a list below a message. */
export type Component = APIButtonComponentWithCustomId | APIStringSelectComponent;

/** What everybody has in front of them. */
export function createScreens() {
  const inboxes = new Map<string, Inbox<Arrived>>();
  const screens = new Map<string, Map<string, Arrived>>();
  const open: string[] = [];

  const inbox = (id: string) => {
    const known = inboxes.get(id) ?? createInbox<Arrived>(`user ${id}`, ({ text }) => text);
    inboxes.set(id, known);
    return known;
  };
  return {
    inbox,
    /** What anybody in the channel could read. */
    open,
    /** What somebody sees now. */
    sees: (id: string): readonly Arrived[] => [...(screens.get(id)?.values() ?? [])],
    show({ to, message, files: [file] }: Sight): void {
      const text = textOf(message);
      if (to === undefined) return void open.push(text);
      const screen = screens.get(to) ?? new Map<string, Arrived>();
      screens.set(to, screen);
      const before = screen.get(message.id);
      const arrived = { message, text, ...(file && { file }) };
      screen.set(message.id, arrived);
      // A message whose words are changed comes again; one whose buttons are changed does not.
      if (before?.text !== text) inbox(to).add(arrived);
    },
  };
}

/** The text as it is read: without the marks that show it literally, and without Discord's own times. */
function textOf({ content, embeds }: APIMessage): string {
  return [content, ...embeds.map(({ description = '' }) => description)]
    .join('')
    .replaceAll(/ \(<t:-?\d+:D>\)/g, '')
    .replaceAll('**', '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Everything below a message that can be used. */
export function componentsOf({ components = [] }: APIMessage): readonly Component[] {
  return components.flatMap((row) => ('components' in row ? (row.components as Component[]) : []));
}
