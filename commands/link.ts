import { addHours, timeOf } from '../src/coach/day.ts';
import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { moment } from '../src/bot/moment.ts';
import { say, tell } from '../src/bot/turn.ts';
import { codeIn, mayTryCode } from '../src/bot/wrong-codes.ts';

/** How long a code can be used, in minutes: long enough to open the other app, too short to lie about. */
const CODE_MINUTES = 10;

/** Joins two chats of one runner: without words it gives a code, with a code it joins the chat that gave it. */
export const link: Command = {
  name: 'link',
  enrolled: false,
  options: [{ name: 'code' }],
  run(turn, args) {
    const code = codeIn(args);
    if (code === '') {
      const until = addHours(turn.now, CODE_MINUTES / 60);
      const own = turn.newCode();
      turn.link = { kind: 'offer', code: own, until };
      const time = moment('time', until, timeOf(until, turn.record.zone));
      return say(turn, [tell(turn, 'link-code', { code: own, time }), tell(turn, 'link-secret')]);
    }
    if (!mayTryCode(turn)) return say(turn, [tell(turn, 'link-tries')]);
    open(turn, 'link', { code });
  },
};
