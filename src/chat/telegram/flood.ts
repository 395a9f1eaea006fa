/** A limit of the whole bot's, as far as it shows: the platform does not say whose limit a refusal is about. */
export interface Flood {
  /** How long nobody may be written to, in milliseconds; 0 when everybody may. */
  left(): number;
  /** A chat was refused for so long, in milliseconds. */
  refused(chat: string, forMs: number): void;
}

/** Two chats that are refused at the same time are a limit of the bot's own: then every chat waits. */
export function createFlood(now: () => number = Date.now): Flood {
  let until = 0;
  let last: { readonly chat: string; readonly until: number } | undefined;
  return {
    left: () => Math.max(0, until - now()),
    refused(chat, forMs) {
      const end = now() + forMs;
      if (last && last.chat !== chat && last.until > now()) until = Math.max(until, end);
      last = { chat, until: end };
    },
  };
}
