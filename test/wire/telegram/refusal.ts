import type { ResponseParameters } from '@grammyjs/types';

/** The server says no. A `violation` is what a correct client never asks for. */
export class Refusal extends Error {
  readonly code: number;
  readonly violation: boolean;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, violation: boolean, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.violation = violation;
    this.parameters = parameters;
  }
}

/** Refuses what can happen to a correct client too. */
export function refuse(code: number, description: string, parameters?: ResponseParameters): Refusal {
  return new Refusal(code, description, false, parameters);
}

/** Refuses with 400 what a correct client never sends. */
export function violate(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, true);
}
