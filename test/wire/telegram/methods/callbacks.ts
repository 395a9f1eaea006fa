import type { Handlers } from '../api.ts';
import { refuse, violate } from '../refusal.ts';
import type { World } from '../world.ts';

const TEXT_MOST = 200;
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

/** The answer to a pressed button. @param deadline how long it may take, in milliseconds */
export function callbackMethods(world: World, deadline: number): Pick<Handlers, 'answerCallbackQuery'> {
  return {
    answerCallbackQuery: (args) => {
      const query = world.queries.get(args.callback_query_id);
      if (!query) throw violate('query is too old and response timeout expired or query ID is invalid');
      if ((args.text ?? '').length > TEXT_MOST) throw violate('MESSAGE_TOO_LONG');
      // An answer that was lost on its way may rightly be given again, and is refused.
      if (query.answer || world.now() - query.at > deadline) throw refuse(400, TOO_OLD);
      query.answer = { text: args.text ?? '', alert: args.show_alert ?? false };
      query.answered?.(query.answer);
      return true;
    },
  };
}
