import { missingPermissions, unknownChannel, unknownUser } from '../api-error.ts';
import { isObject, textAt } from '../json.ts';
import { restChannel } from '../shapes.ts';
import { dmOf, type World } from '../world.ts';
import {
  bodyOf,
  formOf,
  idOf,
  personOfChannel,
  placeOf,
  unarchive,
  writablePlaceOf,
  type Answer,
  type Context,
  type Route,
} from './route.ts';

/** What `GET /gateway/bot` answers; a bot may start 1000 sessions a day. */
function gateway({ world }: Context): Answer {
  return {
    status: 200,
    body: {
      url: world.origin.replace('http', 'ws'),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
    },
  };
}

/** To itself the bot is told a little more. */
function me({ world }: Context): Answer {
  const own = { locale: 'en-US', mfa_enabled: false, verified: true, email: null };
  return { status: 200, body: { ...world.botUser, ...own } };
}

function application(world: World): object {
  return {
    id: world.applicationId,
    name: world.botUser.username,
    icon: null,
    description: '',
    type: null,
    summary: '',
    bot: world.botUser,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    owner: { ...world.botUser, bot: false, id: String(BigInt(world.botUser.id) - 1n), username: 'owner' },
    team: null,
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { '0': {}, '1': {} },
  };
}

function openDm(context: Context): Answer {
  const { world } = context;
  const form = formOf(context);
  const body = bodyOf(context);
  form.known([], body, ['recipient_id']);
  const id = form.text(['recipient_id'], body['recipient_id'], { min: 1, max: 20, required: true });
  form.settle();
  const person = world.people.get(id ?? '');
  if (!person) throw unknownUser();
  return { status: 200, body: restChannel(world, dmOf(world, person)) };
}

function closeDm(context: Context): Answer {
  const place = placeOf(context);
  if (place.kind !== 'dm') throw unknownChannel();
  return { status: 200, body: restChannel(context.world, place) };
}

/** Of a channel nothing else is changed by a bot that may do nothing in particular. */
function reopen(context: Context): Answer {
  const place = writablePlaceOf(context);
  const form = formOf(context);
  const body = bodyOf(context);
  form.known([], body, ['archived']);
  if (!place.parent || body['archived'] !== false) throw missingPermissions();
  form.settle();
  unarchive(context, place);
  return { status: 200, body: restChannel(context.world, place) };
}

export const userRoutes: readonly Route[] = [
  { method: 'GET', template: '/gateway/bot', answer: gateway },
  { method: 'GET', template: '/users/@me', answer: me },
  {
    method: 'GET',
    template: '/users/{user}',
    user: (_world, params) => params['user'],
    answer: (context) => {
      const person = context.world.people.get(idOf(context, 'user'));
      if (!person) throw unknownUser();
      return { status: 200, body: person.user };
    },
  },
  {
    method: 'GET',
    template: '/applications/@me',
    answer: ({ world }) => ({ status: 200, body: application(world) }),
  },
  {
    method: 'GET',
    template: '/oauth2/applications/@me',
    answer: ({ world }) => ({ status: 200, body: application(world) }),
  },
  {
    method: 'POST',
    template: '/users/@me/channels',
    user: (_world, _params, body) => (isObject(body) ? textAt(body, 'recipient_id') : undefined),
    answer: openDm,
  },
  {
    method: 'GET',
    template: '/channels/{channel}',
    user: personOfChannel,
    answer: (context) => ({ status: 200, body: restChannel(context.world, placeOf(context)) }),
  },
  { method: 'PATCH', template: '/channels/{channel}', answer: reopen },
  { method: 'DELETE', template: '/channels/{channel}', user: personOfChannel, answer: closeDm },
];
