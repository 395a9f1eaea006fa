import {
  type InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { alreadyAnswered, unknownInteraction } from '../api-error.ts';
import { metadataOf, stirAsk } from '../asks.ts';
import { checkChoice } from '../checks/commands.ts';
import { controlsOf } from '../checks/components.ts';
import { checkMessage } from '../checks/message.ts';
import { checkModal } from '../checks/modal.ts';
import { stir } from '../ears.ts';
import type { Form } from '../form.ts';
import { isObject, numberAt, objectsAt, textAt, type JsonObject } from '../json.ts';
import { edit, post } from '../messages.ts';
import type { OpenModal } from '../modals.ts';
import { COMPONENT, RESPONSE } from '../numbers.ts';
import type { Ask, Kept, World } from '../world.ts';
import { bodyOf, formOf, idOf, NO_CONTENT, param, type Answer, type Context, type Route } from './route.ts';

/** So long an interaction waits for its first answer. */
const ANSWER_WITHIN_MS = 3000;

const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.ApplicationCommand]: [
    RESPONSE.ChannelMessageWithSource,
    RESPONSE.DeferredChannelMessageWithSource,
    RESPONSE.Modal,
  ],
  [InteractionType.MessageComponent]: [
    RESPONSE.ChannelMessageWithSource,
    RESPONSE.DeferredChannelMessageWithSource,
    RESPONSE.DeferredMessageUpdate,
    RESPONSE.UpdateMessage,
    RESPONSE.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [RESPONSE.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [
    RESPONSE.ChannelMessageWithSource,
    RESPONSE.DeferredChannelMessageWithSource,
    RESPONSE.DeferredMessageUpdate,
    RESPONSE.UpdateMessage,
  ],
};

function callback(context: Context): Answer {
  const { world, call } = context;
  const ask = world.asks.get(idOf(context, 'interaction'));
  if (!ask || ask.token !== param(context, 'token')) throw unknownInteraction();
  if (ask.answer !== undefined) throw alreadyAnswered(!ask.answerLost);
  if (world.now() - ask.at > ANSWER_WITHIN_MS) throw unknownInteraction();
  const form = formOf(context);
  const body = bodyOf(context);
  form.known([], body, ['type', 'data']);
  const type = numberAt(body, 'type');
  const allowed = ALLOWED[ask.type] ?? [];
  const updates = type === RESPONSE.UpdateMessage || type === RESPONSE.DeferredMessageUpdate;
  if (type === undefined) form.required(['type']);
  else if (!allowed.includes(type) || (updates && ask.source === undefined)) form.choice(['type'], allowed);
  form.settle();
  const answer = type as InteractionResponseType;
  const message = carryOut(context, form, ask, answer, body['data']);
  ask.answer = answer;
  ask.answerLost = call.fault === 'lost';
  stirAsk(ask);
  if (call.query['with_response'] !== 'true') return NO_CONTENT;
  return { status: 200, body: described(ask, answer, message) };
}

/** Does what an answer asks for; nothing is changed when it throws. */
function carryOut(context: Context, form: Form, ask: Ask, type: number, given: unknown): Kept | undefined {
  const { world, call } = context;
  const data = isObject(given) ? given : {};
  if (type === RESPONSE.Modal) return showModal(form, ask, data);
  if (type === RESPONSE.ApplicationCommandAutocompleteResult) return complete(form, ask, data);
  if (type === RESPONSE.DeferredMessageUpdate) {
    if (ask.source !== undefined) ask.original = ask.source;
    return undefined;
  }
  if (type === RESPONSE.DeferredChannelMessageWithSource) {
    form.known(['data'], data, ['flags']);
    return keepOriginal(ask, answerWith(world, ask, {}, [], numberAt(data, 'flags') ?? 0, true));
  }
  const inner = form.under('data');
  checkMessage(inner, data, 'callback', call.files);
  inner.settle();
  if (type === RESPONSE.ChannelMessageWithSource)
    return keepOriginal(ask, answerWith(world, ask, data, call.files, 0, false));
  const source = ask.place.messages.get(ask.source ?? '');
  if (!source) throw unknownInteraction();
  return keepOriginal(ask, edit(world, source, data, call.files));
}

function keepOriginal(ask: Ask, kept: Kept): Kept {
  ask.original = kept.message.id;
  return kept;
}

/** The message that answers an interaction, or follows it up. */
export function answerWith(
  world: World,
  ask: Ask,
  data: JsonObject,
  files: Context['call']['files'],
  flags: number,
  thinking: boolean,
): Kept {
  const ephemeral = ((flags | (numberAt(data, 'flags') ?? 0)) & MessageFlags.Ephemeral) !== 0;
  const source = ask.place.messages.get(ask.original ?? ask.source ?? '');
  const command = ask.type === InteractionType.ApplicationCommand && ask.original === undefined;
  return post(world, ask.place, data, {
    author: world.botUser,
    files,
    interaction: metadataOf(ask),
    flags: (flags & MessageFlags.Ephemeral) | (thinking ? MessageFlags.Loading : 0),
    thinking,
    ...(command ? { type: MessageType.ChatInputCommand } : { reply: source }),
    ...(ephemeral ? { onlyFor: ask.person.user.id } : {}),
  });
}

function showModal(form: Form, ask: Ask, data: JsonObject): undefined {
  checkModal(form, data);
  form.settle();
  const { ears } = ask.person;
  const modal: OpenModal = {
    customId: textAt(data, 'custom_id') ?? '',
    title: textAt(data, 'title') ?? '',
    components: objectsAt(data, 'components'),
    fields: objectsAt(data, 'components').flatMap(fieldsOf),
    ask,
  };
  ears.modal = modal;
  ears.modals.push(modal);
  stir(ears);
}

function fieldsOf(row: JsonObject): OpenModal['fields'] {
  return controlsOf([row])
    .filter((one) => one['type'] === COMPONENT.TextInput)
    .map((input) => ({
      customId: textAt(input, 'custom_id') ?? '',
      label: textAt(input, 'label') ?? textAt(row, 'label') ?? '',
      value: textAt(input, 'value'),
      placeholder: textAt(input, 'placeholder'),
      required: input['required'] !== false,
      minLength: numberAt(input, 'min_length') ?? 0,
      maxLength: numberAt(input, 'max_length') ?? 4000,
      long: input['style'] === 2,
    }));
}

function complete(form: Form, ask: Ask, data: JsonObject): undefined {
  form.known(['data'], data, ['choices']);
  const choices = form.list(['data', 'choices'], data['choices'], { max: 25, required: true });
  for (const [at, one] of choices.entries()) {
    const type = isObject(one) && typeof one['value'] === 'number' ? 10 : 3;
    checkChoice(form, ['data', 'choices', at], one, type);
  }
  form.settle();
  ask.choices = choices.filter(isObject);
}

function described(ask: Ask, type: number, kept: Kept | undefined): object {
  const flags = kept?.message.flags ?? 0;
  return {
    interaction: {
      id: ask.id,
      type: ask.type,
      channel_id: ask.place.id,
      ...(ask.place.guild ? { guild_id: ask.place.guild.id } : {}),
      ...(kept
        ? {
            response_message_id: kept.message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    ...(kept
      ? {
          resource: {
            type:
              type === RESPONSE.DeferredChannelMessageWithSource ? RESPONSE.ChannelMessageWithSource : type,
            message: kept.message,
          },
        }
      : {}),
  };
}

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/interactions/{interaction}/{token}/callback',
    open: true,
    user: (world, params) => world.asks.get(params['interaction'] ?? '')?.person.user.id,
    answer: callback,
  },
];
