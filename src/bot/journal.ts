import type { Event } from './event.ts';
import { sameJson, type Json } from './json.ts';

/** One accepted event and what came of it. Lines are never changed, and end only when their owner is forgotten. */
export interface JournalLine {
  /** 1, 2, 3 … within one record. */
  readonly seq: number;
  /** When it happened, ISO-8601 UTC. */
  readonly at: string;
  readonly event: Event;
  /** The version of the content (rules and words) it was answered with. */
  readonly content: string;
  /** How the record changed: a JSON merge patch (RFC 7396). */
  readonly patch: Json;
  /** What the rules decided, where they did. */
  readonly decided?: Json;
}

/** The merge patch (RFC 7396) that turns `before` into `after`. Neither may hold a null: there it means "gone". */
export function difference(before: Json | undefined, after: Json): Json {
  if (!isObject(before) || !isObject(after)) return after;
  const patch: Record<string, Json> = {};
  for (const key of Object.keys(before)) if (after[key] === undefined) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (!sameJson(old, value)) patch[key] = isObject(old) && isObject(value) ? difference(old, value) : value;
  }
  return patch;
}

/** Applies one merge patch (RFC 7396) and returns the result; neither argument is changed. */
function applied(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = { ...(isObject(target) ? target : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = applied(result[key], value);
  }
  return result;
}

/** The record that a journal leads to. No rule is asked: what was decided stays decided. */
export function fold(lines: readonly Pick<JournalLine, 'patch'>[]): Json | undefined {
  return lines.reduce<Json | undefined>((record, line) => applied(record, line.patch), undefined);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
