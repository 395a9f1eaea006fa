import { existsSync } from 'node:fs';
import { z } from 'zod';
import { LEVELS } from './log.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));

const root = z
  .url({ protocol: /^https?$/, error: 'give an address like http://127.0.0.1:8081' })
  .transform((url) => url.replace(/\/+$/, ''));

/** Hours: a month. */
const LONGEST_EVERY = 720;
const MOST_KEPT = 1000;
/** A week of daily ones: a copy still holds who asked to be forgotten after it was made. */
const KEPT = 7;

const whole = (least: number, most: number, error: string) =>
  z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, error)
    .transform(Number);

const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|:memory:)$/, 'write it like file:./comeback.db')
    .default('file:./comeback.db'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'give an address of this machine, like 127.0.0.1, without a port')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => port.safeParse(text).success, 'give a number from 0 (any free port) to 65535')
    .transform(Number)
    .optional(),
  PLAYGROUND_START: z.iso
    .datetime({ offset: true, error: 'give an instant like 2026-03-02T06:00:00Z' })
    .transform((text) => new Date(text).toISOString())
    .optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'paste the token that @BotFather gave, like 123456:ABC-def')
    .optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'paste the token from the page “Bot” of the developer portal')
    .optional(),
  TELEGRAM_API_ROOT: root.optional(),
  DISCORD_API_ROOT: root
    .refine((url) => /\/api(\/v\d+)?$/.test(url), 'let it end in /api')
    .refine((url) => !/\/v\d+$/.test(url), 'leave the version out: it is appended')
    .optional(),
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'give an address like https://bot.example.org/telegram' })
    .optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_EVERY: whole(
    1,
    LONGEST_EVERY,
    'give the hours from one backup to the next, from 1 to 720',
  ).optional(),
  BACKUP_KEEP: whole(1, MOST_KEPT, 'give how many backups to keep, from 1 to 1000').optional(),
  LOG_LEVEL: z.enum(LEVELS, { error: `choose one of ${LEVELS.join(', ')}` }).default('info'),
});

/** Everything that can be set from outside; `.env.example` explains each. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  /** Absent: the first free one. */
  readonly port?: number;
  /** ISO-8601 UTC. Absent: the present. */
  readonly playgroundStart?: string;
  readonly logLevel: (typeof LEVELS)[number];
  /** Absent: nothing is set about them. */
  readonly backups?: BackupConfig;
  /** Absent: no Telegram. */
  readonly telegram?: PlatformConfig & { readonly webhookUrl?: string };
  /** Absent: no Discord. */
  readonly discord?: PlatformConfig;
}

/** Where copies of the database are kept, and how the bot makes them. */
export interface BackupConfig {
  /** Absent: `backups` beside the database. */
  readonly folder?: string;
  /** Hours from one to the next. Absent: the bot makes none by itself. */
  readonly every?: number;
  /** How many are kept of those in the folder. */
  readonly keep: number;
}

/** How one platform is reached. */
export interface PlatformConfig {
  readonly token: string;
  /** Another server than the platform's own, without a slash at its end. */
  readonly apiRoot?: string;
}

/** Settings that cannot be used; the message lists all of them, each with what to do. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  /** Each with the setting that it is about. */
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[] = [message]) {
    super(message);
    this.problems = problems;
  }
}

/** Reads the settings out of an environment. An empty one counts as not set. Throws a `ConfigFault`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const result = settings.safeParse(given);
  if (!result.success) {
    throw unusable(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const set = result.data;
  const problems = contradictions(set);
  if (problems.length > 0) throw unusable(problems);
  return {
    databaseUrl: set.DATABASE_URL,
    host: set.HOST,
    logLevel: set.LOG_LEVEL,
    ...((set.BACKUP_FOLDER ?? set.BACKUP_EVERY) !== undefined && {
      backups: {
        keep: set.BACKUP_KEEP ?? KEPT,
        ...(set.BACKUP_FOLDER !== undefined && { folder: set.BACKUP_FOLDER }),
        ...(set.BACKUP_EVERY !== undefined && { every: set.BACKUP_EVERY }),
      },
    }),
    ...(set.PORT !== undefined && { port: set.PORT }),
    ...(set.PLAYGROUND_START !== undefined && { playgroundStart: set.PLAYGROUND_START }),
    ...(set.TELEGRAM_TOKEN !== undefined && {
      telegram: {
        token: set.TELEGRAM_TOKEN,
        ...(set.TELEGRAM_API_ROOT !== undefined && { apiRoot: set.TELEGRAM_API_ROOT }),
        ...(set.TELEGRAM_WEBHOOK_URL !== undefined && { webhookUrl: set.TELEGRAM_WEBHOOK_URL }),
      },
    }),
    ...(set.DISCORD_TOKEN !== undefined && {
      discord: {
        token: set.DISCORD_TOKEN,
        ...(set.DISCORD_API_ROOT !== undefined && { apiRoot: set.DISCORD_API_ROOT }),
      },
    }),
  };
}

function unusable(problems: readonly string[]): ConfigFault {
  const lines = ['These settings cannot be used:', ...problems.map((problem) => `  ${problem}`)];
  return new ConfigFault(lines.join('\n'), problems);
}

/** What is fine alone and not together. */
function contradictions({
  TELEGRAM_WEBHOOK_URL: webhook,
  TELEGRAM_TOKEN: token,
  PORT,
  DATABASE_URL: database,
  BACKUP_EVERY: every,
  BACKUP_KEEP: keep,
}: z.output<typeof settings>): string[] {
  const problems: string[] = [];
  if (webhook !== undefined && token === undefined) {
    problems.push('TELEGRAM_WEBHOOK_URL: set TELEGRAM_TOKEN too, or leave it out');
  } else if (webhook !== undefined && (PORT === undefined || PORT === 0)) {
    problems.push('TELEGRAM_WEBHOOK_URL: set PORT too, where Telegram’s calls arrive');
  }
  if (every !== undefined && /^(file:)?:memory:$/.test(database)) {
    problems.push('BACKUP_EVERY: name a file in DATABASE_URL, or leave it out: memory ends with the bot');
  }
  if (keep !== undefined && every === undefined) {
    problems.push('BACKUP_KEEP: set BACKUP_EVERY too, or leave it out');
  }
  return problems;
}

/** The settings of this process: the environment, and for what is not set there a `.env` file in the working folder. */
export function configOfProcess(): Config {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    throw new ConfigFault('The file .env cannot be read. Give this user the right to read it.');
  }
  return readConfig(process.env);
}
