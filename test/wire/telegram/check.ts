import { METHODS, type Method } from './api.ts';
import { BEFORE_10_3, PARAMETERS } from './parameters.ts';
import { violate } from './refusal.ts';
import { SHAPES } from './shapes.ts';

export type Params = Readonly<Record<string, unknown>>;

interface Rule {
  readonly kind: string;
  /** How many lists deep. */
  readonly depth: number;
  readonly required: boolean;
}
type Rules = ReadonlyMap<string, Rule>;

function rulesOf(fields: Readonly<Record<string, string>>): Rules {
  return new Map(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        kind: field.replace(/[[\]!]/g, ''),
        depth: field.split('[]').length - 1,
        required: field.endsWith('!'),
      },
    ]),
  );
}

const SHAPE_RULES: ReadonlyMap<string, Rules> = new Map(
  Object.entries(SHAPES).map(([name, fields]) => [name, rulesOf(fields)]),
);
const METHOD_RULES: ReadonlyMap<string, Rules> = new Map(
  METHODS.map((name) => {
    const fields = PARAMETERS[name];
    return [name, rulesOf('ephemeral_message_parameters' in fields ? { ...fields, ...BEFORE_10_3 } : fields)];
  }),
);

const MARKUPS = {
  inline_keyboard: 'InlineKeyboardMarkup',
  keyboard: 'ReplyKeyboardMarkup',
  remove_keyboard: 'ReplyKeyboardRemove',
  force_reply: 'ForceReply',
} as const;

/** Half of a surrogate pair alone, which no UTF-8 can hold. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export function isMethod(name: string): name is Method {
  return METHOD_RULES.has(name);
}

/**
 * Holds what came against what the method takes: unknown names, missing ones and wrong types are violations. Values
 * from a form are strings; here they become what they stand for.
 */
export function checkParams(method: Method, params: Params, fromForm: boolean): Params {
  const rules = METHOD_RULES.get(method) ?? new Map<string, Rule>();
  if (!fromForm) return checkFields(method, params, rules);
  const read = Object.entries(params).map(([name, value]) => [name, readValue(rules.get(name), value)]);
  return checkFields(method, Object.fromEntries(read) as Params, rules);
}

/** A value of a form, which is text, as its rule wants it; as it came where it does not fit. */
function readValue(rule: Rule | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || !rule) return value;
  if (rule.depth === 0 && (rule.kind === 'string' || rule.kind === 'file')) return value;
  if (rule.kind === 'chat' && value.startsWith('@')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function checkFields(where: string, value: object, rules: Rules): Params {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  for (const [name, field] of entries) {
    const rule = rules.get(name);
    if (!rule) throw violate(`${where} knows no "${name}"`);
    checkValue(`${where}.${name}`, field, rule.kind, rule.depth);
  }
  const given = value as Params;
  for (const [name, rule] of rules)
    if (rule.required && (given[name] === undefined || given[name] === null))
      throw violate(
        where === 'sendMessage' && name === 'text' ? 'message text is empty' : `${where} needs "${name}"`,
      );
  return entries.length === Object.keys(value).length ? given : Object.fromEntries(entries);
}

function checkValue(where: string, value: unknown, kind: string, depth: number): void {
  if (depth > 0) {
    if (!Array.isArray(value)) throw violate(`${where} must be a list`);
    for (const [at, one] of value.entries()) checkValue(`${where}[${at}]`, one, kind, depth - 1);
    return;
  }
  const rules = SHAPE_RULES.get(kind === 'markup' ? markupOf(where, value) : kind);
  if (!rules) {
    checkLeaf(where, value, kind);
    return;
  }
  // A button of a reply keyboard may be its text alone.
  if (kind === 'KeyboardButton' && typeof value === 'string') {
    checkLeaf(where, value, 'string');
    return;
  }
  checkFields(where, asObject(where, value), rules);
}

function markupOf(where: string, value: unknown): string {
  const given = asObject(where, value);
  const found = Object.entries(MARKUPS).filter(([key]) => key in given);
  if (found.length !== 1) throw violate(`${where} is no keyboard that exists`);
  return found[0]?.[1] ?? '';
}

function asObject(where: string, value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw violate(`${where} must be an object`);
  return value;
}

function checkLeaf(where: string, value: unknown, kind: string): void {
  if (typeof value === 'string' && LONE_SURROGATE.test(value))
    throw violate('strings must be encoded in UTF-8');
  if (kind === 'unbuilt') throw violate(`${where} exists, but this fake server does not know what it does`);
  if (kind === 'retired') throw violate(`${where} is retired`);
  if (!isLeaf(value, kind)) throw violate(`${where} must be ${kind}, and is ${JSON.stringify(value)}`);
}

function isLeaf(value: unknown, kind: string): boolean {
  if (kind === 'int') return Number.isSafeInteger(value);
  if (kind === 'bool') return typeof value === 'boolean';
  if (kind === 'true') return value === true;
  if (kind === 'chat')
    return Number.isSafeInteger(value) || (typeof value === 'string' && /^@\w{4,32}$/.test(value));
  return typeof value === 'string';
}
