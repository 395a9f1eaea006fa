import { InteractionType, MessageFlags, type InteractionResponseType } from 'discord-api-types/v10';
import { ask } from './asks.ts';
import { controlsOf } from './checks/components.ts';
import { listen } from './ears.ts';
import { isObject, numberAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { sees } from './messages.ts';
import type { OpenModal } from './modals.ts';
import { COMPONENT } from './numbers.ts';
import type { Ask, Individual, Kept, World } from './world.ts';

/** Where a message stands. */
export interface MessageAt {
  readonly id: string;
  readonly channelId: string;
}

/** What somebody did, for whoever wants to see what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** The kind of its first answer, once it came. */
  readonly answer: InteractionResponseType | undefined;
  /** Resolves with the kind of the first answer. */
  answered(within?: number): Promise<InteractionResponseType>;
  /** What an autocompletion offered. */
  readonly choices: readonly JsonObject[] | undefined;
}

const PATIENCE_MS = 15_000;

export function handleOf(made: Ask): Interaction {
  return {
    id: made.id,
    token: made.token,
    get answer() {
      return made.answer;
    },
    get choices() {
      return made.choices;
    },
    answered: async (within = PATIENCE_MS) =>
      listen(
        made.watchers,
        () => made.answer,
        within,
        () => `interaction ${made.id} was never answered`,
      ),
  };
}

/** A message as somebody's client has it on screen now. */
export function onScreen(world: World, person: Individual, at: MessageAt): Kept {
  const kept = world.places.get(at.channelId)?.messages.get(at.id);
  if (!kept || !sees(kept, person)) throw new Error(`${person.user.username} does not see message ${at.id}`);
  return kept;
}

function controls(kept: Kept): readonly JsonObject[] {
  return controlsOf((kept.message.components ?? []) as unknown as readonly JsonObject[]);
}

/** Presses a button by its custom id or label. */
export function press(world: World, person: Individual, at: MessageAt, which: string | RegExp): Ask {
  const kept = onScreen(world, person, at);
  const buttons = controls(kept).filter((one) => one['type'] === COMPONENT.Button);
  const matches = (text: string | undefined) =>
    text !== undefined && (typeof which === 'string' ? text === which : which.test(text));
  const button =
    buttons.find((one) => matches(textAt(one, 'custom_id'))) ??
    buttons.find((one) => matches(textAt(one, 'label')));
  const id = button && textAt(button, 'custom_id');
  if (id === undefined)
    throw new Error(
      `no button ${String(which)}; there are: ${buttons.map((one) => `${textAt(one, 'label')} (${textAt(one, 'custom_id')})`).join(', ')}`,
    );
  if (button?.['disabled'] === true) throw new Error(`the button ${id} is disabled`);
  return component(world, person, kept, { custom_id: id, component_type: COMPONENT.Button });
}

/** Chooses values in a select. */
export function select(
  world: World,
  person: Individual,
  at: MessageAt,
  customId: string,
  values: readonly string[],
): Ask {
  const kept = onScreen(world, person, at);
  const menu = controls(kept).find(
    (one) => one['custom_id'] === customId && one['type'] !== COMPONENT.Button,
  );
  if (!menu) throw new Error(`no select ${customId}`);
  if (menu['disabled'] === true) throw new Error(`the select ${customId} is disabled`);
  const [min, max] = [numberAt(menu, 'min_values') ?? 1, numberAt(menu, 'max_values') ?? 1];
  if (values.length < min || values.length > max)
    throw new Error(`${customId} takes ${min} to ${max} values`);
  const options = objectsAt(menu, 'options').map((one) => one['value']);
  for (const value of values) if (!options.includes(value)) throw new Error(`${customId} has no ${value}`);
  return component(world, person, kept, { custom_id: customId, component_type: menu['type'], values });
}

/** Sends a component interaction whatever the message holds; `message` need not have such a component. */
export function component(world: World, person: Individual, kept: Kept, data: JsonObject): Ask {
  return ask(world, person, kept.place, {
    type: InteractionType.MessageComponent,
    data: { id: 1, ...data },
    source: kept.message.id,
  });
}

/** Fills in the open form and sends it. */
export function submit(
  world: World,
  person: Individual,
  modal: OpenModal,
  values: Readonly<Record<string, string>>,
): Ask {
  for (const key of Object.keys(values))
    if (!modal.fields.some((field) => field.customId === key || field.label === key))
      throw new Error(`the form “${modal.title}” has no field ${key}`);
  const filled = new Map(
    modal.fields.map((field) => {
      const value = values[field.customId] ?? values[field.label] ?? field.value ?? '';
      if (value === '' && field.required) throw new Error(`the field ${field.customId} is required`);
      const short = value !== '' && value.length < field.minLength;
      if (short || value.length > field.maxLength)
        throw new Error(`${field.customId} takes ${field.minLength} to ${field.maxLength} characters`);
      return [field.customId, value] as const;
    }),
  );
  if (person.ears.modal === modal) person.ears.modal = undefined;
  return ask(world, person, modal.ask.place, {
    type: InteractionType.ModalSubmit,
    data: {
      custom_id: modal.customId,
      components: modal.components.map((row, at) => submitted(row, at + 1, filled)),
    },
    before: modal.ask,
    ...(modal.ask.source === undefined ? {} : { source: modal.ask.source }),
  });
}

function submitted(row: JsonObject, id: number, filled: ReadonlyMap<string, string>): JsonObject {
  const field = (one: JsonObject): JsonObject => {
    const customId = textAt(one, 'custom_id') ?? '';
    return { type: one['type'], id: id * 10, custom_id: customId, value: filled.get(customId) ?? '' };
  };
  const inner = row['component'];
  if (isObject(inner)) return { type: row['type'], id, component: field(inner) };
  if (row['type'] !== COMPONENT.ActionRow) return { type: row['type'], id };
  return { type: row['type'], id, components: objectsAt(row, 'components').map(field) };
}

export const isThinking = (kept: Kept): boolean => ((kept.message.flags ?? 0) & MessageFlags.Loading) !== 0;
