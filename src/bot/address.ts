/** Where a person can be reached: a platform's name and its own opaque id for the conversation. */
export interface Address {
  readonly platform: string;
  readonly id: string;
}

/** Are both the same conversation? */
export function sameAddress(a: Address | undefined, b: Address | undefined): boolean {
  return a?.platform === b?.platform && a?.id === b?.id;
}
