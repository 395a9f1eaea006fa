import type { JsonObject } from './json.ts';
import type { Ask } from './world.ts';

/** A form on somebody's screen. */
export interface OpenModal {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly ModalField[];
  /** Its components as they were sent. */
  readonly components: readonly JsonObject[];
  readonly ask: Ask;
}

export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder: string | undefined;
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  readonly long: boolean;
}
