import { MessageFlags, type APIEmbed, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { isObject, numberAt, objectsAt, type JsonObject } from './json.ts';
import { COMPONENT } from './numbers.ts';

/** Embeds as Discord gives them back: with what it fills in itself. */
export function embedsOf(body: JsonObject, flags: number): APIEmbed[] {
  if (flags & MessageFlags.SuppressEmbeds) return [];
  return objectsAt(body, 'embeds').map((embed) => {
    const fields = objectsAt(embed, 'fields').map((field) => ({ inline: false, ...field }));
    return { ...embed, type: 'rich', ...(fields.length > 0 ? { fields } : {}) } as unknown as APIEmbed;
  });
}

/** Components as Discord gives them back: each with a number, selects with their bounds. */
export function componentsOf(body: JsonObject): APIMessageTopLevelComponent[] {
  let next = 0;
  const filled = (one: JsonObject): JsonObject => {
    next += 1;
    const id = numberAt(one, 'id') ?? next;
    const inner = objectsAt(one, 'components').map(filled);
    const accessory = one['accessory'];
    const select = one['custom_id'] !== undefined && one['type'] !== COMPONENT.Button;
    return {
      ...(select ? { min_values: 1, max_values: 1, disabled: false } : {}),
      ...one,
      id,
      ...(inner.length > 0 ? { components: inner } : {}),
      ...(isObject(accessory) ? { accessory: filled(accessory) } : {}),
    };
  };
  return objectsAt(body, 'components').map(filled) as unknown as APIMessageTopLevelComponent[];
}
