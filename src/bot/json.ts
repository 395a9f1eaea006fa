/** Any JSON value: what records, journal lines and outcomes are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
