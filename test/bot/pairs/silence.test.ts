import { describe, expect, it } from 'vitest';
import { openBuddies } from '../../support/buddies.ts';
import type { Chat } from '../../support/chats.ts';
import { everyStep } from '../../support/coach.ts';

const BERLIN_NOON = 'T11:00:00.000Z';

async function paired(habits: Readonly<Record<string, string>> = {}) {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22', habits);
  await world.pairUp(ana, ben);
  return { ...world, ana, ben };
}

function told(chat: Chat, text: RegExp): number {
  return chat.seen.filter(({ message }) => text.test(message.paragraphs.join('\n'))).length;
}

const SILENT = /hasn't checked in for a few days\. A wave\?/;
const FADED = /quiet between you for a week/;

/** Ana answers every day at half past eight in the evening; Ben, whose run was on Monday 2 March, answers nothing. */
async function anaGoesOn(world: Awaited<ReturnType<typeof paired>>, until: string): Promise<void> {
  for (let day = 2; ; day += 1) {
    const instant = `2026-03-${String(day).padStart(2, '0')}T19:30:00.000Z`;
    if (instant > until) return world.until(until);
    await world.until(instant);
    await world.ana.answers();
  }
}

describe('a buddy who falls silent', () => {
  it('is told of at the other’s noon after the third morning, gently and once', async () => {
    const world = await paired();
    const { ana, ben, until } = world;
    await anaGoesOn(world, `2026-03-05${BERLIN_NOON.replace('11:00', '10:59')}`);
    expect(told(ana, SILENT)).toBe(0);
    await until(`2026-03-05${BERLIN_NOON}`);
    ana.hears(/Ben\u2069 hasn't checked in/);
    expect(
      ana.seen
        .at(-1)
        ?.message.buttons?.flat()
        .map(({ id }) => id),
    ).toEqual(['nudge', 'wait', 'anew']);
    await anaGoesOn(world, `2026-03-09${BERLIN_NOON}`);
    expect(told(ana, SILENT)).toBe(1);
    expect(told(ben, SILENT)).toBe(0);
  });

  it('can be waved at', async () => {
    const world = await paired();
    await anaGoesOn(world, `2026-03-05${BERLIN_NOON}`);
    await world.ana.taps('nudge');
    world.ana.hears(/waved at \u2068Ben/);
    world.ben.hears(/Ana\u2069 waves/);
    expect(world.pairOf(world.ana)).toBeDefined();
  });

  it('can be left be', async () => {
    const world = await paired();
    await anaGoesOn(world, `2026-03-05${BERLIN_NOON}`);
    await world.ana.taps('wait');
    world.ana.hears(/leave them be/);
    world.ben.hearsNothing();
    expect(world.pairOf(world.ben)).toBeDefined();
  });

  it('can be parted from, to look for another one', async () => {
    const world = await paired();
    await anaGoesOn(world, `2026-03-05${BERLIN_NOON}`);
    await world.ana.taps('anew');
    world.ana.hears(/you have no buddy now.*\/club join/s);
    world.ben.hears(/^Your buddy pairing has ended/);
    expect([world.pairOf(world.ana), world.pairOf(world.ben)]).toEqual([undefined, undefined]);
  });

  it('is told of anew after a word in between', async () => {
    const world = await paired();
    await anaGoesOn(world, `2026-03-05${BERLIN_NOON}`);
    await world.ben.answers();
    await anaGoesOn(world, '2026-03-08T19:30:00.000Z');
    expect(told(world.ana, SILENT)).toBe(1);
    await anaGoesOn(world, '2026-03-12T19:30:00.000Z');
    expect(told(world.ana, SILENT)).toBe(2);
  });

  it('after a week without a word the pair is dissolved kindly: both are told, once', async () => {
    const world = await paired();
    await anaGoesOn(world, `2026-03-10${BERLIN_NOON.replace('11:00', '10:59')}`);
    expect(world.pairOf(world.ana)).toBeDefined();
    await world.until(`2026-03-10${BERLIN_NOON}`);
    world.ana.hears(FADED);
    world.ben.hears(FADED);
    expect([world.pairOf(world.ana), world.pairOf(world.ben)]).toEqual([undefined, undefined]);
    await anaGoesOn(world, '2026-03-25T19:30:00.000Z');
    expect([told(world.ana, FADED), told(world.ben, FADED)]).toEqual([1, 1]);
  });

  it('is not silent in a pause', async () => {
    const world = await paired();
    await world.ben.says('/pause');
    await anaGoesOn(world, '2026-03-20T19:30:00.000Z');
    expect(told(world.ana, SILENT) + told(world.ana, FADED)).toBe(0);
    expect(world.pairOf(world.ben)).toBeDefined();
  });

  it('of two who are silent nobody is told, until it ends', async () => {
    const world = await paired();
    await world.until('2026-03-12T20:00:00.000Z');
    expect(told(world.ana, SILENT) + told(world.ben, SILENT)).toBe(0);
    expect([told(world.ana, FADED), told(world.ben, FADED)]).toEqual([1, 1]);
  });

  it('is told of at each one’s own noon, by their own clock', async () => {
    const world = await paired({ zone: 'Pacific/Auckland' });
    await world.until('2026-03-01T18:10:00.000Z');
    await world.ben.answers();
    for (let day = 1; day <= 5; day += 1) {
      await world.until(`2026-03-0${day}T08:00:00.000Z`);
      await world.ben.answers();
    }
    await world.until('2026-03-05T22:59:00.000Z');
    expect(told(world.ben, SILENT)).toBe(0);
    await world.until('2026-03-05T23:00:00.000Z');
    world.ben.hears(/Ana\u2069 hasn't checked in/);
  });

  it('and cannot be reached any more, fades as well', async () => {
    const world = await paired();
    await world.ben.tells('blocked');
    await anaGoesOn(world, '2026-03-20T19:30:00.000Z');
    expect(told(world.ana, FADED)).toBe(1);
    expect(world.pairOf(world.ana)).toBeUndefined();
  });
});

describe('three of them', () => {
  /** A club puts them together. */
  function together(store: ReturnType<typeof openBuddies>['store'], ...chats: readonly Chat[]): void {
    const members = chats.map((chat) => chat.record()?.id ?? '');
    const arrival = { key: 'together', at: '2026-03-01T09:30:00.000Z', event: { type: 'wake' } as const };
    store.apply({ ...arrival, record: members[0] ?? '' }, (record, event, now, context) => {
      if (event.type !== 'wake') return everyStep(record, event, now, context);
      const formed = { type: 'pair', act: 'formed', members } as const;
      const events = [{ to: 'trio', creates: true, event: formed } as const];
      return { ...(record && { record }), messages: [], events };
    });
  }

  async function named(world: ReturnType<typeof openBuddies>, platform: string, id: string, name: string) {
    const chat = await world.runner(platform, id);
    for (const line of ['/settings', 'name', name]) await chat.says(line);
    return chat;
  }

  async function three() {
    const world = openBuddies();
    const ana = await named(world, 'telegram', '11', 'Ana');
    const ben = await named(world, 'discord', '22', 'Ben');
    const mei = await named(world, 'discord', '33', 'Mei');
    together(world.store, ana, ben, mei);
    await world.until('2026-03-01T10:00:00.000Z');
    return { ...world, ana, ben, mei, pair: world.pairOf(ana) };
  }

  it('see one another, and cheers and waves reach both', async () => {
    const { ana, ben, mei, until } = await three();
    mei.hears(/You're buddies now: you and \u2068Ana\u2069 and \u2068Ben/);
    ana.hears(/Ben\u2069 and \u2068Mei/);
    await until('2026-03-02T12:00:00.000Z');
    await mei.says('/buddy');
    mei.hears(/Ana\u2069: not yet\n\u2068Ben\u2069: not yet/);
    await mei.taps('cheer');
    ana.hears(/Mei\u2069 cheers/);
    ben.hears(/Mei\u2069 cheers/);
    await mei.taps('nudge');
    mei.hears(/waved at \u2068Ana\u2069 and \u2068Ben/);
    ana.hears(/Mei\u2069 waves/);
    ben.hears(/Mei\u2069 waves/);
  });

  it('are waved at each as they are: what keeps a wave from one is said of that one alone', async () => {
    const { ana, ben, mei, until } = await three();
    await until('2026-03-02T12:00:00.000Z');
    await ben.says('/pause');
    await mei.taps('rest');
    await ana.says('/buddy wave');
    ana.hears(
      /^\u2068Ben\u2069: paused\. No waves until that's over\.\n*Nothing to wave for: \u2068Mei\u2069 and I/,
    );
    ben.hearsNothing();
    mei.hearsNothing();
  });

  it('go on as two when one leaves', async () => {
    const { ana, ben, mei, pair, pairOf } = await three();
    await ana.says('/buddy leave');
    await ana.taps('yes');
    ben.hears(/One of you has left\. You go on with \u2068Mei/);
    mei.hears(/You go on with \u2068Ben/);
    expect([pairOf(ana), pairOf(ben), pairOf(mei)]).toEqual([undefined, pair, pair]);
    await ben.says('/forget');
    await ben.taps('yes');
    mei.hears(/^Your buddy pairing has ended/);
    expect(pairOf(mei)).toBeUndefined();
  });

  it('whom one blocks is asked, and the other two go on', async () => {
    const { ana, ben, mei, pairOf } = await three();
    await ana.says('/buddy block');
    ana.hears(/Whom do you mean\?.*1\. \u2068Ben\u2069\n2\. \u2068Mei/s);
    await ana.says('7');
    ana.hears(/didn't catch that/);
    await ana.says('2');
    ana.hears(/Block \u2068Mei/);
    await ana.taps('yes');
    mei.hears(/You go on with \u2068Ben/);
    ben.hears(/You go on with \u2068Mei/);
    expect(pairOf(ana)).toBeUndefined();
  });

  it('one who fades leaves the other two to go on', async () => {
    const { ana, ben, mei, until, pairOf } = await three();
    for (let day = 2; day <= 12; day += 1) {
      await until(`2026-03-${String(day).padStart(2, '0')}T19:30:00.000Z`);
      await ana.answers();
      await mei.answers();
    }
    expect(told(ana, SILENT)).toBe(1);
    expect(told(mei, SILENT)).toBe(1);
    expect(told(ben, FADED)).toBe(1);
    expect(told(ana, /One of you has left/)).toBe(1);
    expect(pairOf(ana)).toBe(pairOf(mei));
    expect(pairOf(ana)).toBeDefined();
    expect(pairOf(ben)).toBeUndefined();
  });

  it('are three at most', async () => {
    const world = openBuddies();
    const names = ['Ana', 'Ben', 'Mei', 'Kim'];
    const four: Chat[] = [];
    for (const name of names) four.push(await named(world, 'telegram', name, name));
    together(world.store, ...four);
    expect(four.map(world.pairOf)).toEqual(names.map(() => undefined));
  });
});
