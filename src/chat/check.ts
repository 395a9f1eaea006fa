/** What came of asking a platform whether it knows a token. Nothing of the token's is in it. */
export type Checked = {
  /** The platform's own time, as its answer says it, where it says one (`Date` of HTTP, whole seconds). */
  readonly date?: string;
} & (
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'unknown-token' }
  /** The platform answered, and did not say: with that number. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nobody answered, by what the system calls it. */
  | { readonly kind: 'unreachable'; readonly code: string }
);

/** Where a platform is asked, and with which token. */
export interface CheckParts {
  readonly token: string;
  readonly apiRoot?: string;
  /** How long the answer may take, in milliseconds. */
  readonly callTimeout?: number;
}
