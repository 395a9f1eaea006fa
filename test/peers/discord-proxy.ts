import { generateSnowflake, type DigitalDiscord } from 'discord-digital-twin';
import type { APIMessage } from 'discord-api-types/v10';
import { relayGateway, type Dispatch } from './discord-gateway.ts';
import { serveRest, type Answer, type Body, type Request } from './discord-http.ts';
import type { Upload } from './form.ts';

const EPHEMERAL = 64;

/** What the bot made somebody see; `to` is undefined where everybody in the channel sees it. */
export interface Sight {
  readonly to: string | undefined;
  readonly message: APIMessage;
  readonly files: readonly Upload[];
}

/** A window that the bot opened for somebody. */
export interface Modal {
  readonly to: string;
  readonly customId: string;
  readonly field: string;
}

/** Told of what goes by. */
export interface Watcher {
  saw(sight: Sight): void;
  opened(modal: Modal): void;
  /** The twin answered a call. */
  answered(call: string, status: number): void;
}

/** A proxy between the bot and the twin. What the twin lacks is made good for here, marked with “Gap”, and nowhere else. */
export async function startProxy(twinOf: () => DigitalDiscord, watcher: Watcher) {
  /** Who did what a token stands for, and on which message. */
  const asked = new Map<string, { readonly by: string; readonly on: string | undefined }>();
  /** Tokens whose first answer only one person sees. */
  const whispered = new Set<string>();
  /** Whose each private chat is. */
  const direct = new Map<string, string>();

  // Gap: what happens in a private chat is told as if it were in a server.
  function change({ t, d }: Dispatch): Dispatch {
    const isPrivate = direct.has(String(d['channel_id']));
    const { guild_id: _, member, ...rest } = d;
    if (t === 'MESSAGE_CREATE' || t === 'MESSAGE_UPDATE') return { t, d: isPrivate ? rest : d };
    if (t !== 'INTERACTION_CREATE') return { t, d };
    const { user } = member as { user: { id: string } };
    const on = (d['message'] as { id: string } | undefined)?.id;
    asked.set(String(d['token']), { by: user.id, on });
    return { t, d: isPrivate ? { ...rest, user, context: 1 } : d };
  }

  async function answer(request: Request): Promise<Answer> {
    const { method, path, body = {} } = request;
    if (method === 'POST' && path === '/users/@me/channels') return openDm(String(body['recipient_id']));
    // Gap: commands can be given to it, and not be asked for.
    if (method === 'GET' && /^\/applications\/\d+\/commands$/.test(path))
      return { status: 200, body: await twinOf().prisma.applicationCommand.findMany() };

    const [, token] = /^\/interactions\/\d+\/([^/]+)\/callback$/.exec(path) ?? [];
    if (token !== undefined) return firstAnswer(request, token, body);
    const [, hook] = /^\/webhooks\/\d+\/([^/]+)/.exec(path) ?? [];
    // Gap: a change may take away that only one person sees a message.
    const isKept =
      hook !== undefined && method === 'PATCH' && whispered.has(hook) && body.flags !== undefined;
    const said = await pass(
      isKept ? { ...request, body: { ...body, flags: Number(body.flags) | EPHEMERAL } } : request,
    );
    const isMessage = method !== 'GET' && (hook !== undefined || /^\/channels\/\d+\/messages/.test(path));
    if (said.status < 300 && isMessage) saw(said.body as APIMessage, request, hook);
    return said;
  }

  // Gap: it knows no private chats.
  async function openDm(person: string) {
    const known = [...direct].find(([, one]) => one === person)?.[0];
    const id = known ?? generateSnowflake();
    direct.set(id, person);
    if (known === undefined) await twinOf().prisma.channel.create({ data: { id, type: 1 } });
    return { status: 200, body: { id, type: 1, recipients: [{ id: person, username: 'somebody' }] } };
  }

  async function firstAnswer(request: Request, token: string, body: Body): Promise<Answer> {
    const { type, data = {} } = body;
    const { by = '', on = '' } = asked.get(token) ?? {};
    const isChange = type === 6 || type === 7;
    const before = isChange ? await twinOf().prisma.message.findUnique({ where: { id: on } }) : data;
    const isHidden = (Number(before?.['flags'] ?? 0) & EPHEMERAL) !== 0;
    if (isHidden) whispered.add(token);
    // Gap: the same as above.
    const isKept = isHidden && isChange && data['flags'] !== undefined;
    const flags = Number(data['flags']) | EPHEMERAL;
    const said = await pass(isKept ? { ...request, body: { ...body, data: { ...data, flags } } } : request);
    if (said.status >= 300) return said;
    if (type === 9) {
      const [label] = data['components'] as [{ component: { custom_id: string } }];
      watcher.opened({ to: by, customId: String(data['custom_id']), field: label.component.custom_id });
    }
    if (type !== 4 && type !== 7) return said;
    const path = `/webhooks/0/${token}/messages/@original`;
    const message = (await pass({ method: 'GET', path, query: '', files: [] })).body as APIMessage;
    saw(message, request, token);
    // Gap: it never tells which message an answer became.
    const isTold = request.query.includes('with_response=true');
    return isTold ? { status: 200, body: { resource: { type, message } } } : said;
  }

  function saw(message: APIMessage, { files }: Request, token = ''): void {
    const isHidden = ((message.flags ?? 0) & EPHEMERAL) !== 0;
    const to = isHidden ? asked.get(token)?.by : direct.get(message.channel_id);
    watcher.saw({ to, message, files });
  }

  // Gap: it takes no files; what is said with them is passed on as if there were none.
  async function pass({ method, path, query, body }: Request): Promise<Answer> {
    const response = await fetch(`${twinOf().restUrl}/v10${path}${query}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const { status, headers } = response;
    const isJson = headers.get('content-type')?.includes('json');
    const said: unknown = isJson ? await response.json() : undefined;
    watcher.answered(`${method} ${path}`, status);
    return { status, headers, body: said };
  }

  const rest = await serveRest(answer);
  const gateway = relayGateway(rest.server, () => twinOf().gatewayUrl, change);
  return {
    apiRoot: `http://${rest.host}/api`,
    gatewayUrl: `ws://${rest.host}/gateway`,
    /** The private chat with somebody. */
    async directWith(person: string): Promise<string> {
      return (await openDm(person)).body.id;
    },
    async close() {
      gateway.close();
      await rest.close();
    },
  };
}
