import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../support/temp.ts';
import { startFakeTelegram } from '../wire/telegram/fake-telegram.ts';
import { startProgram } from './program.ts';
import { ENROLMENT } from './story.ts';

const TOKYO = { latitude: 35.681236, longitude: 139.767125 };
const PARIS = { latitude: 48.85837, longitude: 2.294481 };

it('somebody shares where they are instead of naming a city, and of the place nothing is kept', async () => {
  const folder = tempFolder();
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const { token, apiRoot } = telegram;
  const program = await startProgram({
    databaseUrl: `file:${join(folder, 'comeback.db')}`,
    telegram: { token, apiRoot },
  });
  await program.app.ready;
  const ana = telegram.person({ first_name: 'Ana', language_code: 'en' });
  ana.says('/start');
  for (const [question, answer] of ENROLMENT) {
    const asked = await ana.hears(question);
    if (/Where do you live/.test(asked.text)) {
      expect(asked.text).toMatch(/share your location \(I keep the time zone, never the place\)/);
      ana.shares(TOKYO);
    } else if (answer.startsWith('…')) ana.says(answer.slice(1));
    else ana.presses(asked, answer);
    // A Sunday, nine in the morning in Greenwich.
    if (/At what time shall I write/.test(asked.text))
      expect(asked.text).toMatch(/it's 18:00 where you are \(Asia\/Tokyo\)/);
  }
  await ana.hears(/strength day/);

  ana.shares(PARIS);
  await ana.hears(/That's Europe\/Paris, where it's 10:00 now\. I haven't changed your times/);
  ana.says('/settings');
  await ana.hears(/Time zone: Asia\/Tokyo/);
  ana.presses(await ana.hears(/What would you like to change/), 'Time zone');
  await ana.hears(/Where do you live/);
  ana.shares(PARIS);
  await ana.hears(/Changed to Europe\/Paris\. It's 10:00 there/);
  ana.says('/export');
  await ana.hears(({ document }) => document !== undefined);
  expect(telegram.violations).toEqual([]);
  const said = JSON.stringify(telegram.calls.map(({ params }) => params));
  await program.stop();

  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  expect(kept.join('')).toContain('Europe/Paris');
  for (const number of ['35.6812', '139.767', '48.8583', '2.29448'])
    for (const text of [kept.join(''), program.lines.join(''), said]) expect(text).not.toContain(number);
});
