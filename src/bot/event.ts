/** Where a person can be reached: a platform's name and its own opaque id for the conversation. */
export interface Address {
  readonly platform: string;
  readonly id: string;
}

/** What the platform knows of somebody before we ask: used for the first question only. */
export interface Hints {
  readonly zone?: string;
  readonly locale?: string;
}

/** A button's press: `ref` names the question or post that carried it, `button` the answer it gives. */
export interface Press {
  readonly type: 'press';
  readonly ref: string;
  readonly button: string;
}

/** A line that a person wrote; a command when it begins with a slash. */
export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly hints?: Hints;
}

/** The passing of time: the record asked to be woken. */
export interface Wake {
  readonly type: 'wake';
}

/** Whatever can happen to a record. Plain JSON: the journal keeps every one. */
export type Event = Press | Text | Wake;
