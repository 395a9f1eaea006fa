import { describe, expect, it } from 'vitest';
import { codeOf, openBuddies } from '../../support/buddies.ts';

async function two() {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  return { ...world, ana, ben };
}

describe('Ana on Telegram and Ben on Discord', () => {
  it('hear what a buddy is before they have one', async () => {
    const { ana } = await two();
    await ana.says('/buddy');
    ana.hears(/another runner on the way back/);
    await ana.taps('invite');
    expect(ana.asked()).toBe('buddy-name');
  });

  it('become buddies by a code that can be sent on, each seeing first what the other will', async () => {
    const { ana, ben, pairOf } = await two();
    await ana.says('/buddy invite');
    ana.hears(/What should your buddies call you/);
    await ana.says('Ana');
    ana.hears(/Send the next message.*until 10:00 on Tuesday/s);
    const sent = ana.seen.at(-1)?.message;
    expect(sent?.opens).toEqual({ command: 'buddy', args: 'CODE1' });
    expect(sent?.paragraphs.join()).toContain('/buddy CODE1');
    await ben.says('/buddy code-1');
    ben.hears(/Ana\u2069 would like to be your comeback buddy.*four words.*never shown.*put you together/s);
    ana.hearsNothing();
    await ben.taps('yes');
    expect(ben.asked()).toBe('buddy-name');
    await ben.says('Ben');
    ben.hears(/You're buddies now: you and \u2068Ana/);
    ana.hears(/You're buddies now: you and \u2068Ben/);
    expect(pairOf(ana)).toBe(pairOf(ben));
    await ben.says('/buddy');
    ben.hears(/Ana\u2069: resting as told\n*.*begins with the next day/s);
  });

  it('a "not now" is told to nobody, and the code works on', async () => {
    const { ana, ben, pairOf } = await two();
    const code = await codeOf(ana);
    await ben.says(`/buddy ${code}`);
    await ben.says('not now, thanks');
    ben.hears(/not now\. Nobody is told/);
    ana.hearsNothing();
    await ben.says(`/buddy ${code}`);
    await ben.taps('yes');
    await ben.says('Ben');
    expect(pairOf(ben)).toBeDefined();
  });
});

describe('a code', () => {
  it('of one’s own is said to be that', async () => {
    const { ana } = await two();
    await ana.says(`/buddy ${await codeOf(ana)}`);
    ana.hears(/invitation is your own/);
  });

  it('works once', async () => {
    const { ana, ben, pairUp, runner } = await two();
    await pairUp(ana, ben);
    const mei = await runner('telegram', '33');
    await mei.says('/buddy CODE1');
    mei.hears(/don't know that invitation/);
  });

  it('dies after two days, and an older one by the next', async () => {
    const { ana, ben, until } = await two();
    const first = await codeOf(ana);
    const second = await codeOf(ana);
    await ben.says(`/buddy ${first}`);
    ben.hears(/don't know that invitation/);
    await until('2026-03-03T08:59:00.000Z');
    await ben.says(`/buddy ${second}`);
    ben.hears(/would like to be your comeback buddy/);
    await until('2026-03-03T09:01:00.000Z');
    await ben.taps('yes');
    ben.hears(/isn't open at the moment/);
    expect(ben.record()?.buddy).toBeUndefined();
  });

  it('is not guessed: five wrong ones a day, those of /link counted together', async () => {
    const { ana, ben, until } = await two();
    const code = await codeOf(ana);
    for (let n = 0; n < 3; n += 1) await ben.says(`/buddy WRONG${n}`);
    for (let n = 0; n < 2; n += 1) await ben.joins(`/link WRONG${n}`);
    await ben.says(`/buddy ${code}`);
    ben.hears(/enough tries for today/);
    await until('2026-03-02T12:00:00.000Z');
    await ben.says(`/buddy ${code}`);
    ben.hears(/would like to be your comeback buddy/);
  });

  it('is of no use to whoever has a buddy, nor while the inviter has one', async () => {
    const { ana, ben, runner, pairUp } = await two();
    const mei = await runner('telegram', '33');
    const code = await codeOf(mei, 'Mei');
    await pairUp(ana, ben);
    await ben.says(`/buddy ${code}`);
    ben.hears(/have a buddy already/);
    await ana.says('/buddy invite');
    ana.hears(/have a buddy already/);
    await ana.says('/buddy find');
    ana.hears(/have a buddy already/);
    const kim = await runner('discord', '44');
    const late = await codeOf(kim, 'Kim');
    await mei.says(`/buddy ${late}`);
    await pairUp(kim, await runner('telegram', '55'), ['Kim', 'Lee']);
    await mei.taps('yes');
    mei.hears(/isn't open at the moment/);
    expect(mei.record()?.buddy).toBeUndefined();
  });

  it('is one that a runner gets who has begun', async () => {
    const { ana, chat } = await two();
    const code = await codeOf(ana);
    const eve = chat('discord', '99');
    await eve.says(`/buddy ${code}`);
    eve.hears(/\/start takes a few minutes/);
  });
});

describe('somebody who is picked', () => {
  const BEN = { platform: 'discord', id: '22' };

  it('hears of it, and one press makes the pair', async () => {
    const { ana, ben, pairOf } = await two();
    await ben.says('/settings');
    await ben.says('name');
    await ben.says('  Ben \u202E ');
    expect(ben.record()?.name).toBe('Ben');
    await ana.says('/buddy invite', BEN);
    await ana.says('Ana');
    ana.hears(/If they talk with me and are free, they hear of it/);
    ben.hears(/Ana\u2069 would like to be your comeback buddy/);
    await ben.taps('yes');
    expect(pairOf(ana)).toBe(pairOf(ben));
    expect(pairOf(ana)).toBeDefined();
  });

  it('is named by a chat of theirs nowhere in the inviter’s record or export', async () => {
    const { ana, ben, store } = await two();
    await codeOf(ana);
    await ana.says('/buddy invite @ben_runs', { platform: 'discord', id: '22' });
    ben.hears(/would like to be/);
    await ana.says('/export');
    const file = ana.seen.at(-1)?.message.file?.body ?? '';
    const id = ana.record()?.id ?? '';
    const journal = JSON.stringify(store.journal(id));
    expect(journal).toContain('/buddy invite');
    for (const text of [file, journal, JSON.stringify(ana.record())]) {
      expect(text).not.toMatch(/ben_runs|"person"|"22"/);
    }
  });

  it('or is not here: the inviter hears the same', async () => {
    const { ana } = await two();
    await codeOf(ana);
    await ana.says('/buddy invite', BEN);
    const known = ana.seen.at(-2)?.message.paragraphs;
    await ana.says('/buddy invite', { platform: 'discord', id: 'nobody' });
    expect(ana.seen.at(-2)?.message.paragraphs).toEqual(known);
  });

  it('is asked once a day, and for a week not after a "not now"', async () => {
    const { ana, ben, until } = await two();
    await codeOf(ana);
    await ana.says('/buddy invite', BEN);
    ben.hears(/would like to be/);
    await ana.says('/buddy invite', BEN);
    ben.hearsNothing();
    await ben.taps('not-now');
    ben.hears(/Nobody is told/);
    ana.hearsNothing();
    await until('2026-03-05T12:00:00.000Z');
    await ana.says('/buddy invite', BEN);
    ana.hears(/If they talk with me/);
    ben.hearsNothing();
    await until('2026-03-08T12:00:00.000Z');
    await ana.says('/buddy invite', BEN);
    ben.hears(/would like to be/);
  });

  it('is one of five a day at most', async () => {
    const { ana } = await two();
    await codeOf(ana);
    for (let n = 0; n < 5; n += 1) await ana.says('/buddy invite', { platform: 'discord', id: `p${n}` });
    ana.hears(/If they talk with me/);
    await ana.says('/buddy invite', BEN);
    ana.hears(/enough invitations for today/);
  });

  it('is not asked again after a block, nor is there any other way', async () => {
    const { ana, ben, until } = await two();
    const code = await codeOf(ana);
    await ana.says('/buddy invite', BEN);
    await ben.taps('block');
    ben.hears(/Nothing goes between you two/);
    ana.hearsNothing();
    await until('2026-03-12T12:00:00.000Z');
    await ana.says('/buddy invite', BEN);
    ana.hears(/If they talk with me/);
    ben.hearsNothing();
    await ben.says(`/buddy ${code}`);
    ben.hears(/don't know that invitation/);
    await ana.says(`/buddy ${await codeOf(ben, 'Ben')}`);
    ana.hears(/don't know that invitation/);
    await ben.says('/buddy unblock');
    ben.hears(/Whom do you mean\?.*1\. \u2068Ana/s);
    await ben.says('3');
    await ben.says('1');
    ben.hears(/They can invite you again/);
    await ben.says('/buddy unblock');
    ben.hears(/blocked nobody/);
  });
});
