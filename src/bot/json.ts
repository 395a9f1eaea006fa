/** Any JSON value: what records, journal lines and outcomes are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Do both say the same as JSON? What is undefined says nothing there. Shared parts are not looked at. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isHolder(a) || !isHolder(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in a) if (!(key in b) && a[key] !== undefined) return false;
  for (const key in b) if (!sameJson(a[key], b[key])) return false;
  return true;
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
