import { ApplicationCommandType, Locale } from 'discord-api-types/v10';
import type { Form } from '../form.ts';
import { isObject, numberAt, textAt, type Json, type JsonObject } from '../json.ts';
import { OPTION } from '../numbers.ts';

type Path = readonly (string | number)[];

const CHAT: number = ApplicationCommandType.ChatInput;
export const MAX_COMMANDS = 100;
const MAX_OPTIONS = 25;
const MAX_ALL_TEXT = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_INTEGER = Number.MAX_SAFE_INTEGER;
const LOCALES: readonly string[] = Object.values(Locale);
const FIELDS = [
  'id',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'dm_permission',
  'default_permission',
  'integration_types',
  'contexts',
  'type',
  'nsfw',
  'handler',
];

/** One command as it is registered. `partial` for a change of some fields. */
export function checkCommand(
  form: Form,
  path: Path,
  command: JsonObject,
  where: { readonly guild: boolean; readonly partial: boolean },
): void {
  form.known(path, command, FIELDS);
  const type = form.integer([...path, 'type'], command['type'], 1, 4) ?? CHAT;
  const chat = type === CHAT;
  if (!where.partial || command['name'] !== undefined)
    checkName(form, [...path, 'name'], command['name'], chat);
  localized(form, [...path, 'name_localizations'], command['name_localizations'], (at, value) =>
    checkName(form, at, value, chat),
  );
  if (chat) {
    if (!where.partial || command['description'] !== undefined)
      form.text([...path, 'description'], command['description'], { min: 1, max: 100, required: true });
  } else if (textAt(command, 'description'))
    form.fail(
      [...path, 'description'],
      'APPLICATION_COMMAND_INVALID_DESCRIPTION',
      'Only chat commands have a description.',
    );
  localized(
    form,
    [...path, 'description_localizations'],
    command['description_localizations'],
    (at, value) => {
      form.text(at, value, { min: 1, max: 100 });
    },
  );
  if (where.guild && command['contexts'] !== undefined && command['contexts'] !== null)
    form.fail(
      [...path, 'contexts'],
      'APPLICATION_COMMAND_CONTEXTS_GUILD',
      'Contexts are for global commands only.',
    );
  numbers(form, [...path, 'contexts'], command['contexts'], 2);
  numbers(form, [...path, 'integration_types'], command['integration_types'], 1);
  form.boolean([...path, 'nsfw'], command['nsfw']);
  checkOptions(form, [...path, 'options'], command['options'], 0);
  if (textOf(command) > MAX_ALL_TEXT)
    form.fail(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_ALL_TEXT})`);
}

function checkName(form: Form, path: Path, value: Json | undefined, lower: boolean): void {
  const name = form.text(path, value, { min: 1, max: 32, required: true });
  if (name === undefined || !lower || name === '') return;
  if (!NAME.test(name) || name !== name.toLowerCase())
    form.fail(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function localized(
  form: Form,
  path: Path,
  value: Json | undefined,
  check: (path: Path, value: Json | undefined) => void,
): void {
  const texts = form.optional(path, value);
  if (!texts) return;
  for (const [locale, text] of Object.entries(texts)) {
    if (!LOCALES.includes(locale)) form.choice([...path, locale], LOCALES);
    else check([...path, locale], text);
  }
}

function numbers(form: Form, path: Path, value: Json | undefined, top: number): void {
  if (value === undefined || value === null) return;
  const list = form.list(path, value, { min: 1, max: top + 1 });
  const range = Array.from({ length: top + 1 }, (_, at) => at);
  for (const [at, one] of list.entries())
    if (typeof one !== 'number' || !range.includes(one)) form.choice([...path, at], range);
  if (new Set(list).size !== list.length)
    form.fail(path, 'SET_TYPE_CONTAINS_DUPLICATES', 'Contains duplicates.');
}

function checkOptions(form: Form, path: Path, value: Json | undefined, depth: number): void {
  const names = new Set<string>();
  let optional = false;
  for (const [at, one] of form.list(path, value, { max: MAX_OPTIONS }).entries()) {
    const here = [...path, at];
    const option = form.object(here, one);
    if (!option) continue;
    checkOption(form, here, option, depth);
    const name = textAt(option, 'name') ?? '';
    if (names.has(name))
      form.fail([...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name is already used');
    names.add(name);
    if (option['required'] === true && optional)
      form.fail(
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option['required'] !== true) optional = true;
  }
}

function checkOption(form: Form, path: Path, option: JsonObject, depth: number): void {
  form.known(path, option, [
    'type',
    'name',
    'name_localizations',
    'description',
    'description_localizations',
    'required',
    'choices',
    'options',
    'channel_types',
    'min_value',
    'max_value',
    'min_length',
    'max_length',
    'autocomplete',
  ]);
  const type = numberAt(option, 'type');
  if (type === undefined) form.required([...path, 'type']);
  else if (!Number.isInteger(type) || type < 1 || type > 11)
    form.choice([...path, 'type'], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  checkName(form, [...path, 'name'], option['name'], true);
  localized(form, [...path, 'name_localizations'], option['name_localizations'], (at, value) =>
    checkName(form, at, value, true),
  );
  form.text([...path, 'description'], option['description'], { min: 1, max: 100, required: true });
  form.boolean([...path, 'required'], option['required']);
  for (const bound of ['min_value', 'max_value'])
    if (type === OPTION.Integer) form.integer([...path, bound], option[bound], -MAX_INTEGER, MAX_INTEGER);
    else form.number([...path, bound], option[bound]);
  for (const bound of ['min_length', 'max_length']) form.integer([...path, bound], option[bound], 0, 6000);
  const nests = type === OPTION.Subcommand || type === OPTION.SubcommandGroup;
  if ((type === OPTION.SubcommandGroup && depth > 0) || (type === OPTION.Subcommand && depth > 1))
    form.fail(
      [...path, 'type'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command option types are invalid here',
    );
  if (nests) checkOptions(form, [...path, 'options'], option['options'], depth + 1);
  const choices = form.list([...path, 'choices'], option['choices'], { max: MAX_OPTIONS });
  if (choices.length > 0 && option['autocomplete'] === true)
    form.fail(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
      'Choices and autocomplete exclude each other.',
    );
  for (const [at, one] of choices.entries()) checkChoice(form, [...path, 'choices', at], one, type);
}

/** A choice of an option, in a registration or an autocompletion. */
export function checkChoice(form: Form, path: Path, value: Json, type: number | undefined): void {
  const choice = form.object(path, value);
  if (!choice) return;
  form.known(path, choice, ['name', 'name_localizations', 'value']);
  form.text([...path, 'name'], choice['name'], { min: 1, max: 100, required: true });
  if (choice['value'] === undefined || choice['value'] === null) return form.required([...path, 'value']);
  const number = type === OPTION.Integer || type === OPTION.Number;
  if (number && typeof choice['value'] !== 'number')
    form.fail([...path, 'value'], 'NUMBER_TYPE_COERCE', 'Value is not a number.');
  if (!number) form.text([...path, 'value'], choice['value'], { min: 1, max: 100, required: true });
}

function textOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one: Json) => sum + textOf(one), 0);
  if (!isObject(value)) return 0;
  const own = ['name', 'description', 'value'].reduce(
    (sum, key) => sum + (textAt(value, key)?.length ?? 0),
    0,
  );
  return own + textOf(value['options']) + textOf(value['choices']);
}
