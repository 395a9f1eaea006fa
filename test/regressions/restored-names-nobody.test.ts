import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Message } from '../../src/bot/message.ts';
import { readEcho, says } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';

const NOW = '2026-03-02T07:00:00.000Z';

test('an old copy says nothing that was to be said to others of somebody who was forgotten since', () => {
  const folder = mkdtempSync(join(tmpdir(), 'restored-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'comeback.db');
  const life = (): ReturnType<typeof openEchoStore>['store'] => openEchoStore(`file:${file}`).store;
  const record = readEcho({ version: 1, heard: [], zone: 'UTC', wakes: [] });
  const tell = (store: ReturnType<typeof life>, who: string, messages: readonly Message[], keeps = true) =>
    store.apply({ key: `${who}${keeps}`, at: NOW, event: text('a word'), from: at(who) }, () => ({
      ...(keeps && { record }),
      messages,
      events: [],
    }));

  const store = life();
  tell(store, 'ana', []);
  const about = [store.find(at('ana'))?.id ?? ''];
  tell(store, 'ben', [{ ...says('Ana waves'), about }, says('A good morning')]);
  store.close();
  copyFileSync(file, `${file}.copy`);
  const later = life();
  tell(later, 'ana', [], false);
  later.close();
  copyFileSync(`${file}.copy`, file);

  const restored = life();
  onTestFinished(() => restored.close());
  const said = restored.claim('playground', NOW, 99).map(({ message }) => message.paragraphs.join());
  expect(said).toEqual(['A good morning']);
});
