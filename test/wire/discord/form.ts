import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { ApiError } from './api-error.ts';
import { isList, isObject, type Json, type JsonObject } from './json.ts';

type Path = readonly (string | number)[];

interface Node {
  _errors?: { code: string; message: string }[];
  [key: string]: Node | { code: string; message: string }[] | undefined;
}

/**
 * Reads a body the way Discord does: every fault is collected under its path and told at once as “Invalid Form Body”.
 * What Discord only ignores, but no correct client sends, is handed to `onOddity`.
 */
export class Form {
  readonly #root: Node = {};
  #failed = false;
  readonly #onOddity: (what: string) => void;

  readonly #prefix: Path;

  constructor(onOddity: (what: string) => void, prefix: Path = []) {
    this.#onOddity = onOddity;
    this.#prefix = prefix;
  }

  /** A form of its own, whose faults stand under a key of this one's body. */
  under(key: string): Form {
    return new Form(this.#onOddity, [...this.#prefix, key]);
  }

  fail(path: Path, code: string, message: string): void {
    let node = this.#root;
    for (const step of [...this.#prefix, ...path]) {
      const inner = node[String(step)];
      const next: Node = inner === undefined || Array.isArray(inner) ? {} : inner;
      node[String(step)] = next;
      node = next;
    }
    node._errors = [...(node._errors ?? []), { code, message }];
    this.#failed = true;
  }

  odd(path: Path, what: string): void {
    this.#onOddity(`${[...this.#prefix, ...path].join('.')}: ${what}`);
  }

  required(path: Path): void {
    this.fail(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  choice(path: Path, among: readonly (string | number)[]): void {
    this.fail(path, 'BASE_TYPE_CHOICES', `Value must be one of {${among.join(', ')}}.`);
  }

  /** Fields that Discord does not know are ignored by it, and remembered here. */
  known(path: Path, object: JsonObject, fields: readonly string[]): void {
    for (const [key, value] of Object.entries(object))
      if (value !== undefined && !fields.includes(key)) this.odd([...path, key], 'unknown field');
  }

  /** A text with its bounds in characters; undefined where it is absent or wrong. */
  text(
    path: Path,
    value: Json | undefined,
    bounds: { readonly min?: number; readonly max: number; readonly required?: boolean },
  ): string | undefined {
    if (value === undefined || value === null) {
      if (bounds.required) this.required(path);
      return undefined;
    }
    if (typeof value !== 'string') {
      this.fail(path, 'STRING_TYPE_INVALID', 'Could not interpret as string.');
      return undefined;
    }
    const length = value.length <= bounds.max ? value.length : Array.from(value).length;
    const min = bounds.min ?? 0;
    if (length < min && length === 0) this.required(path);
    else if (length < min || (length > bounds.max && min > 0))
      this.fail(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${bounds.max} in length.`);
    else if (length > bounds.max)
      this.fail(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${bounds.max} or fewer in length.`);
    return value;
  }

  /** A whole number with its bounds. */
  integer(path: Path, value: Json | undefined, min: number, max: number): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.fail(path, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
      return undefined;
    }
    if (value < min)
      this.fail(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    if (value > max) this.fail(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    return value;
  }

  /** Any number. */
  number(path: Path, value: Json | undefined): void {
    if (value !== undefined && value !== null && typeof value !== 'number')
      this.fail(path, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not a number.`);
  }

  boolean(path: Path, value: Json | undefined): void {
    if (value !== undefined && value !== null && typeof value !== 'boolean')
      this.fail(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }

  /** A list with its bounds; empty where it is absent or wrong. */
  list(
    path: Path,
    value: Json | undefined,
    bounds: { readonly min?: number; readonly max: number; readonly required?: boolean },
  ): readonly Json[] {
    if (value === undefined || value === null) {
      if (bounds.required) this.required(path);
      return [];
    }
    if (!isList(value)) {
      this.fail(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    const min = bounds.min ?? 0;
    if (value.length < min || (value.length > bounds.max && min > 0))
      this.fail(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${bounds.max} in length.`);
    else if (value.length > bounds.max)
      this.fail(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${bounds.max} or fewer in length.`);
    return value;
  }

  /** An object, or undefined and a fault. */
  object(path: Path, value: Json | undefined): JsonObject | undefined {
    if (isObject(value)) return value;
    this.fail(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }

  /** The same for what may be left out. */
  optional(path: Path, value: Json | undefined): JsonObject | undefined {
    return value === undefined || value === null ? undefined : this.object(path, value);
  }

  /** Throws “Invalid Form Body” if anything was wrong. */
  settle(): void {
    if (!this.#failed) return;
    throw new ApiError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', {
      errors: this.#root,
      mistake: true,
    });
  }
}
