import type { Message } from '@fluent/bundle';

/** The parsed text of a Fluent message. */
export type Pattern = NonNullable<Message['value']>;

type Element = Exclude<Pattern, string>[number];

/** The variables that a text takes, and the other texts it uses. */
export function used(pattern: Pattern): { variables: string[]; uses: string[] } {
  const found = { variables: [] as string[], uses: [] as string[] };
  collect(pattern, found);
  return { variables: [...new Set(found.variables)].toSorted(), uses: [...new Set(found.uses)] };
}

function collect(pattern: Pattern, found: { variables: string[]; uses: string[] }): void {
  if (typeof pattern === 'string') return;
  for (const element of pattern) visit(element, found);
}

function visit(element: Element, found: { variables: string[]; uses: string[] }): void {
  if (typeof element === 'string') return;
  switch (element.type) {
    case 'var':
      found.variables.push(element.name);
      return;
    case 'mesg':
      found.uses.push(element.name);
      return;
    case 'term':
      found.uses.push(`-${element.name}`);
      return;
    case 'func':
      for (const argument of element.args) if (argument.type !== 'narg') visit(argument, found);
      return;
    case 'select':
      visit(element.selector, found);
      for (const variant of element.variants) collect(variant.value, found);
      return;
    default:
  }
}
