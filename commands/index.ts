import type { Command } from '../src/bot/command.ts';
import { buddy } from './buddy.ts';
import { cancel } from './cancel.ts';
import { cleared } from './cleared.ts';
import { club } from './club.ts';
import { correct } from './correct.ts';
import { done } from './done.ts';
import { exportData } from './export.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { link } from './link.ts';
import { pain } from './pain.ts';
import { pause } from './pause.ts';
import { plan } from './plan.ts';
import { progress } from './progress.ts';
import { resume } from './resume.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { today } from './today.ts';
import { unlink } from './unlink.ts';
import { why } from './why.ts';

/** Everything a person can say with a slash, in the order of the help. */
export const commands: readonly Command[] = [
  start,
  today,
  done,
  pain,
  why,
  plan,
  progress,
  correct,
  cleared,
  settings,
  buddy,
  link,
  unlink,
  club,
  pause,
  resume,
  exportData,
  forget,
  help,
  cancel,
];
