import { isList, isObject, type Json, type JsonObject } from './json.ts';
import type { Pings } from './world.ts';

const NOBODY: Pings = { everyone: false, users: [], roles: [] };

/**
 * Whom a message would notify by name. Deliberately wary: code spans and missing permissions excuse nothing, so that
 * “nobody was pinged” means it.
 */
export function pingsOf(
  content: string,
  allowed: Json | undefined,
  where: { readonly guild: boolean; readonly repliedTo?: string | undefined },
): Pings {
  const named = {
    everyone: where.guild && /@(?:everyone|here)/.test(content),
    users: unique(content.matchAll(/<@!?(\d+)>/g)),
    roles: unique(content.matchAll(/<@&(\d+)>/g)),
  };
  const replied = where.repliedTo === undefined ? [] : [where.repliedTo];
  if (!isObject(allowed)) return { ...named, users: [...new Set([...named.users, ...replied])] };
  return {
    everyone: named.everyone && parses(allowed, 'everyone'),
    users: [
      ...new Set([
        ...named.users.filter((id) => parses(allowed, 'users') || lists(allowed, 'users', id)),
        ...(allowed['replied_user'] === true ? replied : []),
      ]),
    ],
    roles: named.roles.filter((id) => parses(allowed, 'roles') || lists(allowed, 'roles', id)),
  };
}

export const nobody = (): Pings => NOBODY;

function parses(allowed: JsonObject, kind: string): boolean {
  return isList(allowed['parse']) && allowed['parse'].includes(kind);
}

function lists(allowed: JsonObject, kind: string, id: string): boolean {
  const ids = allowed[kind];
  return isList(ids) && ids.includes(id);
}

function unique(matches: Iterable<RegExpMatchArray>): readonly string[] {
  return [...new Set(Array.from(matches, (match) => match[1] ?? ''))];
}
