import { addHours, type Instant } from '../../coach/day.ts';
import { say, tell, type Conversation } from '../turn.ts';

/** The platform tells who decides for a room when a command is said there, and not afterwards: that counts so long, in hours. */
const DECIDES_HOURS = 1;

/** Until when somebody decides for a room who said a command there at `now`. */
export function decidesUntil(now: Instant): Instant {
  return addHours(now, DECIDES_HOURS);
}

/** A dialogue about a room that ends in nothing where its `until` is over: by then they may decide there no more. */
export function ofAdministrators(conversation: Conversation): Conversation {
  return {
    ...conversation,
    finish(turn, dialogue) {
      if (turn.now > (dialogue.about['until'] ?? '')) return say(turn, [tell(turn, 'club-late')]);
      conversation.finish(turn, dialogue);
    },
  };
}
