import { GatewayIntentBits } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { isObject, textAt, type JsonObject } from './json.ts';

/** So many dispatches a session can be told again. */
const KEPT = 2000;

/** One client's session: it outlives its connection until it is given up. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  seq: number;
  readonly sent: string[];
  socket: WebSocket | undefined;
}

export const createSession = (id: string, intents: number, socket: WebSocket): Session => ({
  id,
  intents,
  seq: 0,
  sent: [],
  socket,
});

/** Numbers a dispatch, keeps it for a resume, and sends it if somebody listens. */
export function tell(session: Session, event: string, data: object | undefined): void {
  session.seq += 1;
  const text = JSON.stringify({ t: event, s: session.seq, op: 0, d: data });
  session.sent[session.seq % KEPT] = text;
  session.socket?.send(text);
}

/** What came after a sequence number; undefined where too much has come since. */
export function missed(session: Session, seq: number): readonly string[] | undefined {
  const count = session.seq - seq;
  if (count < 0 || count >= KEPT) return undefined;
  return Array.from({ length: count }, (_, at) => session.sent[(seq + 1 + at) % KEPT] ?? '');
}

const BITS = GatewayIntentBits;

/** Every bit there is. */
export const ALL_INTENTS = Object.values(BITS).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);
export const PRIVILEGED = BITS.GuildMembers | BITS.GuildPresences | BITS.MessageContent;

/** The intent an event asks for; 0 for those that always come. */
function intentOf(event: string, data: JsonObject): number {
  if (event.startsWith('MESSAGE_'))
    return data['guild_id'] === undefined ? BITS.DirectMessages : BITS.GuildMessages;
  if (event.startsWith('GUILD_MEMBER_')) return BITS.GuildMembers;
  if (event.startsWith('GUILD_') || event.startsWith('CHANNEL_') || event.startsWith('THREAD_'))
    return BITS.Guilds;
  return 0;
}

/** An event as a session with these intents gets it: whole, without its text, or not at all. */
export function asSeenBy(intents: number, event: string, data: object, botId: string): object | undefined {
  if (!isObject(data)) return data;
  const asked = intentOf(event, data);
  if (asked !== 0 && (intents & asked) === 0) return undefined;
  const hidden =
    (event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE') &&
    data['guild_id'] !== undefined &&
    (intents & BITS.MessageContent) === 0 &&
    !isOwn(data, botId) &&
    !textOf(data).includes(`<@${botId}>`);
  return hidden ? { ...data, content: '', embeds: [], attachments: [], components: [] } : data;
}

/** Whether the bot wrote it. */
export function isOwn(data: object, botId: string): boolean {
  const { author } = data as { readonly author?: { readonly id?: string } };
  return author?.id === botId;
}

function textOf(data: JsonObject): string {
  return textAt(data, 'content') ?? '';
}
