import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/** An event on its way to the bot: its name and what it tells. */
export interface Dispatch {
  readonly t: string;
  readonly d: Record<string, unknown>;
}

/** Passes everything between whoever connects to `/gateway` and `upstream`; `change` may change what the bot is told. */
export function relayGateway(
  http: Server,
  upstream: () => string,
  change: (dispatch: Dispatch) => Dispatch,
): { close(): void } {
  const doors = new WebSocketServer({ server: http });
  doors.on('connection', (bot) => {
    const twin = new WebSocket(upstream());
    const early: string[] = [];
    twin.on('open', () => {
      for (const text of early) twin.send(text);
    });
    bot.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (twin.readyState === WebSocket.OPEN) twin.send(text);
      else early.push(text);
    });
    twin.on('message', (data: Buffer) => {
      const payload = JSON.parse(data.toString('utf8')) as { t: string | null };
      bot.send(JSON.stringify(payload.t === null ? payload : { ...payload, ...change(payload as Dispatch) }));
    });
    twin.on('close', (code) => bot.close(code === 1005 ? 1000 : code));
    bot.on('close', () => twin.close());
  });
  return { close: () => doors.close() };
}
