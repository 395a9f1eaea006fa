import type { GatewayEvents } from './gateway-events.ts';

/** What somebody who connects is met with. */
export type Greeting =
  | 'hello'
  /** A WebSocket that says nothing. */
  | 'silence'
  /** A connection that never becomes a WebSocket. */
  | 'stall'
  | 'drop'
  | { readonly close: number }
  /** An HTTP error instead of a WebSocket. */
  | { readonly http: number };
/** What a RESUME is answered with. */
export type ResumeAnswer =
  | 'replay'
  /** Resumed, and in the same breath declared invalid. */
  | 'replay-then-invalid'
  | 'drop'
  | 'silence'
  | { readonly invalid: boolean }
  | { readonly close: number };

/** The gateway in a test's hands. */
export interface Gateway extends GatewayEvents {
  /** Milliseconds between heartbeats, as told to whoever connects from now on. */
  heartbeatEvery: number;
  /** Whether heartbeats are acknowledged. */
  acks: boolean;
  /** How the n-th connection from now on is met. */
  greets(decide: (nth: number) => Greeting): void;
  /** How the n-th RESUME from now on is answered. */
  answersResumes(decide: (nth: number) => ResumeAnswer): void;
  /** Connections that are open now. */
  readonly connections: number;
  /** Asks every client to reconnect (op 7). */
  asksToReconnect(): void;
  /** Declares every session invalid (op 9). */
  invalidates(resumable: boolean): void;
  /** Closes every connection with a code. */
  closes(code: number): void;
  /** Cuts every connection, without a word. */
  drops(): void;
}
