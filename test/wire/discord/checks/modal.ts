import type { Form } from '../form.ts';
import { numberAt, type Json, type JsonObject } from '../json.ts';
import { COMPONENT } from '../numbers.ts';
import { checkCustomId, checkSelect } from './components.ts';

type Path = readonly (string | number)[];

const MAX_ROWS = 5;
const LABEL_HOLDS: readonly number[] = [
  COMPONENT.TextInput,
  COMPONENT.StringSelect,
  COMPONENT.UserSelect,
  COMPONENT.RoleSelect,
  COMPONENT.MentionableSelect,
  COMPONENT.ChannelSelect,
];

/** A form that an interaction is answered with. */
export function checkModal(form: Form, value: Json | undefined): void {
  const data = form.object(['data'], value);
  if (!data) return;
  form.known(['data'], data, ['custom_id', 'title', 'components']);
  form.text(['data', 'custom_id'], data['custom_id'], { min: 1, max: 100, required: true });
  form.text(['data', 'title'], data['title'], { min: 1, max: 45, required: true });
  const rows = form.list(['data', 'components'], data['components'], {
    min: 1,
    max: MAX_ROWS,
    required: true,
  });
  const ids = new Set<string>();
  for (const [at, one] of rows.entries()) {
    const path = ['data', 'components', at];
    const row = form.object(path, one);
    if (!row) continue;
    if (row['type'] === COMPONENT.ActionRow) checkInputRow(form, path, row, ids);
    else if (row['type'] === COMPONENT.Label) checkLabel(form, path, row, ids);
    else if (row['type'] !== COMPONENT.TextDisplay)
      form.choice([...path, 'type'], [COMPONENT.ActionRow, COMPONENT.TextDisplay, COMPONENT.Label]);
  }
}

function checkInputRow(form: Form, path: Path, row: JsonObject, ids: Set<string>): void {
  form.known(path, row, ['type', 'id', 'components']);
  const inside = form.list([...path, 'components'], row['components'], { min: 1, max: 1, required: true });
  const input = form.object([...path, 'components', 0], inside[0]);
  if (!input) return;
  if (input['type'] !== COMPONENT.TextInput)
    return form.choice([...path, 'components', 0, 'type'], [COMPONENT.TextInput]);
  checkTextInput(form, [...path, 'components', 0], input, ids);
  form.text([...path, 'components', 0, 'label'], input['label'], { min: 1, max: 45, required: true });
}

function checkLabel(form: Form, path: Path, label: JsonObject, ids: Set<string>): void {
  form.known(path, label, ['type', 'id', 'label', 'description', 'component']);
  form.text([...path, 'label'], label['label'], { min: 1, max: 45, required: true });
  form.text([...path, 'description'], label['description'], { max: 100 });
  const inner = form.object([...path, 'component'], label['component']);
  if (!inner) return;
  const type = numberAt(inner, 'type') ?? 0;
  if (!LABEL_HOLDS.includes(type)) return form.choice([...path, 'component', 'type'], LABEL_HOLDS);
  if (type === COMPONENT.TextInput) checkTextInput(form, [...path, 'component'], inner, ids);
  else checkSelect(form, [...path, 'component'], inner, ids);
}

function checkTextInput(form: Form, path: Path, input: JsonObject, ids: Set<string>): void {
  form.known(path, input, [
    'type',
    'id',
    'custom_id',
    'style',
    'label',
    'min_length',
    'max_length',
    'required',
    'value',
    'placeholder',
  ]);
  checkCustomId(form, path, input, ids);
  if (input['style'] === undefined) form.required([...path, 'style']);
  else if (input['style'] !== 1 && input['style'] !== 2) form.choice([...path, 'style'], [1, 2]);
  const min = form.integer([...path, 'min_length'], input['min_length'], 0, 4000) ?? 0;
  const max = form.integer([...path, 'max_length'], input['max_length'], 1, 4000) ?? 4000;
  if (min > max)
    form.fail(
      [...path, 'min_length'],
      'TEXT_INPUT_COMPONENT_INVALID_MIN_LENGTH',
      'min_length must not exceed max_length.',
    );
  form.boolean([...path, 'required'], input['required']);
  form.text([...path, 'placeholder'], input['placeholder'], { max: 100 });
  form.text([...path, 'value'], input['value'], { max });
}
