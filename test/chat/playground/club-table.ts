import { bare, type ClubRoom, type Runner } from '../../platforms/club-people.ts';
import { startProgram } from '../../platforms/program.ts';
import type { Shown } from '../../platforms/stage.ts';

/** The room. */
const ROOM = 'club';

interface Entry {
  readonly id: number;
  readonly to: string;
  readonly from?: string;
  readonly text: string;
  readonly edited?: true;
  readonly pinned?: true;
  readonly buttons: readonly (readonly { readonly id: string; readonly label: string }[])[];
}

interface Answer {
  readonly now: string;
  readonly messages: readonly Entry[];
}

/** Something that was said while time passed. */
interface Late {
  readonly at: string;
  readonly to: string;
  readonly text: string;
}

/** The playground as it ships, over HTTP: people at one table, and a room that the first of them keeps. */
export async function sitDown(names: readonly string[], title: string, zones: readonly string[]) {
  const { app, lines } = await startProgram({ port: 0 });
  const [line = ''] = await app.ready;
  const url = /http:\S+/.exec(line)?.[0] ?? '';
  const waiting = new Map<string, Entry[]>(names.map((name) => [name.toLowerCase(), []]));
  const unprompted: Late[] = [];

  async function post(path: string, body: object): Promise<Answer> {
    const response = await fetch(new URL(path, url), { method: 'POST', body: JSON.stringify(body) });
    const answer = (await response.json()) as Answer & { readonly error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    for (const one of answer.messages ?? []) waiting.get(one.to)?.push(one);
    return answer;
  }

  async function chat(of: string): Promise<readonly Entry[]> {
    const response = await fetch(new URL(`/api/chat?for=${of}`, url));
    const { entries } = (await response.json()) as { readonly entries: readonly Entry[] };
    return entries.filter(({ from }) => from === undefined);
  }

  // Here buttons stay where they are: whoever has pressed one is done with it.
  const pressed = new Set<number>();
  const shown = ({ id, to, text, buttons }: Entry): Shown => ({
    text: bare(text),
    labels: pressed.has(id) ? [] : buttons.flat().map(({ label }) => label),
    async taps(label) {
      pressed.add(id);
      const button = buttons.flat().find((one) => one.label === label)?.id;
      await post('/api/press', { from: to, message: id, button });
    },
  });

  function sits(name: string, zone: string): Runner {
    const id = name.toLowerCase();
    const heard = waiting.get(id) ?? [];
    return {
      name,
      id,
      zone,
      says: async (text) => void (await post('/api/say', { from: id, text })),
      inClub: async (text) => void (await post('/api/say', { from: id, text, room: ROOM })),
      async hears(what) {
        const at = heard.findIndex(({ text }) => what.test(bare(text)));
        const [found] = at < 0 ? [] : heard.splice(at, 1);
        if (!found)
          throw new Error(`${name} never heard ${what}, but:\n${heard.map(({ text }) => text).join('\n')}`);
        return shown(found);
      },
      sees: async () => (await chat(id)).map(shown),
      unheard: () => heard.map(({ text }) => bare(text)),
      forgets: () => void heard.splice(0),
    };
  }

  const people = names.map((name, at) => sits(name, zones[at] ?? 'UTC'));
  const [keeper, ...members] = people.map(({ id }) => id);
  for (const { id, zone } of people) await post('/api/people', { id, zone, locale: 'en' });
  await post('/api/rooms', { id: ROOM, title, keeper, members });

  return {
    lines,
    people,
    /** All that was said while time passed, and when. */
    unprompted: unprompted as readonly Late[],
    /** Time passes, in steps as a clock shows them; what is due on the way is said when it is due. */
    async until(to: string): Promise<void> {
      const { messages } = await post('/api/clock', { to });
      for (const message of messages as readonly (Entry & { readonly at: string })[])
        unprompted.push({ at: message.at, to: message.to, text: bare(message.text) });
    },
    /** What the coach said in the room, and what of it is pinned. */
    async room(): Promise<{ readonly [K in keyof ClubRoom]: ReturnType<ClubRoom[K]> }> {
      const entries = await chat(`room:${ROOM}`);
      return {
        sees: entries.map(({ text }) => bare(text)),
        pinned: entries.filter(({ pinned }) => pinned).map(({ text }) => bare(text)),
      };
    },
    leaves: async (one: Runner) => void (await post('/api/rooms/leave', { id: ROOM, person: one.id })),
  };
}
