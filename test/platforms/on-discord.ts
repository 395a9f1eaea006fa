import { onTestFinished } from 'vitest';
import { startFakeDiscord, type FakeDiscord } from '../wire/discord/start.ts';
import type { Seen } from '../wire/discord/seen.ts';
import type { Given } from '../../src/program.ts';
import { startProgram, type Comeback } from './program.ts';
import type { Shown, Someone, Stage } from './stage.ts';

/** The program on a Discord of the test's own. */
export async function onDiscord(
  given: Given = {},
  coach?: Comeback,
): Promise<
  Stage & { readonly discord: FakeDiscord; readonly program: Awaited<ReturnType<typeof startProgram>> }
> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { token, apiRoot } = discord;
  const program = await startProgram({ discord: { token, apiRoot } }, given, coach);
  await program.app.ready;
  await discord.done(({ method, route }) => method === 'PUT' && route.endsWith('commands'));
  return {
    name: 'discord',
    discord,
    program,
    violations: () => discord.violations,
    pinged: () => discord.calls.filter(({ status }) => (status ?? 0) >= 400),
    until: program.until,
    async someone(name) {
      return discordPerson(discord, name);
    },
  };
}

/** What stands behind a command, where anything may. */
const OPTIONS: Readonly<Record<string, string>> = { done: 'day', link: 'code' };

/** Somebody on Discord, in their conversation with the bot. */
export function discordPerson(discord: FakeDiscord, name: string): Someone & { readonly id: string } {
  const person = discord.person({ username: name.toLowerCase(), global_name: name });
  const shown = (seen: Seen): Shown => ({
    text: plain(seen.text),
    labels: seen.buttons.map(({ label }) => label),
    ...(seen.files[0] && { file: { name: seen.files[0].name, text: seen.files[0].body.toString('utf8') } }),
    async taps(label) {
      const now = person.sees().find(({ id }) => id === seen.id);
      if (now?.buttons.some((one) => one.label === label)) return void person.presses(seen, label);
      const gone = seen.buttons.find((one) => one.label === label);
      if (gone?.customId === undefined) throw new Error(`there never was a button ${label}`);
      person.forges({ custom_id: gone.customId, message: { id: seen.id, channelId: seen.channelId } });
    },
  });
  return {
    id: person.id,
    async says(text) {
      const [, command, rest = ''] = /^\/(\S+)\s*(.*)$/.exec(text) ?? [];
      if (command === undefined) return void person.says(text);
      const option = OPTIONS[command];
      person.runs(command, option !== undefined && rest !== '' ? { [option]: rest } : {});
    },
    hears: async (what) => shown(await person.hears(loose(what))),
    sees: async () =>
      person
        .sees()
        .filter(({ by }) => by !== person.username)
        .map(shown),
  };
}

/** The text as it is read: without the marks that show it literally, and without Discord's own times. */
export function plain(text: string): string {
  return text
    .replaceAll(/ \(<t:-?\d+:D>\)/g, '')
    .replaceAll('**', '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The same expression, met by a text with marks, which is read as `further` has it. */
export function loose(what: RegExp, further = (text: string) => text): RegExp {
  const read = (text: string) => further(plain(text));
  return {
    __proto__: what,
    test: (text: string) => what.test(read(text)),
    exec: (text: string) => what.exec(read(text)),
    [Symbol.match]: (text: string) => read(text).match(what),
    toString: () => String(what),
  } as unknown as RegExp;
}
