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
  /** Absent: no Telegram. */
  readonly telegram?: PlatformConfig & { readonly webhookUrl?: string };
  /** Absent: no Discord. */
  readonly discord?: PlatformConfig;
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
}

/** Reads the settings out of an environment. An empty one counts as not set. Throws a `ConfigFault`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const result = settings.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigFault(['These settings cannot be used:', ...problems].join('\n'));
  }
  const set = result.data;
  const problem = contradiction(set);
  if (problem) throw new ConfigFault(`These settings cannot be used:\n  ${problem}`);
  return {
    databaseUrl: set.DATABASE_URL,
    host: set.HOST,
    logLevel: set.LOG_LEVEL,
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

/** What is fine alone and not together. */
function contradiction({
  TELEGRAM_WEBHOOK_URL: webhook,
  TELEGRAM_TOKEN: token,
  PORT,
}: z.output<typeof settings>): string | undefined {
  if (webhook === undefined) return undefined;
  if (token === undefined) return 'TELEGRAM_WEBHOOK_URL: set TELEGRAM_TOKEN too, or leave it out';
  return PORT === undefined || PORT === 0
    ? 'TELEGRAM_WEBHOOK_URL: set PORT too, where Telegram’s calls arrive'
    : undefined;
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
