import { describe, expect, it } from 'vitest';
import type { Chat } from '../../support/chats.ts';
import { openBuddies } from '../../support/buddies.ts';

async function paired(habits: Readonly<Record<string, string>> = {}) {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22', habits);
  await world.pairUp(ana, ben);
  return { ...world, ana, ben };
}

/** Everything ever said to somebody. */
function allTold(chat: Chat): string {
  return chat.seen.map(({ message }) => message.paragraphs.join('\n')).join('\n');
}

/** The ids of the buttons under the newest message. */
function buttons(chat: Chat): readonly string[] {
  return (
    chat.seen
      .at(-1)
      ?.message.buttons?.flat()
      .map(({ id }) => id) ?? []
  );
}

describe('the pair', () => {
  it('shows today’s standing and the streak, and what can be done now', async () => {
    const { ana, ben, until } = await paired();
    await until('2026-03-02T11:00:00.000Z');
    await ben.says('/buddy');
    ben.hears(/Ana\u2069: not yet\n*1 day in a row/s);
    expect(buttons(ben)).toEqual(['cheer', 'nudge', 'share', 'leave']);
    await ana.taps('done');
    await ana.answers();
    await ben.says('/buddy');
    ben.hears(/Ana\u2069: kept/);
    expect(buttons(ben)).toEqual(['cheer', 'share', 'leave']);
    await ana.says('/pause');
    await ben.says('/buddy');
    ben.hears(/Ana\u2069: paused/);
  });

  it('a cheer arrives with its sender’s name, three times a day', async () => {
    const { ana, ben, until } = await paired();
    for (let n = 0; n < 3; n += 1) {
      await ben.says('/buddy cheer');
      ben.hears(/Ana\u2069 will hear it/);
      ana.hears(/Ben\u2069 cheers for you/);
    }
    await ben.says('/buddy');
    expect(buttons(ben)).toEqual(['share', 'leave']);
    await ben.says('/buddy cheer');
    ben.hears(/enough cheers for today/);
    ana.hearsNothing();
    await ana.says('/buddy cheer');
    ben.hears(/Ana\u2069 cheers/);
    await until('2026-03-02T12:00:00.000Z');
    await ben.says('/buddy cheer');
    ana.hears(/Ben\u2069 cheers/);
  });

  it('a cheer in the quiet hours is read in the morning, if they are buddies then', async () => {
    const { ana, ben, until } = await paired();
    await until('2026-03-01T22:30:00.000Z');
    await ben.says('/buddy cheer');
    ana.hearsNothing();
    await until('2026-03-02T06:10:00.000Z');
    ana.hears(/Ben\u2069 cheers for you/);
    await until('2026-03-02T22:30:00.000Z');
    await ben.says('/buddy cheer');
    await ana.says('/buddy leave');
    await ana.taps('yes');
    ana.hears(/you have no buddy now/);
    const told = ana.seen.length;
    await until('2026-03-03T06:10:00.000Z');
    expect(allTold(ana).split('cheers for you')).toHaveLength(2);
    expect(ana.seen.length).toBeGreaterThan(told);
    ben.hears(/pairing has ended/);
  });

  it('a nudge comes once a day, never when there is nothing to wait for, at night or in a pause', async () => {
    const { ana, ben, until } = await paired({ zone: 'Pacific/Auckland' });
    await ana.says('/buddy nudge');
    ana.hears(/late or early where \u2068Ben|done for today/);
    ben.hearsNothing();
    await ben.says('/buddy nudge');
    ben.hears(/are done for today/);
    await until('2026-03-02T08:00:00.000Z');
    await ben.says('/buddy nudge');
    ben.hears(/waved at \u2068Ana/);
    ana.hears(/Ben\u2069 waves.*\/today/);
    await ben.says('/buddy nudge');
    ben.hears(/One wave a day/);
    ana.hearsNothing();
    await until('2026-03-02T12:30:00.000Z');
    await ana.says('/buddy nudge');
    ana.hears(/late or early where \u2068Ben/);
    ben.hearsNothing();
    await ana.says('/pause');
    await until('2026-03-03T08:00:00.000Z');
    await ben.says('/buddy nudge');
    ben.hears(/paused\. No waves/);
    ana.hearsNothing();
  });

  it('no count begins anew with a pair that begins anew', async () => {
    const { ana, ben, until, pairUp } = await paired();
    await until('2026-03-02T11:00:00.000Z');
    await ben.says('/buddy nudge');
    ana.hears(/waves/);
    await ben.says('/buddy leave');
    await ben.taps('yes');
    ana.hears(/pairing has ended/);
    await pairUp(ben, ana);
    await ben.says('/buddy nudge');
    ben.hears(/One wave a day/);
  });

  it('verdict and pain numbers are seen while they are shared, and at no other time', async () => {
    const { ana, ben, until } = await paired();
    await until('2026-03-02T17:00:00.000Z');
    await ana.taps('done');
    await ana.answers({ pattern: 'gone', peak: 4 });
    await until('2026-03-03T06:30:00.000Z');
    await ana.answers({ 'morning-pain': 2 });
    await ben.says('/buddy');
    expect(allTold(ben)).not.toMatch(/strongest|verdict: /i);
    await ana.says('/buddy share');
    ana.hears(
      /its verdict, how strong the pain was at its worst, and the pain of the morning after\. Nothing else/,
    );
    await ana.taps('no');
    await ben.says('/buddy');
    expect(allTold(ben)).not.toMatch(/strongest/);
    await ana.says('/buddy');
    await ana.taps('share');
    await ana.taps('yes');
    ana.hears(/stops it at once/);
    ben.hearsNothing();
    await ben.says('/buddy');
    ben.hears(/at its strongest: 4 of 10\nThe morning after: 2 of 10\nVerdict: rest 2 days/);
    await ana.says('/buddy');
    ana.hears(/You share/);
    expect(buttons(ana)).toContain('hide');
    await ana.says('/buddy share');
    ana.hears(/Stopped/);
    await ben.says('/buddy');
    expect(ben.seen.at(-1)?.message.paragraphs.join()).not.toMatch(/strongest|Verdict/);
  });

  it('is left after one question, and pressing an old button does nothing', async () => {
    const { ana, ben } = await paired();
    await ana.says('/buddy');
    await ben.says('/buddy');
    await ben.taps('leave');
    expect(ben.asked()).toBe('buddy-leave');
    await ben.taps('no');
    ben.hears(/stays as it is/);
    ana.hearsNothing();
    await ben.says('/buddy leave');
    await ben.taps('yes');
    ana.hears(/^Your buddy pairing has ended\. Your own comeback goes on/);
    await ana.taps('cheer');
    ana.hears(/closed by now/);
    ben.hearsNothing();
    expect(ana.record()?.buddy).toBeUndefined();
  });

  it('is ended by a block, without a word of why', async () => {
    const { ana, ben } = await paired();
    await ana.says('/buddy block');
    ana.hears(/Block \u2068Ben\u2069\? .*until you take it back/);
    await ana.taps('yes');
    ben.hears(/^Your buddy pairing has ended\. Your own/);
    await ben.says('/buddy');
    ben.hears(/another runner on the way back/);
    await ana.says('/buddy block');
    ana.hears(/Whom\?/);
    await ana.says('/buddy block', { platform: 'discord', id: '22' });
    expect(ana.asked()).toBe('buddy-block');
    await ana.taps('no');
    ana.hears(/nobody is blocked/);
  });

  it('ends when a runner forgets everything: the other hears that and nothing else', async () => {
    const { ana, ben, store, until } = await paired();
    const id = store.find({ platform: 'telegram', id: '11' })?.id ?? '';
    await ana.says('/forget');
    await ana.taps('yes');
    ben.hears(
      /^Your buddy pairing has ended\. Your own comeback goes on as it was\. \/buddy is there when you'd like another one\.$/,
    );
    expect(ben.record()?.buddy).toBeUndefined();
    expect(JSON.stringify(ben.record())).not.toContain(id);
    await until('2026-03-20T12:00:00.000Z');
    await ben.says('/buddy');
    ben.hears(/another runner on the way back/);
  });

  it('goes on through a pause and a new beginning', async () => {
    const { ana, ben, pairOf } = await paired();
    const pair = pairOf(ana);
    await ana.says('/pause');
    await ana.says('/resume');
    await ana.says('/start');
    await ana.taps('yes');
    await ana.answers();
    expect(pairOf(ana)).toBe(pair);
    await ben.says('/buddy');
    ben.hears(/Ana/);
  });

  it('/export holds nobody else’s name, and the pair’s journal none at all', async () => {
    const { ana, ben, store, pairOf, until } = await paired();
    await until('2026-03-04T12:00:00.000Z');
    await ana.says('/export');
    const file = ana.seen.at(-1)?.message.file?.body ?? '';
    expect(file).toContain('Ana');
    expect(file).not.toContain('Ben');
    const journal = JSON.stringify(store.journal(pairOf(ben) ?? ''));
    expect(journal).toMatch(/formed/);
    expect(journal).not.toMatch(/Ana|Ben/);
  });

  it('finds nobody without a club, and says how to join one', async () => {
    const { ana } = await paired();
    await ana.says('/buddy leave');
    await ana.taps('yes');
    await ana.says('/buddy find');
    ana.hears(/\/club join/);
    for (const act of ['leave', 'cheer', 'nudge', 'wave', 'share']) {
      await ana.says(`/buddy ${act}`);
      ana.hears(/no buddy at the moment/);
    }
  });
});
