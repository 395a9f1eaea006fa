/** A message as somebody sees it, whatever the platform. */
export interface Shown {
  readonly text: string;
  /** What can be tapped now. */
  readonly labels: readonly string[];
  readonly file?: { readonly name: string; readonly text: string };
  /** Presses one of its buttons, also one that has gone since: as a slow thumb or a forger would. */
  taps(label: string): Promise<void>;
}

/** Somebody with an account on a platform. */
export interface Someone {
  /** Writes; a line with a slash is a command, given as it is given there. */
  says(text: string): Promise<void>;
  /** The next message or edit that matches and was not taken before. */
  hears(what: RegExp): Promise<Shown>;
  /** Everything on the screen, as it stands now. */
  sees(): Promise<readonly Shown[]>;
}

/** The whole program on one platform, with a clock that moves when told. */
export interface Stage {
  readonly name: string;
  someone(name: string): Promise<Someone>;
  /** Lets time pass until then; everything that is due on the way happens. */
  until(instant: string): Promise<void>;
  /** What a correct client never does, as the platform noted it. */
  violations(): readonly unknown[];
  /** Every mark, mention or refusal that somebody's words have led to. */
  pinged(): readonly unknown[];
}

/** The first moment of every story: a Sunday, so that the week begins with the first run on Monday. */
export const SUNDAY = '2026-03-01T09:00:00.000Z';
