import type { Came, Handlers, Method } from './api.ts';
import type { Body } from './body.ts';
import type { CallLog, Outcome } from './calls.ts';
import { checkParams, isMethod, type Params } from './check.ts';
import type { Faults } from './faults.ts';
import { Refusal, refuse } from './refusal.ts';
import { answerOf, type Answer, type Ask } from './server.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

export interface Desk {
  readonly world: World;
  readonly log: CallLog;
  readonly faults: Faults;
  readonly webhook: Webhook;
  readonly handlers: Handlers;
  /** Called whenever a call comes or is done with. */
  readonly moved: () => void;
}

/** Does what a request asks: checks it, lets go wrong what is to go wrong, and writes it all down. */
export function makeDispatch(desk: Desk): (ask: Ask) => void {
  const { world, log, faults, webhook, handlers } = desk;
  return (ask) => {
    const { method, body } = ask;
    const read = readParams(method, body);
    const call = log.record(method, read.params, chatOf(world, read.params));
    desk.moved();
    const isPoll = method === 'getUpdates';
    if (!isPoll) log.underWay += 1;
    let done = false;
    const finish = (outcome: Outcome): void => {
      if (done) return;
      done = true;
      if (!isPoll) log.underWay -= 1;
      log.finish(call, outcome);
      desk.moved();
    };
    const fault = faults.of(call);
    const answer = (given: Answer): void => {
      const sent: Answer = fault?.is === 'lost' ? { is: 'fault', fault } : given;
      if (given.is === 'refused' && given.refusal.violation) log.violation(call, given.refusal.message);
      finish(outcomeOf(sent));
      ask.answer(sent);
    };
    if (fault && fault.is !== 'lost') {
      if (fault.is === 'hang') ask.onGone(() => finish(outcomeOf({ is: 'fault', fault })));
      else finish(outcomeOf({ is: 'fault', fault }));
      ask.answer({ is: 'fault', fault });
      return;
    }
    try {
      if (read.problem) throw read.problem;
      if (!isPoll) {
        const came = { uploads: body.uploads, odd: (what: string) => log.violation(call, what) };
        answer({ is: 'ok', result: handle(handlers, method as keyof Handlers, read.params, came) });
        return;
      }
      if (webhook.url !== '') throw WEBHOOK_ACTIVE();
      const giveUp = world.updates.poll(read.params, (got) =>
        answer(got instanceof Refusal ? { is: 'refused', refusal: got } : { is: 'ok', result: got }),
      );
      ask.onGone(() => {
        giveUp();
        finish({ ok: false, gone: true });
      });
    } catch (error) {
      answer(answerOf(error));
    }
  };
}

const WEBHOOK_ACTIVE = (): Refusal =>
  refuse(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );

interface Read {
  readonly params: Params;
  readonly problem?: Refusal;
}

function readParams(method: string, { params, fromForm, problem }: Body): Read {
  if (problem) return { params, problem };
  if (!isMethod(method)) return { params, problem: new Refusal(404, 'Not Found', true) };
  try {
    return { params: checkParams(method, params, fromForm) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { params, problem: error };
  }
}

/** That the parameters are the method's own was just checked, in a way that the compiler cannot see. */
function handle(
  handlers: Handlers,
  method: Exclude<Method, 'getUpdates'>,
  params: Params,
  came: Came,
): unknown {
  const handler = handlers[method] as (args: Params, came: Came) => unknown;
  return handler(params, came);
}

function chatOf(world: World, params: Params): number | undefined {
  const chat = params['chat_id'];
  if (typeof chat === 'number') return chat;
  const query = params['callback_query_id'];
  return typeof query === 'string' ? world.queries.get(query)?.room.chat.id : undefined;
}

function outcomeOf(answer: Answer): Outcome {
  switch (answer.is) {
    case 'ok':
      return { ok: true, result: answer.result };
    case 'refused':
      return { ok: false, code: answer.refusal.code, description: answer.refusal.message };
    case 'fault':
      return { ok: false, fault: answer.fault };
  }
}
