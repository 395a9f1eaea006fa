import { expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../platforms/program.ts';
import { answers, ENROLMENT, live, STORY } from '../platforms/story.ts';
import { startDiscordPeer } from './discord-peer.ts';

const EPHEMERAL = 64;

async function onPeer(...names: string[]) {
  const peer = await startDiscordPeer(names);
  onTestFinished(() => peer.close());
  const { token, apiRoot } = peer;
  const program = await startProgram({ discord: { token, apiRoot } });
  await program.app.ready;
  await peer.calls.next((call) => /^PUT .*commands$/.test(call), 'the commands');
  return { peer, program };
}

type Peer = Awaited<ReturnType<typeof onPeer>>['peer'];

/** Whatever the bot said in the channel, it said for one pair of eyes; tells how much that was. */
async function hidden({ said, open, refused }: Peer): Promise<number> {
  const all = await said();
  expect(all.filter(({ flags = 0 }) => !(flags & EPHEMERAL))).toEqual([]);
  expect(open).toEqual([]);
  expect(refused).toEqual([]);
  return all.length;
}

it.each([
  ['in a channel, each unread by the other', 'channel'],
  ['each in the private chat', 'private'],
] as const)('two people come back from an injury side by side, %s', async (_, place) => {
  const { peer, program } = await onPeer('ana', 'ben');
  const people = [await peer.member('ana', place), await peer.member('ben', place)];
  await live(people, program, STORY.slice(0, -1));
  for (const someone of people) {
    // What was answered, typed or tapped, is closed.
    const labels = (await someone.sees()).flatMap((one) => one.labels);
    expect(labels).toEqual(['Did it ✓', 'Why?', 'Did it ✓']);
  }
  await live(people, program, STORY.slice(-1));
  expect((await hidden(peer)) > 50).toBe(place === 'channel');
});

it('weekdays are picked from a list', async () => {
  const { peer } = await onPeer('ana');
  const ana = await peer.member('ana', 'channel');
  const at = ENROLMENT.findIndex(([question]) => question.source.includes('weekdays'));
  await ana.says('/start');
  await answers(ana, ENROLMENT.slice(0, at));
  await ana.picks(await ana.hears(/Which weekdays suit you/), ['Mon', 'Wed', 'Fri']);
  await answers(ana, ENROLMENT.slice(at + 1));
  await ana.hears(/Sunday is a strength day/);
  expect(await hidden(peer)).toBeGreaterThan(20);
});

it('whoever presses what was shown to somebody else changes nothing, and is told so in private', async () => {
  const { peer } = await onPeer('ana', 'ben');
  const [ana, ben] = [await peer.member('ana', 'channel'), await peer.member('ben', 'channel')];
  await ana.says('/start');
  const question = await ana.hears(/What was hurt/);
  await ben.grabs(question, 'A tendon (Achilles, say)');
  await ben.hears(/That one is somebody else's/);
  await question.taps('A tendon (Achilles, say)');
  await ana.hears(/Did it come on little by little/);
  expect(await hidden(peer)).toBeGreaterThan(3);
});

it('every command that is offered is understood', async () => {
  const { peer } = await onPeer('ana');
  const ana = await peer.member('ana', 'channel');
  const names = (await peer.commands()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['start', 'today', 'help']));
  for (const name of names) {
    await ana.says(`/${name}`);
    expect((await ana.hears(/./s)).text).not.toMatch(/don't know that command/);
  }
  expect(await hidden(peer)).toBeGreaterThanOrEqual(names.length);
});
