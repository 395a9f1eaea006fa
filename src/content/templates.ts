import { variablesOf, type Texts } from './locale.ts';

/**
 * Every text of a language whose key begins with `prefix`, by key, with its variables left to be filled in by somebody
 * else: `{ $name }'s time` gives "{name}'s time". Of a text with variants it gives the one marked by `*`.
 */
export function templatesOf(texts: Texts, prefix: string): Readonly<Record<string, string>> {
  const templates: Record<string, string> = {};
  for (const { key, isTerm } of texts.entries.values()) {
    const pattern = isTerm || !key.startsWith(prefix) ? null : texts.bundle.getMessage(key)?.value;
    if (!pattern) continue;
    const places = Object.fromEntries(variablesOf(texts, key).map((name) => [name, `{${name}}`]));
    templates[key] = texts.bundle.formatPattern(pattern, places);
  }
  return templates;
}
