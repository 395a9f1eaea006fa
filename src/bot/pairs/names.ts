import { open } from '../dialogue.ts';
import { list } from '../format.ts';
import { quote } from '../quote.ts';
import { tell, type Turn } from '../turn.ts';
import { runnerOf } from './members.ts';

/** What somebody wants to be called, as it is said: their own words. */
export function called(turn: Turn, id: string): string {
  const name = runnerOf(turn.look, id)?.name;
  return name === undefined ? tell(turn, 'buddy-someone') : quote(name);
}

/** Several of them: "Ana, Ben and Mei". */
export function calledAll(turn: Turn, ids: readonly string[]): string {
  return list(
    turn.words,
    ids.map((id) => called(turn, id)),
  );
}

/** Asks what to call the runner where that is not known; what they were about to do goes on afterwards. */
export function isNamed(turn: Turn, about: Readonly<Record<string, string>>): boolean {
  if (turn.record.name !== undefined) return true;
  open(turn, 'buddy-name', about);
  return false;
}

/** What shows nothing by itself: signs that only change others, and the blank ones among letters and symbols. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\u{2800}]/gu;

/** The name in what was typed: one line in which something can be seen; undefined where nothing can. */
export function nameIn(words: unknown): string | undefined {
  const name = quote(String(words)).slice(1, -1);
  return name.replaceAll(UNSEEN, '') === '' ? undefined : name;
}
