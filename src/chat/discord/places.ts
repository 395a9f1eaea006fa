import type { Calls, Result } from './calls.ts';
import { createRecent } from './recent.ts';

/** Which servers the channels are of that we have to do with. */
export interface Places {
  learn(channel: string, guild: string): void;
  forget(channel: string): void;
  /** Nothing could be posted there; `parcel` is what was refused. */
  lost(channel: string, parcel: number): void;
  /** What was refused there last, told once: whoever changes a channel may have let us in again. */
  changed(channel: string): number | undefined;
  /** Asks where it is not known; undefined: it is of none. */
  guildOf(channel: string): Promise<Result<string | undefined>>;
  /** Those that are remembered. */
  channelsOf(guild: string): readonly string[];
}

/** Channels whose server is remembered. */
const MOST_PLACES = 5_000;

/** Asked over some calls. */
export function createPlaces(calls: Pick<Calls, 'channel'>): Places {
  const guilds = createRecent<string>(MOST_PLACES);
  const refused = createRecent<number>(MOST_PLACES);
  return {
    learn: guilds.set,
    forget: guilds.delete,
    lost: refused.set,
    changed(channel) {
      const parcel = refused.get(channel);
      refused.delete(channel);
      return parcel;
    },
    async guildOf(channel) {
      const known = guilds.get(channel);
      if (known !== undefined) return { ok: known };
      const asked = await calls.channel(channel);
      if ('fault' in asked) return asked;
      const guild = 'guild_id' in asked.ok ? asked.ok.guild_id : undefined;
      if (typeof guild !== 'string') return { ok: undefined };
      guilds.set(channel, guild);
      return { ok: guild };
    },
    channelsOf: (guild) => guilds.all().flatMap(([channel, of]) => (of === guild ? [channel] : [])),
  };
}
