/** What somebody answers to each question, in the words of its buttons; several for a question that takes several. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** A quick runner with a calm tendon, whom nothing hurts. Not every answer has a button. */
export const CALM: Answers = {
  'injury-kind': 'tendon',
  onset: 'gradual',
  'injured-weeks': '6',
  'off-weeks': '5',
  'running-days': '3',
  weekdays: ['mon', 'wed', 'fri', 'done'],
  zone: 'Europe/Berlin',
  'post-hour': '07:00',
  units: 'km',
  'easy-pace': '6:30',
  'max-heart-rate': 'unknown',
  'weekly-before': '90',
  cause: 'Too many hills, too soon',
  R1: 'yes',
  R2: '0',
  R3: '0',
  R4: '14',
  R5: 'yes',
  R6: 'yes',
  R7: 'yes',
  R8: 'yes',
  R9: 'no',
  R10: '6',
  completed: 'all',
  pattern: 'none',
  'morning-pain': '0',
};
