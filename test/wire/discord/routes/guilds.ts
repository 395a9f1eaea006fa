import { ApiError, missingAccess, unknownMember } from '../api-error.ts';
import { botMember, guildBody, guildChannel, member } from '../shapes.ts';
import type { Community } from '../world.ts';
import { idOf, param, type Context, type Route } from './route.ts';

/** A guild that the bot is in; of others it is told as little as of none. */
function guildOf(context: Context): Community {
  const guild = context.world.guilds.get(idOf(context, 'guild'));
  if (!guild) throw new ApiError(404, 10004, 'Unknown Guild');
  if (!guild.hasBot) throw missingAccess();
  return guild;
}

/** What REST tells of a guild and the gateway does not. */
const MORE = { nsfw: false, home_header: null };

export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/guilds/{guild}',
    answer: (context) => {
      const { hub_type: _, ...body } = guildBody(guildOf(context));
      return { status: 200, body: { ...body, ...MORE } };
    },
  },
  {
    method: 'GET',
    template: '/guilds/{guild}/channels',
    answer: (context) => {
      const guild = guildOf(context);
      return {
        status: 200,
        body: [...guild.places.values()]
          .filter(({ parent }) => !parent)
          .map((place) => guildChannel(context.world, place, guild)),
      };
    },
  },
  {
    method: 'GET',
    template: '/guilds/{guild}/members/{user}',
    user: (_world, params) => params['user'],
    answer: (context) => {
      const guild = guildOf(context);
      if (param(context, 'user') === context.world.botUser.id)
        return { status: 200, body: botMember(context.world, guild) };
      const kept = guild.members.get(idOf(context, 'user'));
      if (!kept) throw unknownMember();
      return { status: 200, body: member(guild, kept.person) };
    },
  },
];
