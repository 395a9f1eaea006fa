/**
 * Keys that the code puts together, by what they begin with: whoever writes `prefix-${something}` lists here what
 * something can be. Families that the rules name (rows, questions, exercises …) are in src/content/families.ts.
 */
const holds = ['G1', 'G2', 'G7', 'cap', 'K1'];
const words = ['progress', 'repeat', 'rest'];
const yesNo = ['true', 'false'];

/** The families that the rules name. */
export const namedByRules = ['row', 'because', 'ask', 'option', 'gate', 'exercise', 'win', 'phase'];

export const families: Readonly<Record<string, readonly string[]>> = {
  verdict: words,
  word: [...words, 'none'],
  evidence: ['trial', 'cohort', 'consensus', 'expert', 'house'],
  outcome: ['ready', 'foundation', 'clinician', 'quiet', 'restless'],
  'next-held': holds,
  held: holds,
  'off-held': holds,
  'no-run': holds,
  'answer-completed': ['all', 'part', 'more', 'hurt', 'none', 'off'],
  'answer-pattern': ['none', 'muscle', 'gone', 'began', 'back', 'stayed'],
  answer: ['sharp', 'worse', 'stride'],
  post: ['mobility', 'cross', 'rest', 'strides', 'tempo'],
  button: ['done', 'move', 'rest'],
  plan: ['foundation', 'clinician'],
  'plan-phase': ['past', 'here', 'ahead'],
  'plan-speed': ['strides', 'tempo'],
  unit: ['km', 'miles'],
  pain: ['clinician', 'foundation', 'graduated'],
  'why-hold': holds,
  because: ['D4-pain', 'D9-pain', 'D13-off'],
  row: ['D4-pain', 'D9-pain'],
  reported: ['clinician', 'foundation'],
  gate: ['night'],
  change: ['peak', 'morning'],
  'change-completed': ['all', 'part', 'more', 'hurt'],
  'change-pattern': ['none', 'gone', 'began', 'back', 'stayed'],
  'change-sharp': yesNo,
  'change-worse': yesNo,
  'change-stride': yesNo,
  'change-swollen': yesNo,
  'change-night': yesNo,
  'change-unsettled': yesNo,
  link: ['unknown', 'own'],
  platform: ['discord', 'telegram'],
  'buddy-is': ['kept', 'resting', 'not-yet', 'paused'],
  'buddy-button': ['invite', 'find', 'stop', 'cheer', 'nudge', 'share', 'hide', 'leave', 'wait', 'anew'],
  'page-quick': ['today', 'done', 'pain', 'plan', 'progress'],
};

/** What may stand behind a command, and its choices: the words that platforms show for them. */
export const commandOptions = [
  'command-done-day',
  'command-done-day-today',
  'command-done-day-yesterday',
  'command-link-code',
  'command-buddy-do',
  ...['invite', 'find', 'cheer', 'nudge', 'share', 'leave', 'block', 'unblock'].map(
    (choice) => `command-buddy-do-${choice}`,
  ),
  'command-buddy-code',
  'command-buddy-person',
  'command-club-do',
  ...['setup', 'join', 'leave', 'link', 'remove', 'language', 'end'].map((one) => `command-club-do-${one}`),
];

/** One key for each command, by its file's name in commands/. */
export const byCommand = ['command', 'page-command'];

/** What looks like a key in the code and is none. */
export const notKeys = [
  'comeback',
  'menu',
  'en-GB',
  'left-room',
  'link-refused',
  'not-yet',
  'run-post',
  'strength-post',
  'club',
  'club-setup',
  'club-join',
  'club-remove',
  'club-link',
  'club-end',
];
