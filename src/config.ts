import { existsSync } from 'node:fs';
import { z } from 'zod';
import { LEVELS } from './log.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));

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
}

/** Settings that cannot be used; the message lists all of them, each with what to do. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/** Reads the settings out of an environment. An empty one counts as not set. Throws a `ConfigFault`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = settings.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigFault(['These settings cannot be used:', ...problems].join('\n'));
  }
  const { DATABASE_URL, HOST, PORT, PLAYGROUND_START, LOG_LEVEL } = result.data;
  return {
    databaseUrl: DATABASE_URL,
    host: HOST,
    logLevel: LOG_LEVEL,
    ...(PORT !== undefined && { port: PORT }),
    ...(PLAYGROUND_START !== undefined && { playgroundStart: PLAYGROUND_START }),
  };
}

/** The settings of this process: the environment, and for what is not set there a `.env` file in the working folder. */
export function configOfProcess(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}
