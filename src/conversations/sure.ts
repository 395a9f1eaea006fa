import { open } from '../bot/dialogue.ts';
import { continueDay } from '../bot/day.ts';
import { leaveAll } from '../bot/pairs/parting.ts';
import { say, tell, type Conversation } from '../bot/turn.ts';

/** Asked once before everything is deleted. */
export const forget: Conversation = {
  kind: 'forget',
  questions: () => ['forget-sure'],
  asks: (turn) => (turn.homes().length > 1 ? { key: 'ask-forget-sure-linked' } : {}),
  finish(turn, dialogue) {
    if (dialogue.answers['forget-sure'] !== 'yes') return say(turn, [tell(turn, 'forget-kept')]);
    turn.forgotten = true;
    leaveAll(turn);
    say(turn, [tell(turn, 'forgotten-elsewhere')], { elsewhere: true });
    say(turn, [tell(turn, 'forgotten')]);
  },
};

/** Asked once before a code is used: whoever gave it will read everything. */
export const link: Conversation = {
  kind: 'link',
  questions: () => ['link-sure'],
  finish(turn, dialogue) {
    if (dialogue.answers['link-sure'] !== 'yes') return say(turn, [tell(turn, 'link-not')]);
    turn.link = { kind: 'redeem', code: dialogue.about['code'] ?? '' };
  },
};

/** Asked once before linked chats are parted: the others begin anew. */
export const unlink: Conversation = {
  kind: 'unlink',
  questions: () => ['unlink-sure'],
  finish(turn, dialogue) {
    if (dialogue.answers['unlink-sure'] !== 'yes') return say(turn, [tell(turn, 'unlink-kept')]);
    turn.link = { kind: 'part' };
    delete turn.record.postsTo;
    delete turn.record.lost;
    say(turn, [tell(turn, 'unlinked-elsewhere')], { elsewhere: true });
    say(turn, [tell(turn, 'unlinked')]);
  },
};

/** A second injury, a relapse: a new enrolment. The old plan is paused at once, and becomes history once the new one stands. */
export const startAgain: Conversation = {
  kind: 'start-again',
  questions: () => ['start-again'],
  finish(turn, dialogue) {
    const { record } = turn;
    if (dialogue.answers['start-again'] !== 'yes') {
      say(turn, [tell(turn, 'start-again-no')]);
      return continueDay(turn);
    }
    if (record.comeback) record.comeback.pausedOn ??= turn.today;
    delete record.owed;
    record.dialogues.splice(0);
    say(turn, [tell(turn, 'start-again-yes')]);
    open(turn, 'enrol');
  },
};
