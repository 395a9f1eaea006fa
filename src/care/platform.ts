import type { Checked } from '../chat/check.ts';
import { look, ok, wrong, type Finding } from './finding.ts';

/** Whole seconds in the answer, and the way there and back, make for this much, in seconds. */
const TOLERATED = 5;

/** Beyond this, in seconds, certificates and whatever is signed begin to fail. */
const HARMFUL = 300;

/** A platform, and how to ask it. */
export interface Asked {
  readonly name: 'Telegram' | 'Discord';
  /** The setting that names another server. */
  readonly rootSetting: string;
  /** Whether that is set. */
  readonly elsewhere: boolean;
  /** What to do about a token that is not known. */
  readonly newToken: string;
  check(): Promise<Checked>;
}

/** Whether the platform knows the token, and whether its clock and ours agree. `now` is read before and after. */
export async function checkPlatform(asked: Asked, now: () => string): Promise<readonly Finding[]> {
  const before = Date.parse(now());
  const checked = await asked.check();
  const after = Date.parse(now());
  const { date } = checked;
  const clock = date === undefined ? [] : [skew(asked.name, Date.parse(date), before, after)];
  return [token(asked, checked), ...clock];
}

function token({ name, rootSetting, elsewhere, newToken }: Asked, checked: Checked): Finding {
  if (checked.kind === 'known') return ok(`${name}: the token is that of ${checked.name}`);
  if (checked.kind === 'unknown-token') {
    const root = elsewhere ? `, or look at ${rootSetting}` : '';
    return wrong(`${name}: does not know this token. ${newToken}${root}`);
  }
  const where = elsewhere ? `Is ${rootSetting} right, and the server there running?` : 'Look at the network.';
  if (checked.kind === 'unreachable') {
    return wrong(
      `${name}: out of reach (${checked.code}), which says nothing about the token. ${where} A bot waits for it.`,
    );
  }
  return wrong(
    `${name}: answers ${checked.code}, which says nothing about the token. Try again later. ${where}`,
  );
}

/** Its time lies somewhere in its second, and was told somewhere between our question and its answer. */
function skew(name: string, theirs: number, before: number, after: number): Finding {
  const early = (theirs - after) / 1000;
  const late = (theirs + 1000 - before) / 1000;
  const seconds = early > 0 ? early : late < 0 ? late : 0;
  const size = Math.round(Math.abs(seconds));
  if (size <= TOLERATED) return ok(`Clock: agrees with ${name}'s`);
  const text =
    `Clock: ${size} s ${seconds > 0 ? 'behind' : 'ahead of'} ${name}'s. Posts, mornings and backups come by this ` +
    'machine’s clock: let it be set by NTP (timedatectl set-ntp true).';
  return size > HARMFUL ? wrong(text) : look(text);
}
