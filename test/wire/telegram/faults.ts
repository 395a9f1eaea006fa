import type { Call } from './calls.ts';

/** What can go wrong between the bot and the server. */
export type Fault =
  /** The server asks for patience. */
  | { readonly is: 'too-many'; readonly retryAfter: number }
  /** 500, as JSON. */
  | { readonly is: 'internal' }
  /** 502 from something in between, as HTML. */
  | { readonly is: 'bad-gateway' }
  /** The connection is reset before anything was done. */
  | { readonly is: 'reset' }
  /** Nothing is done, and nothing is ever answered. */
  | { readonly is: 'hang' }
  /** Everything is done, and the connection is cut instead of the answer. */
  | { readonly is: 'lost' };

/** Looks at a call before it is done, and says what goes wrong with it. */
export type Decide = (call: Call) => Fault | undefined;

export interface Faults {
  /** The first decider that finds one counts. Returns how to take the decider away. */
  add(decide: Decide): () => void;
  of(call: Call): Fault | undefined;
}

export function makeFaults(): Faults {
  const deciders = new Set<Decide>();
  return {
    add: (decide) => {
      deciders.add(decide);
      return () => deciders.delete(decide);
    },
    of: (call) => {
      for (const decide of deciders) {
        const fault = decide(call);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}
