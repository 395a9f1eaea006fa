import type { Json } from './json.ts';

/** A file of a request. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** One request, as it came in. */
export interface Call {
  /** Its number, from 1. */
  readonly n: number;
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  /** The path with names for its ids, for instance `/channels/{channel}/messages`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body; of a multipart request its `payload_json`. */
  readonly body: Json | undefined;
  readonly multipart: boolean;
  readonly files: readonly SentFile[];
  /** The id of the user whom it concerns, where that can be told. */
  readonly user: string | undefined;
  /** Its number among the calls that concern this user, from 1; 0 without a user. */
  readonly nth: number;
  /** What became of it; undefined while it runs, or when its answer was withheld. */
  status: number | undefined;
  fault: Fault | undefined;
  /** Whether nothing more happens to it. */
  finished: boolean;
}

/**
 * What the wire does to a call: `500`; `502` with a page of HTML; `reset` cuts the connection before anything is done;
 * `hang` never answers; `lost` does it, and cuts the connection instead of answering; `retryAfter` (seconds) is a 429;
 * `holds` does it only once the promise resolves.
 */
export type Fault =
  | '500'
  | '502'
  | 'reset'
  | 'hang'
  | 'lost'
  | { readonly retryAfter: number; readonly global?: boolean }
  | { readonly holds: Promise<unknown> };
