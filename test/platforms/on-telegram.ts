import { onTestFinished } from 'vitest';
import type { Seen } from '../wire/telegram/seen.ts';
import { startFakeTelegram, type FakeTelegram } from '../wire/telegram/fake-telegram.ts';
import type { Given } from '../../src/program.ts';
import { startProgram, type Comeback } from './program.ts';
import type { Shown, Someone, Stage } from './stage.ts';

/** The program on a Telegram of the test's own. */
export async function onTelegram(
  given: Given = {},
  coach?: Comeback,
): Promise<
  Stage & { readonly telegram: FakeTelegram; readonly program: Awaited<ReturnType<typeof startProgram>> }
> {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const { token, apiRoot } = telegram;
  const program = await startProgram({ telegram: { token, apiRoot } }, given, coach);
  await program.app.ready;
  return {
    name: 'telegram',
    telegram,
    program,
    violations: () => telegram.violations,
    pinged: () => telegram.calls.filter(({ outcome }) => outcome?.ok === false && 'code' in outcome),
    until: program.until,
    async someone(name) {
      return telegramPerson(telegram, name);
    },
  };
}

/** Somebody on Telegram. */
export function telegramPerson(
  telegram: FakeTelegram,
  name: string,
  more: { readonly last_name?: string; readonly username?: string } = {},
): Someone & { readonly id: number } {
  const person = telegram.person({ first_name: name, language_code: 'en', ...more });
  const shown = (seen: Seen): Shown => ({
    text: seen.text,
    labels: seen.buttons.flat().map(({ text }) => text),
    ...(seen.document && { file: seen.document }),
    async taps(label) {
      const now = person.sees().find(({ id }) => id === seen.id);
      const there = now?.buttons.flat().some(({ text }) => text === label);
      if (there) return void person.presses(seen, label);
      const gone = seen.buttons.flat().find(({ text }) => text === label);
      if (!gone || !('callback_data' in gone)) throw new Error(`there never was a button ${label}`);
      person.pressesForged(gone.callback_data, seen);
    },
  });
  return {
    id: person.id,
    says: async (text) => void person.says(text),
    hears: async (what) => shown(await person.hears(what)),
    sees: async () =>
      person
        .sees()
        .filter(({ byBot }) => byBot)
        .map(shown),
  };
}
