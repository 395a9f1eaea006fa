import { hash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { pino, type DestinationStream, type Logger } from 'pino';
import { packageRoot } from './root.ts';

/** The levels that LOG_LEVEL may have. */
export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * The only fields that are ever written: no name, answer, token or text of a message can slip in by another. `request`
 * is given as the key of the arrival that a line belongs to, and joins all lines that came of it.
 */
const FIELDS = new Set([
  'err',
  'request',
  'event',
  'result',
  'ms',
  'record',
  'parcel',
  'platform',
  'attempts',
  'failures',
  'fault',
  'kind',
  'code',
  'method',
  'status',
  'signal',
]);

/** A name or id of ours, or a code of somebody else's: no sentence, no address, no token. */
const WORD = /^[\w.-]{1,40}$/;

/** So many hexadecimal digits tell the arrivals of years apart. */
const REQUEST_DIGITS = 12;

/** How far an error's causes are followed. */
const MOST_CAUSES = 3;

/**
 * The log: one JSON object a line, to standard error unless told otherwise. Of an error it keeps what kind it is
 * and where it happened, never its message: that may quote what somebody wrote, and a library's holds the address it
 * called, with the token in it.
 */
export function createLog(
  level: (typeof LEVELS)[number],
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: known },
      serializers: { err: (error: unknown) => place(error), request: requestId },
      hooks: {
        logMethod([first, words], method) {
          const fields = first instanceof Error ? { err: first } : first;
          if (typeof first === 'string') return method.call(this, {}, first);
          // Without words of ours pino would take the error's own; and nothing is ever filled into ours.
          return method.call(this, fields, typeof words === 'string' ? words : 'unnamed');
        },
      },
    },
    to,
  );
  // What a part of the log is given for all its lines passes by the formatter.
  const { child } = log;
  const strict = {
    child(this: Logger, fields: Record<string, unknown>): Logger {
      return Reflect.apply(child, this, [known(fields)]);
    },
  };
  return Object.assign(log, strict);
}

/** What is written of a line's fields. */
function known(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (!FIELDS.has(name) || value === undefined) return [];
      return [[name, name === 'err' || name === 'request' ? value : plain(value)]];
    }),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && WORD.test(value) ? value : '?';
}

/** The same for the same arrival, before a restart and after it; and what the arrival's key says is not in it. */
function requestId(key: unknown): string {
  return hash('sha256', String(key)).slice(0, REQUEST_DIGITS);
}

/** What an error is and where it arose, without a word of what it says; and the same of what caused it. */
function place(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause = 'cause' in error ? error.cause : undefined;
  return {
    kind: plain(error.constructor.name),
    ...('code' in error && error.code !== undefined && { code: plain(error.code) }),
    at: framesOf(error),
    ...(cause instanceof Error && depth < MOST_CAUSES && { cause: place(cause, depth + 1) }),
  };
}

const FRAME = /^\s+at (?:((?:async |new )?[\w$.<>#]+(?: \[as [\w$]+\])?) \()?(\S.*:\d+:\d+)\)?$/;

/** The frames that name places in this package, in what it is built from, or in Node. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  return stack
    .replace(message, '')
    .split('\n')
    .flatMap((line) => {
      const [, what, where = ''] = FRAME.exec(line) ?? [];
      const short = shortened(where);
      if (short === undefined) return [];
      return [what === undefined ? short : `${what} (${short})`];
    });
}

const ROOTS = [pathToFileURL(packageRoot()).href, packageRoot()].map((root) => `${root}/`);

function shortened(where: string): string | undefined {
  const root = ROOTS.find((one) => where.startsWith(one));
  const library = where.lastIndexOf('/node_modules/');
  const short = library >= 0 ? where.slice(library + 1) : root ? where.slice(root.length) : where;
  const isKnown = short !== where || where.startsWith('node:');
  return isKnown && /^[\w@/.+:-]+$/.test(short) ? short : undefined;
}
