import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { clockMinutes, list, nameOfWeekday } from '../src/bot/format.ts';
import { quote } from '../src/bot/quote.ts';
import { paceIn } from '../src/bot/units.ts';
import { say, tell, timeThere, type Turn } from '../src/bot/turn.ts';
import { zoneName } from '../src/bot/zone.ts';

/** Shows what is set, and asks what to change. */
export const settings: Command = {
  name: 'settings',
  enrolled: false,
  run(turn) {
    say(turn, [shown(turn)]);
    open(turn, 'settings');
  },
};

function shown(turn: Turn): string {
  const { record, words } = turn;
  const lines = [
    tell(turn, 'settings-zone', { zone: zoneName(record.zone), time: timeThere(turn) }),
    tell(turn, 'settings-hour', { hour: record.hour }),
    tell(turn, 'settings-units', { units: tell(turn, `option-units-${record.units}`) }),
  ];
  if (record.name !== undefined) lines.push(tell(turn, 'settings-name', { name: quote(record.name) }));
  if (turn.homes().length > 1)
    lines.push(
      tell(turn, 'settings-posts-to', { where: tell(turn, `option-posts-to-${record.postsTo ?? 'last'}`) }),
    );
  const { profile } = record.comeback ?? {};
  if (profile) {
    const days = profile.weekdays.map((day) => nameOfWeekday(words, day));
    lines.push(
      tell(turn, 'settings-days', {
        days: list(words, days),
        how: tell(turn, `option-running-days-${profile.runningDays}`),
      }),
    );
    if (profile.secondsPerKm !== undefined)
      lines.push(
        tell(turn, 'settings-pace', {
          pace: clockMinutes(paceIn(profile.secondsPerKm, record.units)),
          unit: tell(turn, `unit-${record.units}`),
        }),
      );
    if (profile.maxHeartRate !== undefined)
      lines.push(tell(turn, 'settings-heart', { heart: profile.maxHeartRate }));
    if (profile.weeklyBeforeMinutes !== undefined)
      lines.push(tell(turn, 'settings-weekly', { minutes: profile.weeklyBeforeMinutes }));
    if (profile.limits?.minutes !== undefined)
      lines.push(tell(turn, 'settings-limit-minutes', { minutes: profile.limits.minutes }));
    if (profile.limits?.runs !== undefined)
      lines.push(tell(turn, 'settings-limit-runs', { runs: profile.limits.runs }));
  }
  return lines.join('\n');
}
