import { timeOf } from '../coach/day.ts';
import { answerText, asksForZone, openDialogue, putAgain } from './dialogue.ts';
import { hasComeback, say, tell, type Turn } from './turn.ts';
import { zoneName } from './zone.ts';

/**
 * Somebody shared where they are, and `zone` came of it. Where a zone is asked it answers; else it changes nothing by
 * itself (many share a place for another reason), but to somebody new it is what will be offered. False where there is
 * nothing to say about it: somebody new who is asked nothing.
 */
export function placeShared(turn: Turn, zone: string): boolean {
  const dialogue = openDialogue(turn);
  if (dialogue && asksForZone(turn, dialogue)) {
    answerText(turn, dialogue, zone);
    return true;
  }
  const values = { zone: zoneName(zone), time: timeOf(turn.now, zone) };
  const same = turn.record.zone === zone;
  if (!hasComeback(turn)) turn.record.zone = zone;
  if (!hasComeback(turn) && !dialogue) return false;
  const word = tell(turn, hasComeback(turn) && !same ? 'place-elsewhere' : 'place-noted', values);
  if (dialogue) putAgain(turn, dialogue, word);
  else say(turn, [word]);
  return true;
}
