import { MessageFlags } from 'discord-api-types/v10';
import { ApiError, staleToken, unknownMessage, unknownWebhook } from '../api-error.ts';
import { stirAsk } from '../asks.ts';
import { checkMessage } from '../checks/message.ts';
import { numberAt } from '../json.ts';
import { edit, remove } from '../messages.ts';
import type { Ask, Kept } from '../world.ts';
import { answerWith } from './interactions.ts';
import {
  bodyOf,
  formOf,
  idOf,
  NO_CONTENT,
  param,
  personOfToken,
  type Answer,
  type Context,
  type Route,
} from './route.ts';

/** So long an interaction's token is good. */
const TOKEN_GOOD_MS = 15 * 60_000;
/** A user-installed app alone may follow up so often. */
const FOLLOW_UPS = 5;

function askOf(context: Context): Ask {
  const { world } = context;
  const ask = world.asksByToken.get(param(context, 'token'));
  if (!ask || param(context, 'application') !== world.applicationId) throw unknownWebhook();
  if (world.now() - ask.at > TOKEN_GOOD_MS) throw staleToken();
  if (ask.answer === undefined) throw unknownWebhook();
  return ask;
}

function followUp(context: Context): Answer {
  const { world, call } = context;
  const ask = askOf(context);
  const form = formOf(context);
  const body = bodyOf(context);
  checkMessage(form, body, 'webhook', call.files);
  form.settle();
  const original = ask.place.messages.get(ask.original ?? '');
  // The first message after “is thinking” takes its place.
  if (original && ((original.message.flags ?? 0) & MessageFlags.Loading) !== 0)
    return { status: 200, body: edit(world, original, body, call.files).message };
  const alone = ask.owners['0'] === undefined;
  if (alone && ask.followUps >= FOLLOW_UPS)
    throw new ApiError(400, 40094, 'This interaction has hit the maximum number of follow up messages');
  ask.followUps += 1;
  const kept = answerWith(world, ask, body, call.files, numberAt(body, 'flags') ?? 0, false);
  stirAsk(ask);
  return { status: 200, body: kept.message };
}

function messageOf(context: Context, ask: Ask): Kept {
  const id = context.params['message'] === undefined ? ask.original : idOf(context, 'message');
  const kept = ask.place.messages.get(id ?? '');
  if (!kept || kept.message.author.id !== context.world.botUser.id) throw unknownMessage();
  const made = kept.message.interaction_metadata?.id === ask.id;
  if (!made && kept.message.id !== ask.source) throw unknownMessage();
  return kept;
}

function change(context: Context): Answer {
  const { world, call } = context;
  const ask = askOf(context);
  const kept = messageOf(context, ask);
  const form = formOf(context);
  const body = bodyOf(context);
  checkMessage(form, body, 'webhook-edit', call.files);
  form.settle();
  const next = edit(world, kept, body, call.files);
  stirAsk(ask);
  return { status: 200, body: next.message };
}

function withdraw(context: Context): Answer {
  const ask = askOf(context);
  remove(context.world, messageOf(context, ask));
  return NO_CONTENT;
}

function read(context: Context): Answer {
  return { status: 200, body: messageOf(context, askOf(context)).message };
}

const HOOK = '/webhooks/{application}/{token}';
const more = { open: true, user: personOfToken } as const;

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', template: HOOK, answer: followUp, ...more },
  ...[`${HOOK}/messages/@original`, `${HOOK}/messages/{message}`].flatMap((template): Route[] => [
    { method: 'GET', template, answer: read, ...more },
    { method: 'PATCH', template, answer: change, ...more },
    { method: 'DELETE', template, answer: withdraw, ...more },
  ]),
];
