import { describe, expect, it } from 'vitest';
import { codeOf, openBuddies } from '../../support/buddies.ts';
import type { Chat } from '../../support/chats.ts';

async function people() {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const second = await world.runner('discord', '12');
  const ben = await world.runner('discord', '22');
  const mei = await world.runner('discord', '33');
  /** Ana's second chat becomes part of the first, or the other way round. */
  const link = async (keeps: Chat, joins: Chat) => {
    await keeps.says('/link');
    const code = /Your code: (\w+)/.exec(keeps.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
    await joins.joins(`/link ${code}`);
    expect(keeps.record()?.id).toBe(joins.record()?.id);
  };
  return { ...world, ana, second, ben, mei, link };
}

describe('two chats of one runner that become one', () => {
  it('keep the pair of the one that is joined', async () => {
    const { ana, second, ben, link, pairUp, pairOf } = await people();
    await pairUp(ana, ben);
    const pair = pairOf(ben);
    await link(second, ana);
    expect([pairOf(second), pairOf(ben)]).toEqual([pair, pair]);
    expect(second.record()?.name).toBe('Ana');
    await ben.says('/buddy');
    ben.hears(/Ana/);
    await ben.says('/buddy cheer');
    expect(ben.seen.at(-1)?.message.paragraphs.join()).toContain('Ana');
    await second.says('/buddy leave');
    await second.taps('yes');
    ben.hears(/pairing has ended/);
  });

  it('keep one pair of two: the other ends kindly', async () => {
    const { ana, second, ben, mei, link, pairUp, pairOf } = await people();
    await pairUp(ana, ben);
    await pairUp(second, mei, ['Ana', 'Mei']);
    const pair = pairOf(ana);
    await link(ana, second);
    mei.hears(/^Your buddy pairing has ended/);
    expect([pairOf(ana), pairOf(ben), pairOf(mei)]).toEqual([pair, pair, undefined]);
  });

  it('that were buddies of one another are none any more', async () => {
    const { ana, second, link, pairUp, pairOf } = await people();
    await pairUp(ana, second);
    await link(ana, second);
    expect(pairOf(ana)).toBeUndefined();
    await ana.says('/buddy');
    ana.hears(/another runner on the way back/);
  });

  it('share what they shared before, and nothing that they did not', async () => {
    const { ana, second, ben, link, pairUp } = await people();
    await pairUp(ana, ben);
    await ana.says('/buddy share');
    await ana.taps('yes');
    await link(second, ana);
    await second.says('/buddy');
    second.hears(/You share/);
    await ben.says('/buddy');
    expect(ben.seen.at(-1)?.message.paragraphs.join()).not.toMatch(/You share/);
  });

  it('are blocked as each of them was, and block whom each of them blocked', async () => {
    const { ana, second, ben, mei, link, pairUp, pairOf } = await people();
    const BEN = { platform: 'discord', id: '22' };
    await ben.says('/buddy block', { platform: 'telegram', id: '11' });
    await ben.taps('yes');
    await ana.says('/buddy block', { platform: 'discord', id: '33' });
    await ana.taps('yes');
    await link(second, ana);
    await second.says('/buddy invite', BEN);
    await second.says('Ana');
    ben.hearsNothing();
    await ben.says(`/buddy ${await codeOf(second)}`);
    ben.hears(/don't know that invitation/);
    await second.says(`/buddy ${await codeOf(mei, 'Mei')}`);
    second.hears(/don't know that invitation/);
    await pairUp(ben, mei, ['Ben', 'Mei']);
    expect(pairOf(ben)).toBeDefined();
  });

  it('end a pair with somebody whom one of them blocked', async () => {
    const { ana, second, ben, link, pairUp, pairOf } = await people();
    await pairUp(ana, ben);
    await second.says('/buddy block', { platform: 'discord', id: '22' });
    await second.taps('yes');
    await link(ana, second);
    ben.hears(/^Your buddy pairing has ended/);
    expect([pairOf(ana), pairOf(ben)]).toEqual([undefined, undefined]);
  });

  it('and where the joined one has the pair, as well', async () => {
    const { ana, second, ben, link, pairUp, pairOf } = await people();
    await pairUp(ana, ben);
    await second.says('/buddy block', { platform: 'discord', id: '22' });
    await second.taps('yes');
    await link(second, ana);
    ben.hears(/^Your buddy pairing has ended/);
    expect([pairOf(second), pairOf(ben)]).toEqual([undefined, undefined]);
  });

  it('cannot send twice as much', async () => {
    const { ana, second, ben, link, pairUp } = await people();
    await pairUp(ana, ben);
    for (let n = 0; n < 3; n += 1) await ana.says('/buddy cheer');
    await link(second, ana);
    await second.says('/buddy cheer');
    second.hears(/enough cheers/);
    ben.hearsNothing();
  });

  it('have the letters of both', async () => {
    const { ana, second, ben, mei, link, pairUp, until } = await people();
    await pairUp(ana, ben);
    await pairUp(second, mei, ['Ana', 'Mei']);
    await until('2026-03-01T22:00:00.000Z');
    await ben.says('/buddy cheer');
    await ben.says('/buddy cheer');
    await link(second, ana);
    expect(Object.keys(second.record()?.letters ?? {})).toEqual(['1', '2']);
    await mei.says('/buddy cheer');
    await until('2026-03-02T07:00:00.000Z');
    const heard = [...ana.seen, ...second.seen].filter(({ message }) =>
      /cheers/.test(message.paragraphs.join()),
    );
    // Those of the pair that ended in the night are not read any more.
    expect(heard).toHaveLength(1);
  });
});
