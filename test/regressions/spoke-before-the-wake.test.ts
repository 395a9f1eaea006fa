import { expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

it('somebody who speaks between their morning hour and the beat of that minute still gets the post of the day', async () => {
  const { chat, until, unnoticed } = openChats();
  const ana = chat('telegram');
  await ana.says('/start');
  await ana.answers();
  await until('2026-03-02T05:59:00.000Z');
  const before = ana.seen.length;
  // Seven in Berlin has struck; nobody was woken yet.
  unnoticed('2026-03-02T06:00:20.000Z');
  await ana.says('/settings');
  await until('2026-03-02T06:01:00.000Z');
  expect(ana.seen.slice(before).filter(({ message }) => message.ref === 'post:2026-03-02')).toHaveLength(1);
});
