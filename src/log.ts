import { pino, type DestinationStream, type Logger } from 'pino';

/** The levels that LOG_LEVEL may have. */
export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** The only fields that are ever written: no name, answer, token or text of a message can slip in by another. */
const FIELDS = new Set([
  'err',
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

/**
 * The log: one JSON object a line, to standard error unless told otherwise. Of an error it keeps what kind it is
 * and where it happened, never its message, which may quote what somebody wrote.
 */
export function createLog(
  level: (typeof LEVELS)[number],
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => FIELDS.has(name))),
      },
      serializers: { err: place },
      hooks: {
        // Without words of ours pino would take the error's own.
        logMethod([first, ...rest], method) {
          const fields = first instanceof Error ? { err: first } : first;
          method.apply(
            this,
            typeof first === 'string' || rest.length > 0 ? [fields, ...rest] : [fields, 'unnamed'],
          );
        },
      },
    },
    to,
  );
}

function place(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return { kind: error.constructor.name, ...code, at: frames.map((line) => line.trim().slice('at '.length)) };
}
