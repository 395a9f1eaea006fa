import type { Answers } from './habits.ts';

/** A message as it comes over HTTP. */
interface Message {
  readonly id: number;
  readonly asks?: string;
  readonly buttons: readonly (readonly { readonly id: string; readonly label: string }[])[];
  readonly file?: { readonly url: string };
}

/** What somebody does next: to answer, to report the run of the post, to let time pass, or nothing any more. */
export interface Act {
  /** What it is about, the same whenever it is done again. */
  readonly name: string;
  readonly path: string;
  readonly body: object;
}

const pressed = (from: string, { id }: Message, button: string): Pick<Act, 'path' | 'body'> => ({
  path: '/api/press',
  body: { from, message: id, button },
});

/**
 * What the person does next who looks at the chat and remembers nothing else: the first run from `/start` to the
 * verdict of the morning after. Undefined when that is there.
 */
export async function nextAct(url: string, from: string, answers: Answers): Promise<Act | undefined> {
  const response = await fetch(new URL(`/api/messages?for=${from}`, url));
  const { messages } = (await response.json()) as { messages: readonly Message[] };
  const buttons = (message: Message) => message.buttons.flat();
  if (messages.some((message) => buttons(message).some(({ id }) => id === 'why'))) return undefined;

  const last = messages.at(-1);
  if (!last) return { name: 'start', path: '/api/say', body: { from, text: '/start' } };
  if (last.asks !== undefined) {
    const answer = answers[last.asks];
    if (answer === undefined) throw new Error(`There is no answer to ${last.asks}`);
    // Of several choices those that are ticked need no second tap, which would take them back.
    const ticked = (id: string) => buttons(last).some((one) => one.id === id && one.label.startsWith('✓'));
    const choice = typeof answer === 'string' ? answer : answer.find((id) => !ticked(id))!;
    const name = `${last.asks}: ${choice}`;
    if (buttons(last).some(({ id }) => id === choice)) return { name, ...pressed(from, last, choice) };
    return { name, path: '/api/say', body: { from, text: choice } };
  }
  if (buttons(last).some(({ id }) => id === 'done'))
    return { name: 'report', ...pressed(from, last, 'done') };
  return { name: 'sleep', path: '/api/clock', body: { next: true } };
}

/** Does it, and resolves when the answer has come. */
export async function perform(url: string, { path, body }: Omit<Act, 'name'>): Promise<readonly Message[]> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { messages: readonly Message[]; error?: string };
  if (!response.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${answer.error}`);
  return answer.messages;
}

/**
 * Everything the coach keeps of somebody, as they get it, but for what differs from one run of the program to the next:
 * their opaque id, and the version of rules that somebody may be editing.
 */
export async function exportOf(url: string, name: string): Promise<unknown> {
  const sent = await perform(url, { path: '/api/say', body: { from: name, text: '/export' } });
  const file = sent.find((message) => message.file)?.file;
  const text = await (await fetch(new URL(file!.url, url))).text();
  const { profile } = JSON.parse(text) as { profile: { id: string } };
  return JSON.parse(text.replaceAll(profile.id, name), (key, value: unknown) =>
    key === 'content' ? 'some version' : value,
  );
}
