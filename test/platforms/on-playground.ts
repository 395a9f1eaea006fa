import { createHeard } from './heard.ts';
import type { Given } from '../../src/program.ts';
import { startProgram, type Comeback } from './program.ts';
import type { Shown, Someone, Stage } from './stage.ts';

interface Message {
  readonly id: number;
  readonly to: string;
  readonly text: string;
  readonly from?: string;
  readonly buttons: readonly (readonly { readonly id: string; readonly label: string }[])[];
  readonly file?: { readonly name: string; readonly url: string };
}

/** The program in its playground, spoken to over HTTP. */
export async function onPlayground(
  given: Given = {},
  coach?: Comeback,
): Promise<Stage & { readonly program: Awaited<ReturnType<typeof startProgram>> }> {
  const program = await startProgram({ port: 0 }, given, coach);
  const { app } = program;
  const [line = ''] = await app.ready;
  const url = /http:\S+/.exec(line)?.[0] ?? '';
  const people = new Map<string, ReturnType<typeof createHeard<Shown>>>();

  const post = async (path: string, body: object) => {
    const response = await fetch(new URL(path, url), { method: 'POST', body: JSON.stringify(body) });
    const { messages } = (await response.json()) as { messages: readonly Message[] };
    for (const message of messages) people.get(message.to)?.add(await shown(message));
  };
  const shown = async (message: Message): Promise<Shown> => {
    const buttons = message.buttons.flat();
    const file = message.file && {
      name: message.file.name,
      text: await (await fetch(new URL(message.file.url, url))).text(),
    };
    return {
      text: message.text,
      labels: buttons.map(({ label }) => label),
      ...(file && { file }),
      async taps(label) {
        const button = buttons.find((one) => one.label === label)?.id;
        await post('/api/press', { from: message.to, message: message.id, button });
      },
    };
  };

  return {
    name: 'playground',
    program,
    violations: () => [],
    pinged: () => [],
    until: (to) => post('/api/clock', { to }),
    async someone(name): Promise<Someone> {
      const id = name.toLowerCase();
      const heard = createHeard<Shown>(({ text }) => text);
      people.set(id, heard);
      return {
        says: (text) => post('/api/say', { from: id, text }),
        hears: heard.hears,
        async sees() {
          const chat = await fetch(new URL(`/api/chat?for=${id}`, url));
          const { entries } = (await chat.json()) as { entries: readonly Message[] };
          return Promise.all(entries.filter((one) => one.from === undefined).map(shown));
        },
      };
    },
  };
}
