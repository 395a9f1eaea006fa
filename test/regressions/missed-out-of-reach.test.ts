import { expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

it('nothing more is said to somebody out of reach when the post they could not get is of no use any more', async () => {
  const { chat, until, store } = openChats();
  const ana = chat('telegram');
  await ana.says('/start');
  await ana.answers();
  ana.fails(...Array.from({ length: 40 }, () => 'retry' as const));
  await until('2026-03-02T08:00:00.000Z');
  await ana.tells('blocked');
  await until('2026-03-02T18:00:00.000Z');
  expect(store.waiting()).toMatchObject([{ state: 'dead', fault: 'late', count: 1 }]);
});
