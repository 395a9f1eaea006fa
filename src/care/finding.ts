/** How it is with one thing: well; worth a look; or something is for somebody to mend. */
export type State = 'ok' | 'look' | 'wrong';

/** What was found, in a line, with what to do where it is not well. Nothing of anybody's, and no token. */
export interface Finding {
  readonly state: State;
  readonly text: string;
}

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const look = (text: string): Finding => ({ state: 'look', text });
export const wrong = (text: string): Finding => ({ state: 'wrong', text });

/** A line as the terminal shows it. */
export function lineOf({ state, text }: Finding): string {
  return `${state.padEnd(6)}${text.replaceAll(/\s*\n\s*/g, ' ')}`;
}

/** A time that passed, for people. */
export function ago(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}
