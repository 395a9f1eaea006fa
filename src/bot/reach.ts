import { openDialogue, putAgain } from './dialogue.ts';
import { repeatPost } from './post.ts';
import { hasComeback, isLost, say, tell, type Turn } from './turn.ts';

/**
 * Nobody can be reached on a platform any more. Where another one is left, that is said there once, with what is
 * open; else everything rests until somebody speaks.
 */
export function unreachable(turn: Turn, platform: string): void {
  const { record } = turn;
  if (record.lost?.[platform]) return;
  record.lost = { ...record.lost, [platform]: true };
  if (record.postsTo === platform) delete record.postsTo;
  if (isLost(turn)) return;
  say(turn, [tell(turn, 'unreachable', { platform: nameOf(turn, platform) })], { urgency: 'post' });
  const dialogue = openDialogue(turn);
  if (dialogue) return putAgain(turn, dialogue);
  if (hasComeback(turn)) repeatPost(turn);
}

/** They let us write again. */
export function back(turn: Turn, platform: string): void {
  const { [platform]: was, ...others } = turn.record.lost ?? {};
  if (!was) return;
  if (Object.keys(others).length > 0) turn.record.lost = others;
  else delete turn.record.lost;
}

/** Somebody speaks from where they could not be reached: said once, and that nothing was posted where that is so. */
export function foundAgain(turn: Turn): void {
  if (turn.on === undefined || !turn.record.lost?.[turn.on]) return;
  back(turn, turn.on);
  // One is the chat they speak from; with another it all went on there.
  const several = turn.homes().filter(({ reachable }) => reachable).length > 1;
  const key = several ? 'reachable-here' : 'reachable-again';
  say(turn, [tell(turn, key, { platform: nameOf(turn, turn.on) })]);
}

/** A platform's name, as a person reads it. */
export function nameOf(turn: Turn, platform: string): string {
  return turn.words.has(`platform-${platform}`) ? tell(turn, `platform-${platform}`) : platform;
}
