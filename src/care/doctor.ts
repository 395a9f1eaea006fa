import { join } from 'node:path';
import type { Config } from '../config.ts';
import { ConfigFault } from '../config.ts';
import { databaseFile } from '../store/connect.ts';
import { checkBackups } from './backups.ts';
import { checkDatabase } from './database.ts';
import { ok, wrong, type Finding } from './finding.ts';
import { backupFolder } from './folder.ts';
import { checkContent, checkNode, checkSecrets } from './machine.ts';
import { checkPlatform, type Asked } from './platform.ts';

/** What is looked at. */
export interface DoctorParts {
  /** Throws a `ConfigFault`. */
  readonly config: () => Config;
  /** The program's folder. */
  readonly root: string;
  readonly nodeVersion: string;
  /** The folder it is started in. */
  readonly folder: string;
  /** ISO-8601 UTC. */
  readonly now: () => string;
  /** How long a platform may take to answer, in milliseconds. */
  readonly callTimeout: number;
}

/** Looks at everything that an operator can mend, and changes nothing. Each finding comes as soon as it is known. */
export async function* examine(parts: DoctorParts): AsyncGenerator<Finding> {
  yield checkNode(parts.nodeVersion, parts.root);
  yield checkContent(join(parts.root, 'data'));
  yield* checkSecrets(join(parts.folder, '.env'));
  const config = settings(parts.config);
  yield* config.findings;
  if (!config.found) return;
  const { databaseUrl, backups } = config.found;
  const database = databaseFile(databaseUrl);
  yield* checkDatabase(database, parts.now());
  if (database !== ':memory:') {
    yield* checkBackups(backupFolder(database, backups?.folder), backups?.every, parts.now());
  }
  for (const asked of await platformsOf(config.found, parts.callTimeout)) {
    yield* await checkPlatform(asked, parts.now);
  }
}

function settings(read: () => Config): { readonly found?: Config; readonly findings: readonly Finding[] } {
  try {
    const found = read();
    const kind = found.telegram || found.discord ? 'a bot' : 'the playground: no token is set';
    return { found, findings: [ok(`Settings: can be used, for ${kind}`)] };
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    const findings = error.problems.map((problem) => wrong(`Settings: ${problem}`));
    return { findings: [...findings, wrong('Settings: the rest is looked at when these are mended')] };
  }
}

/** Loads only what is needed: each library is large. */
async function platformsOf({ telegram, discord }: Config, callTimeout: number): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  if (telegram) {
    const { checkToken } = await import('../chat/telegram/check.ts');
    asked.push({
      name: 'Telegram',
      rootSetting: 'TELEGRAM_API_ROOT',
      elsewhere: telegram.apiRoot !== undefined,
      newToken: 'Ask @BotFather for the present one (/token) and set it as TELEGRAM_TOKEN',
      check: async () => checkToken({ ...telegram, callTimeout }),
    });
  }
  if (discord) {
    const { checkToken } = await import('../chat/discord/check.ts');
    asked.push({
      name: 'Discord',
      rootSetting: 'DISCORD_API_ROOT',
      elsewhere: discord.apiRoot !== undefined,
      newToken: 'Make a new one in the developer portal (Bot, “Reset Token”) and set it as DISCORD_TOKEN',
      check: async () => checkToken({ ...discord, callTimeout }),
    });
  }
  return asked;
}
