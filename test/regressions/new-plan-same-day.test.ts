import { expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

it('somebody who begins anew on a day that has its post gets the post of the new plan too', async () => {
  const { chat, until } = openChats();
  const ana = chat('telegram');
  await ana.says('/start');
  await ana.answers();
  await until('2026-03-02T08:00:00.000Z');
  const before = ana.seen.filter(({ message }) => message.ref === 'post:2026-03-02').length;
  await ana.says('/start');
  await ana.taps('yes');
  await ana.answers();
  expect(ana.seen.filter(({ message }) => message.ref === 'post:2026-03-02').length).toBe(before + 1);
});
