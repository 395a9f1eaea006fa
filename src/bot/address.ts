/** Where a person can be reached: a platform's name and its own opaque id for the conversation. */
export interface Address {
  readonly platform: string;
  readonly id: string;
}
