import { expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../platforms/program.ts';
import { live, STORY } from '../platforms/story.ts';
import { startTelegramPeer } from './telegram-peer.ts';

async function onPeer() {
  const peer = await startTelegramPeer();
  onTestFinished(() => peer.close());
  const { token, apiRoot } = peer;
  const program = await startProgram({ telegram: { token, apiRoot } });
  await program.app.ready;
  // One list for everybody, one for groups.
  for (const list of [1, 2]) await peer.calls.next((method) => method === 'setMyCommands', `list ${list}`);
  return { peer, program };
}

it('two people come back from an injury, ask why, take everything along and are forgotten', async () => {
  const { peer, program } = await onPeer();
  const [ana, ben] = [peer.person(11, 'Ana'), peer.person(12, 'Ben')];
  const people = [ana, ben];
  await live(people, program, STORY.slice(0, -1));
  for (const someone of people) {
    // What was answered, typed or tapped, is closed.
    const labels = (await someone.sees()).flatMap((one) => one.labels);
    expect(labels).toEqual(['Did it ✓', 'Why?', 'Did it ✓']);
  }
  await live(people, program, STORY.slice(-1));

  // Its limit is 30 messages a second, by a clock that moves only then: each was said again.
  expect(peer.refused.length).toBeGreaterThan(0);
  const others = peer.refused.filter((one) => !/^send\w+: Too Many Requests: retry after 1$/.test(one));
  expect(others).toEqual([]);
  const presses = peer.server.getAllCallbackQueryAnswers();
  expect(presses.length).toBeGreaterThan(40);
  expect(presses.filter(({ answered }) => !answered)).toEqual([]);
});

it('a list of commands stands there, and every one of its words is understood', async () => {
  const { peer } = await onPeer();
  const ana = peer.person(11, 'Ana');
  const commands = (await peer.server.handleApiCall('getMyCommands', {})) as { command: string }[];
  expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(['start', 'today', 'help']));
  for (const { command } of commands) {
    await ana.says(`/${command}`);
    const { text } = await ana.hears(/./s);
    expect(text).not.toMatch(/don't know that command/);
  }
});

it('in a group nothing is said of anybody but the way to the private chat', async () => {
  const { peer } = await onPeer();
  const ana = peer.person(11, 'Ana');
  const group = { id: -1001, type: 'supergroup', title: 'Runners' } as const;
  ana.saysIn(group, 'my knee hurts');
  ana.saysIn(group, '/today my knee hurts');
  const { text, buttons } = await peer.inbox(group.id).next(() => true, 'an answer');
  expect(text).toBe("This one is for the two of us. Let's talk in private.");
  expect(buttons).toMatchObject([{ url: 'https://t.me/comeback_bot?start=today' }]);
  await ana.says('/today');
  await ana.hears(/We haven't begun yet/);
  expect(peer.server.getBotMessages(group.id)).toHaveLength(1);
  expect(peer.refused).toEqual([]);
});
