import type { Form } from '../form.ts';
import { isObject, numberAt, objectsAt, textAt, type Json, type JsonObject } from '../json.ts';
import { COMPONENT } from '../numbers.ts';
import { checkButton, checkRow } from './components.ts';

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const TOP: readonly number[] = [
  COMPONENT.ActionRow,
  COMPONENT.Section,
  COMPONENT.TextDisplay,
  COMPONENT.MediaGallery,
  COMPONENT.File,
  COMPONENT.Separator,
  COMPONENT.Container,
];

/** Components of the second version, with the flag that replaces content and embeds. */
export function checkComponentsV2(form: Form, body: JsonObject): void {
  for (const legacy of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = body[legacy];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      continue;
    form.fail(
      [legacy],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${legacy}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
  const ids = new Set<string>();
  for (const [at, one] of form.list(['components'], body['components'], { max: MAX_COMPONENTS }).entries())
    check(form, ['components', at], one, ids, TOP);
  const all = flat(objectsAt(body, 'components'));
  if (all.length > MAX_COMPONENTS)
    form.fail(
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `At most ${MAX_COMPONENTS} components.`,
    );
  const text = all.reduce((sum, one) => sum + Array.from(textAt(one, 'content') ?? '').length, 0);
  if (text > MAX_TEXT)
    form.fail(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Total displayable text size exceeds maximum size of ${MAX_TEXT}`,
    );
}

function check(
  form: Form,
  path: readonly (string | number)[],
  value: Json,
  ids: Set<string>,
  allowed: readonly number[],
): void {
  const one = form.object(path, value);
  if (!one) return;
  const type = numberAt(one, 'type') ?? 0;
  if (!allowed.includes(type)) return form.choice([...path, 'type'], allowed);
  if (type === COMPONENT.ActionRow) checkRow(form, path, one, ids);
  if (type === COMPONENT.TextDisplay)
    form.text([...path, 'content'], one['content'], { min: 1, max: MAX_TEXT, required: true });
  const inside = type === COMPONENT.Section ? [COMPONENT.TextDisplay] : TOP.filter((kind) => kind !== type);
  if (type === COMPONENT.Section || type === COMPONENT.Container)
    for (const [at, inner] of form
      .list([...path, 'components'], one['components'], { min: 1, max: MAX_COMPONENTS })
      .entries())
      check(form, [...path, 'components', at], inner, ids, inside);
  const accessory = one['accessory'];
  if (isObject(accessory) && accessory['type'] === COMPONENT.Button)
    checkButton(form, [...path, 'accessory'], accessory, ids);
}

function flat(components: readonly JsonObject[]): readonly JsonObject[] {
  return components.flatMap((one) => {
    const accessory = one['accessory'];
    return [one, ...flat(objectsAt(one, 'components')), ...(isObject(accessory) ? [accessory] : [])];
  });
}
