import type { Conversation } from '../bot/turn.ts';
import { buddyBlock, buddyInvited, buddyLeave, buddyName, buddyShare, buddyUnblock, pool } from './buddy.ts';
import { cleared } from './cleared.ts';
import { clubEnd, clubLink, clubRemove } from './club-care.ts';
import { clubJoin } from './club-join.ts';
import { clubLanguage, clubSetup } from './club-setup.ts';
import { correct } from './correct.ts';
import { enrol } from './enrol.ts';
import { morning, settled } from './morning.ts';
import { pain } from './pain.ts';
import { readiness } from './readiness.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { forget, link, startAgain, unlink } from './sure.ts';

/** Every dialogue there is. */
export const conversations: readonly Conversation[] = [
  enrol,
  readiness,
  report,
  morning,
  settled,
  recheck,
  pain,
  cleared,
  correct,
  settings,
  forget,
  startAgain,
  link,
  unlink,
  buddyName,
  buddyInvited,
  buddyLeave,
  buddyShare,
  buddyBlock,
  buddyUnblock,
  pool,
  clubSetup,
  clubLanguage,
  clubJoin,
  clubRemove,
  clubLink,
  clubEnd,
];
