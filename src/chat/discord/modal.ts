import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord.js';
import { writeCustomId } from './custom-id.ts';
import type { Words } from './layout.ts';
import { LONGEST_MODAL_TEXT, LONGEST_TYPED } from './limits.ts';
import { shorten } from './split.ts';

/** The little window in which an answer to `ref` is typed; undefined where its id would be too long. */
export function modalFor(
  ref: string,
  owner: string,
  words: Words,
): APIModalInteractionResponseCallbackData | undefined {
  const custom_id = writeCustomId({ kind: 'modal', owner, ref, button: '' });
  if (custom_id === undefined) return undefined;
  return {
    custom_id,
    title: short(words['chat-type-title']),
    components: [
      {
        type: ComponentType.Label,
        label: short(words['chat-type-field']),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'text',
          style: TextInputStyle.Short,
          required: true,
          max_length: LONGEST_TYPED,
        },
      },
    ],
  };
}

function short(text = '…'): string {
  return shorten(text, LONGEST_MODAL_TEXT);
}
