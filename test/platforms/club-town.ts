import { addDays, instantAt, type Day } from '../../src/coach/day.ts';
import { goesOut, wakesUp, type Day as Mood } from './club-days.ts';
import { atDesk, channelRoom, groupRoom, onPhone, type Runner } from './club-people.ts';
import { watch } from './club-watch.ts';
import { onBoth } from './on-both.ts';

/** The club's own zone, and that of two of its members. */
export const BERLIN = 'Europe/Berlin';

const LONDON = 'Europe/London';

/** How those spend their days who do anything else than to run as they are told. */
export type Plans = Readonly<Record<Day, Readonly<Record<string, Mood>>>>;

/** Four people, a Telegram group with two of them and a Discord channel with the other two, and the whole program. */
export async function town(plans: Plans, away: { readonly name: string; readonly from: Day }) {
  const { telegram, discord, program } = await onBoth();
  const watched = watch(telegram, discord, program.now);

  const channel = discord.home.channel('general');
  const ana = onPhone(telegram, 'Ana', BERLIN, () => group);
  const ben = onPhone(telegram, 'Ben', LONDON, () => group);
  const mei = atDesk(discord, 'Mei', BERLIN, channel);
  const kiri = atDesk(discord, 'Kiri', LONDON, channel);
  const everybody = [ana, ben, mei, kiri];
  const group = telegram.group({
    title: 'Canal runners',
    type: 'group',
    members: [ben.phone],
    admins: [ana.phone],
    bot: 'administrator',
  });
  discord.home.grants(mei.desk, 'ManageChannels');
  channel.allows('pin');

  /** Until everything that was said has led to what it leads to. */
  async function settled(): Promise<void> {
    await telegram.idle();
    await program.app.beat();
  }

  /** Time passes until it is that late in Berlin. */
  async function until(day: Day, time: string): Promise<void> {
    await settled();
    const instant = instantAt(day, time, BERLIN);
    if (instant < program.now()) throw new Error(`${day} ${time} is over`);
    await watched.passing(() => program.until(instant));
  }

  const here = new Set<Runner>(everybody);
  const moods = (day: Day, { name }: Runner): Mood =>
    name === away.name && day >= away.from ? 'away' : (plans[day]?.[name] ?? 'runs');

  async function morning(day: Day): Promise<void> {
    await until(day, '08:30');
    for (const one of here) await wakesUp(one, moods(day, one));
    await allHeard();
  }

  async function evening(day: Day): Promise<void> {
    await until(day, '18:30');
    for (const one of here) await goesOut(one, moods(day, one));
    await allHeard();
  }

  async function allHeard(): Promise<void> {
    await settled();
    for (const one of everybody) one.forgets();
  }

  return {
    telegram,
    discord,
    program,
    said: watched.said,
    group,
    channel,
    ana,
    ben,
    mei,
    kiri,
    everybody,
    rooms: { telegram: groupRoom(() => group, ana.phone), discord: channelRoom(channel, mei.desk) },
    settled,
    until,
    morning,
    evening,
    /** The days from one to another, the last not among them. */
    async days(first: Day, last: Day): Promise<void> {
      for (let day = first; day < last; day = addDays(day, 1)) {
        await morning(day);
        await evening(day);
      }
    },
    /** They speak with the coach no more. */
    gone: (one: Runner) => void here.delete(one),
  };
}

export type Town = Awaited<ReturnType<typeof town>>;
