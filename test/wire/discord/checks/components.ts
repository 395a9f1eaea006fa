import type { Form } from '../form.ts';
import { isObject, numberAt, objectsAt, textAt, type Json, type JsonObject } from '../json.ts';
import { COMPONENT, STYLE } from '../numbers.ts';

type Path = readonly (string | number)[];

const MAX_ROWS = 5;
const MAX_BUTTONS = 5;
const SELECTS: readonly number[] = [
  COMPONENT.StringSelect,
  COMPONENT.UserSelect,
  COMPONENT.RoleSelect,
  COMPONENT.MentionableSelect,
  COMPONENT.ChannelSelect,
];

/** Rows of buttons and selects under a message, as Discord takes them without the second version of components. */
export function checkComponents(form: Form, value: Json | undefined): void {
  const rows = form.list(['components'], value, { max: MAX_ROWS });
  const ids = new Set<string>();
  for (const [at, one] of rows.entries()) {
    const row = form.object(['components', at], one);
    if (!row) continue;
    if (row['type'] === COMPONENT.ActionRow) checkRow(form, ['components', at], row, ids);
    else form.choice(['components', at, 'type'], [COMPONENT.ActionRow]);
  }
}

/** One row; `ids` are the custom ids that the message has so far. */
export function checkRow(form: Form, path: Path, row: JsonObject, ids: Set<string>): void {
  form.known(path, row, ['type', 'id', 'components']);
  const inside = form.list([...path, 'components'], row['components'], {
    min: 1,
    max: MAX_BUTTONS,
    required: true,
  });
  const kinds = inside.map((one) => (isObject(one) ? numberAt(one, 'type') : undefined));
  if (inside.length > 1 && kinds.some((kind) => kind !== undefined && SELECTS.includes(kind)))
    form.fail(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  for (const [at, one] of inside.entries()) {
    const here = [...path, 'components', at];
    const component = form.object(here, one);
    if (!component) continue;
    const kind = kinds[at] ?? 0;
    if (kind === COMPONENT.Button) checkButton(form, here, component, ids);
    else if (SELECTS.includes(kind)) checkSelect(form, here, component, ids);
    else form.choice([...here, 'type'], [COMPONENT.Button, ...SELECTS]);
  }
}

/** A custom id: there, short enough, and the only one of its kind. */
export function checkCustomId(form: Form, path: Path, component: JsonObject, ids: Set<string>): void {
  const id = form.text([...path, 'custom_id'], component['custom_id'], { min: 1, max: 100, required: true });
  if (id === undefined) return;
  if (ids.has(id))
    form.fail(
      [...path, 'custom_id'],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  ids.add(id);
}

export function checkButton(form: Form, path: Path, button: JsonObject, ids: Set<string>): void {
  form.known(path, button, [
    'type',
    'id',
    'style',
    'label',
    'emoji',
    'custom_id',
    'sku_id',
    'url',
    'disabled',
  ]);
  const style = numberAt(button, 'style');
  form.text([...path, 'label'], button['label'], { max: 80 });
  form.boolean([...path, 'disabled'], button['disabled']);
  if (style === undefined || !Number.isInteger(style) || style < 1 || style > 6) {
    if (button['style'] === undefined) form.required([...path, 'style']);
    else form.choice([...path, 'style'], [1, 2, 3, 4, 5, 6]);
    return;
  }
  if (style === STYLE.Premium) {
    if (textAt(button, 'sku_id') === undefined) form.required([...path, 'sku_id']);
    return;
  }
  if (!textAt(button, 'label') && !isObject(button['emoji']))
    form.fail(path, 'BUTTON_COMPONENT_INVALID', 'A button must have a label or emoji');
  if (style === STYLE.Link) {
    const url = form.text([...path, 'url'], button['url'], { min: 1, max: 512, required: true });
    if (url && !/^(?:https?|discord):\/\/\S+$/.test(url))
      form.fail(
        [...path, 'url'],
        'URL_TYPE_INVALID_SCHEME',
        "Scheme must be one of ('http', 'https', 'discord').",
      );
    if (button['custom_id'] !== undefined)
      form.fail(path, 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A custom id and url cannot both be specified');
    return;
  }
  if (button['url'] !== undefined)
    form.fail(path, 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A custom id and url cannot both be specified');
  checkCustomId(form, path, button, ids);
}

export function checkSelect(form: Form, path: Path, select: JsonObject, ids: Set<string>): void {
  form.known(path, select, [
    'type',
    'id',
    'custom_id',
    'placeholder',
    'min_values',
    'max_values',
    'disabled',
    'required',
    'options',
    'default_values',
    'channel_types',
  ]);
  checkCustomId(form, path, select, ids);
  form.text([...path, 'placeholder'], select['placeholder'], { max: 150 });
  form.boolean([...path, 'disabled'], select['disabled']);
  const min = form.integer([...path, 'min_values'], select['min_values'], 0, 25) ?? 1;
  const max = form.integer([...path, 'max_values'], select['max_values'], 1, 25) ?? 1;
  if (min > max)
    form.fail(
      [...path, 'min_values'],
      'SELECT_COMPONENT_INVALID_MIN_VALUES',
      'min_values must not exceed max_values.',
    );
  if (select['type'] !== COMPONENT.StringSelect) return;
  const options = form.list([...path, 'options'], select['options'], { min: 1, max: 25, required: true });
  if (max > options.length && options.length > 0)
    form.fail(
      [...path, 'max_values'],
      'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
      'max_values must not exceed the number of options.',
    );
  checkOptions(form, path, options, max);
}

function checkOptions(form: Form, path: Path, options: readonly Json[], max: number): void {
  const values = new Set<string>();
  let chosen = 0;
  for (const [at, one] of options.entries()) {
    const here = [...path, 'options', at];
    const option = form.object(here, one);
    if (!option) continue;
    form.known(here, option, ['label', 'value', 'description', 'emoji', 'default']);
    form.text([...here, 'label'], option['label'], { min: 1, max: 100, required: true });
    form.text([...here, 'description'], option['description'], { max: 100 });
    const value = form.text([...here, 'value'], option['value'], { min: 1, max: 100, required: true });
    if (value !== undefined && values.has(value))
      form.fail(
        [...here, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    if (value !== undefined) values.add(value);
    form.boolean([...here, 'default'], option['default']);
    if (option['default'] === true) chosen += 1;
  }
  if (chosen > max)
    form.fail([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many default options.');
}

/** Every button and select of a message, wherever it stands. */
export function controlsOf(components: readonly JsonObject[]): readonly JsonObject[] {
  return components.flatMap((one) => {
    const accessory = one['accessory'];
    const label = one['component'];
    const inner = [
      ...objectsAt(one, 'components'),
      ...(isObject(accessory) ? [accessory] : []),
      ...(isObject(label) ? [label] : []),
    ];
    return inner.length > 0 ? controlsOf(inner) : [one];
  });
}
