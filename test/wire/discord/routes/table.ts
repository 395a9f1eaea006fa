import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import type { Route } from './route.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

const ROUTES: readonly Route[] = [
  ...userRoutes,
  ...messageRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...commandRoutes,
  ...guildRoutes,
];

interface Entry {
  readonly route: Route;
  readonly steps: readonly string[];
}

/** Those with fewer names first, so that `@me` and `@original` win. */
const ENTRIES: readonly Entry[] = ROUTES.map((route) => ({
  route,
  steps: route.template.split('/'),
})).toSorted((a, b) => namesIn(a.steps) - namesIn(b.steps));

/** By number of steps. */
const TABLE: ReadonlyMap<number, readonly Entry[]> = new Map(
  ENTRIES.map(({ steps }) => [steps.length, ENTRIES.filter((one) => one.steps.length === steps.length)]),
);

function namesIn(steps: readonly string[]): number {
  return steps.filter((step) => step.startsWith('{')).length;
}

export interface Hit {
  readonly route: Route | undefined;
  /** Whether the path is known, with another method perhaps. */
  readonly known: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of a request. */
export function find(method: string, path: string): Hit {
  const parts = path.split('/');
  let known = false;
  for (const { route, steps } of TABLE.get(parts.length) ?? []) {
    if (!steps.every((step, at) => step.startsWith('{') || step === parts[at])) continue;
    known = true;
    if (route.method !== method) continue;
    const params = steps.flatMap((step, at) =>
      step.startsWith('{') ? [[step.slice(1, -1), parts[at] ?? ''] as const] : [],
    );
    return { route, known, params: Object.fromEntries(params) };
  }
  return { route: undefined, known, params: {} };
}
