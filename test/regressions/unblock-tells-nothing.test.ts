import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import type { Chat } from '../support/chats.ts';

const STRANGER = { platform: 'discord', id: 'never here' };

async function people() {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  for (const line of ['/settings', 'name', 'Ben']) await ben.says(line);
  return { ...world, ana, ben };
}

/** Everything that somebody reads from now on. */
function reading(chat: Chat): () => readonly string[] {
  const from = chat.seen.length;
  return () => chat.seen.slice(from).map(({ message }) => message.paragraphs.join('\n'));
}

test('whoever blocks somebody they picked reads the same, whether those are here or not, also when they take it back', async () => {
  const { ana, ben } = await people();
  const read = [];
  for (const person of [ben.address, STRANGER]) {
    const reads = reading(ana);
    await ana.says('/buddy block', person);
    await ana.taps('yes');
    ana.hears(/If they already talk with me, nothing goes between you two any more.*picking them/);
    await ana.says('/buddy unblock');
    ana.hears(/blocked nobody/);
    await ana.says('/buddy unblock', person);
    ana.hears(/They can invite you again/);
    read.push(reads());
  }
  expect(read[0]).toEqual(read[1]);
  expect(read.flat().join()).not.toContain('Ben');
});

test('a block of somebody who was picked holds until they are picked again', async () => {
  const { ana, ben, codeOf } = await people();
  await ana.says('/buddy block', ben.address);
  await ana.taps('yes');
  const code = await codeOf(ben, 'Ben');
  await ana.says(`/buddy ${code}`);
  ana.hears(/don't know that invitation/);
  await ana.says('/buddy unblock', ben.address);
  await ana.says(`/buddy ${code}`);
  ana.hears(/Ben\u2069 would like to be your comeback buddy/);
});

test('and also where they have linked another chat since', async () => {
  const { ana, ben, runner, codeOf } = await people();
  await ana.says('/buddy block', ben.address);
  await ana.taps('yes');
  const second = await runner('telegram', '23');
  await second.says('/link');
  const code = /Your code: (\w+)/.exec(second.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await ben.joins(`/link ${code}`);
  const invitation = await codeOf(ben, 'Ben');
  await ana.says(`/buddy ${invitation}`);
  ana.hears(/don't know that invitation/);
  await ana.says('/buddy unblock', ben.address);
  await ana.says(`/buddy ${invitation}`);
  ana.hears(/would like to be your comeback buddy/);
});

test('a buddy who is picked to be blocked is one whom they know: they stand on the list', async () => {
  const { ana, ben, pairUp } = await people();
  await pairUp(ana, ben);
  await ana.says('/buddy block', ben.address);
  await ana.taps('yes');
  ben.hears(/pairing has ended/);
  await ana.says('/buddy unblock');
  ana.hears(/1\. \u2068Ben/);
});
