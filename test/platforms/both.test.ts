import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../wire/discord/start.ts';
import type { Person as Member } from '../wire/discord/person.ts';
import type { FakeTelegram } from '../wire/telegram/fake-telegram.ts';
import type { Person } from '../wire/telegram/person.ts';
import { onBoth } from './on-both.ts';
import { ENROLMENT } from './story.ts';

let telegram: FakeTelegram;
let discord: FakeDiscord;
let program: Awaited<ReturnType<typeof onBoth>>['program'];

beforeEach(async () => {
  ({ telegram, discord, program } = await onBoth());
});

/** Answers every question of an enrolment on Telegram. */
async function enrolsOnTelegram(ana: Person): Promise<void> {
  ana.says('/start');
  for (const [question, answer] of ENROLMENT) {
    const asked = await ana.hears(question);
    if (answer.startsWith('…')) ana.says(answer.slice(1));
    else ana.presses(asked, answer);
  }
  await ana.hears(/Sunday is a strength day/);
}

/** The same on Discord. */
async function enrolsOnDiscord(ben: Member): Promise<void> {
  ben.runs('start');
  for (const [question, answer] of ENROLMENT) {
    const asked = await ben.hears(question);
    if (answer.startsWith('…')) ben.says(answer.slice(1));
    else ben.presses(asked, answer);
  }
  await ben.hears(/Sunday is a strength day/);
}

/** Somebody with both accounts, linked; their last word was on Discord. */
async function linked() {
  const phone = telegram.person({ first_name: 'Ana', language_code: 'en' });
  const desk = discord.person({ username: 'ana' });
  await enrolsOnTelegram(phone);
  phone.says('/link');
  const [, code = ''] = /Your code: (\w+)/.exec((await phone.hears(/Your code/)).text) ?? [];
  desk.runs('link', { code });
  desk.presses(await desk.hears(/Is the other chat your own/), "Yes, it's mine");
  await desk.hears(/^Linked\./);
  await phone.hears(/linked with one on Discord now/);
  await settled();
  phone.forgets();
  return { phone, desk };
}

/** Until everything that was said has led to what it leads to. */
async function settled(): Promise<void> {
  await telegram.idle();
  await program.app.beat();
}

const toldOnTelegram = (who: Pick<Person, 'sees'>) =>
  who.sees().flatMap(({ byBot, text }) => (byBot ? [text] : []));
const toldOnDiscord = (who: Member) =>
  who.sees().flatMap(({ by, text }) => (by === who.username ? [] : [text]));

/** What somebody hears in a channel of a server, whatever they have heard elsewhere. */
async function hearsIn(where: { readonly id: string }, ana: Member, what: RegExp) {
  for (;;) {
    const heard = await ana.hears(what);
    if (heard.channelId === where.id) return heard;
  }
}

const times = (told: readonly string[], what: RegExp) => told.filter((text) => what.test(text)).length;

describe('a runner on Telegram and another on Discord', () => {
  it('come back side by side, and hear nothing of one another', async () => {
    const ana = telegram.person({ first_name: 'Ana', language_code: 'en' });
    const ben = discord.person({ username: 'ben' });
    await Promise.all([enrolsOnTelegram(ana), enrolsOnDiscord(ben)]);
    await program.until('2026-03-02T06:00:00.000Z');
    ana.presses(await ana.hears(/🏃 Monday/), 'Done');
    ben.presses(await ben.hears(/🏃 .*Monday/), 'Rest today, to be safe');
    await ana.hears(/How much of the 10 min/);
    await ben.hears(/rest/i);
    await program.until('2026-03-02T19:00:00.000Z');
    expect(times(toldOnTelegram(ana), /🏃/)).toBe(1);
    expect(times(toldOnDiscord(ben), /🏃/)).toBe(1);
    expect(times(toldOnDiscord(ben), /How much of the/)).toBe(0);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });
});

describe('one runner on both', () => {
  it('is posted to where she last wrote', async () => {
    const { phone, desk } = await linked();
    await program.until('2026-03-02T06:00:00.000Z');
    await desk.hears(/Monday: /);
    expect(times(toldOnTelegram(phone), /Monday: /)).toBe(0);
    phone.says('/plan');
    await phone.hears(/you are here/i);
    await program.until('2026-03-02T19:00:00.000Z');
    await phone.hears(/How much/);
    expect(times(toldOnDiscord(desk), /How much/)).toBe(0);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });

  it('answers on Telegram what was asked on Discord, and the buttons go there', async () => {
    const { phone, desk } = await linked();
    await program.until('2026-03-02T19:00:00.000Z');
    const question = await desk.hears(/How much of the 10 min/);
    expect(question.buttons.map(({ label }) => label)).toContain('All of it');
    phone.says('all of it');
    const next = await phone.hears(/any pain in the warm-up or the run/);
    expect(await desk.hears(/How much of the 10 min/)).toMatchObject({ id: question.id, buttons: [] });

    // Put again there, it is asked there alone.
    desk.runs('today');
    const again = await desk.hears(/any pain in the warm-up or the run/);
    await telegram.until(() => phone.sees().find(({ id }) => id === next.id)?.buttons.length === 0);
    desk.presses(again, 'None');
    expect(await desk.hears(/✓ None/)).toMatchObject({ id: again.id, buttons: [], selects: [] });
    await desk.hears(/I'll ask how it feels tomorrow/);
    await settled();
    expect(times(toldOnTelegram(phone), /I'll ask how it feels tomorrow/)).toBe(0);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });

  it('parts them again: all stays where she asks for it, the other begins anew', async () => {
    const { phone, desk } = await linked();
    desk.runs('unlink');
    desk.presses(await desk.hears(/Part them\?/), 'Yes, part them');
    await desk.hears(/^Parted/);
    await phone.hears(/no longer linked/);
    await program.until('2026-03-02T06:00:00.000Z');
    await desk.hears(/Monday: /);
    expect(times(toldOnTelegram(phone), /Monday: /)).toBe(0);
    phone.says('/today');
    await phone.hears(/We haven't begun yet/);
  });

  it.each([
    ['blocks the bot', (phone: Person) => phone.blocks()],
    ['deletes her account', (phone: Person) => phone.deletesAccount()],
  ])('who %s on Telegram is told once on Discord, and it goes on there', async (_, leaves) => {
    const { phone, desk } = await linked();
    phone.says('/today');
    await phone.hears(/strength day/);
    await settled();
    const before = toldOnTelegram(phone).length;
    leaves(phone);
    await program.until('2026-03-02T06:00:00.000Z');
    await desk.hears(/^I can't reach you on Telegram any more, so I write here\.$/);
    await desk.hears(/Monday: /);
    await program.until('2026-03-02T19:00:00.000Z');
    await desk.hears(/How much/);
    await program.until('2026-03-04T06:00:00.000Z');
    expect(times(toldOnDiscord(desk), /can't reach you/)).toBe(1);
    expect(toldOnTelegram(phone)).toHaveLength(before);
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });
});

describe('somebody on Discord whose direct messages are closed', () => {
  it('is left in peace, and told once, where only she sees it, when she speaks in a server', async () => {
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    const where = discord.home.channel('general');
    await enrolsOnDiscord(ana);
    ana.closesDMs();
    await program.until('2026-03-02T06:00:00.000Z');
    const refused = () =>
      discord.calls.filter(({ user, status }) => user === ana.id && status === 403).length;
    expect(refused()).toBe(1);
    const before = discord.calls.length;
    await program.until('2026-03-04T19:00:00.000Z');
    expect(discord.calls).toHaveLength(before);

    ana.runs('today', {}, { where });
    const told = await ana.hears(/couldn't reach you on Discord for a while/);
    expect(told).toMatchObject({ ephemeral: true, channelId: where.id });
    ana.runs('progress', {}, { where });
    await hearsIn(where, ana, /too much, too soon/);
    const seen = ana.sees(where);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(
      times(
        seen.map(({ text }) => text),
        /couldn't reach you/,
      ),
    ).toBe(1);
    expect(ben.sees(where)).toEqual([]);
    expect(refused()).toBe(1);
    expect(discord.violations).toEqual([]);
  });
});

describe('a personal command among others', () => {
  it('in a Discord server is answered where only its sender sees it', async () => {
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    const where = discord.home.channel('general');
    await enrolsOnDiscord(ana);
    for (const [command, answer] of [
      ['today', /strength day/],
      ['progress', /too much, too soon/],
      ['plan', /you are here/i],
      ['pain', /0 to 10/],
    ] as const) {
      ana.runs(command, {}, { where });
      expect(await hearsIn(where, ana, answer)).toMatchObject({ ephemeral: true });
    }
    ana.runs('link', {}, { where: 'dm' });
    await ana.hears(/Your code/);
    await settled();
    expect(ana.offered(where)).not.toContain('link');
    expect(ana.offered(where)).not.toContain('export');
    expect(ben.sees(where)).toEqual([]);
    expect(ben.unheard).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('in a Telegram group is answered in private, and others see no word of it', async () => {
    const ana = telegram.person({ first_name: 'Ana', language_code: 'en' });
    const ben = telegram.person({ first_name: 'Ben', language_code: 'en' });
    const group = telegram.group({ title: 'Runners', members: [ana, ben] });
    await enrolsOnTelegram(ana);
    const [hers, his] = [ana.in(group), ben.in(group)];
    hers.saysEphemerally('/progress');
    expect(await hers.hears(/too much, too soon/)).toMatchObject({ ephemeral: true });
    hers.saysEphemerally('/pain');
    expect(await hers.hears(/0 to 10/)).toMatchObject({ ephemeral: true });
    await settled();
    expect(his.sees()).toEqual([]);

    hers.says('/progress');
    await his.hears(/This one is for the two of us/);
    await settled();
    expect(toldOnTelegram(his)).toEqual(["This one is for the two of us. Let's talk in private."]);
    expect(his.sees().at(-1)?.buttons.flat()).toEqual([
      { text: 'Open our chat', url: `https://t.me/${telegram.bot.username}?start=progress` },
    ]);
    expect(ben.unheard()).toEqual([]);
    ana.says('/start progress');
    await ana.hears(/too much, too soon/);
    expect(telegram.violations).toEqual([]);
  });
});
