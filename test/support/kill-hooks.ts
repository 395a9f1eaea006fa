import Database from 'better-sqlite3';
import { TOLD, type Inside, type Moment, type Request, type Step } from './kill-plan.ts';

/*
 * Preloaded (`--import`) into the program, which knows nothing of it: here it dies at a certain moment of its work with
 * the database, as by `kill -9`; and its database may be full.
 */

/** As many pages as SQLite ever allows. */
const ALL_PAGES = 0xfffffffe;

const told = process.env[TOLD.plan];
const plan = told === undefined ? undefined : (JSON.parse(told) as Inside);
const patience = process.env[TOLD.patience];
const seen = new Map<Step, number>();
let open: Database.Database | undefined;
let inTransaction = false;
/** What the transaction is about whose function was just called. */
let about: Step = 'other';

function reaches(step: Step, moment: Moment): void {
  if (moment === 'before') seen.set(step, (seen.get(step) ?? 0) + 1);
  if (plan?.step !== step || plan.moment !== moment || plan.nth !== seen.get(step)) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

function stepOf([first]: readonly unknown[]): Step {
  if (Array.isArray(first)) return 'note';
  if (typeof first !== 'object' || first === null || !('key' in first)) return 'other';
  return String(first.key).startsWith('wake:') ? 'wake' : 'arrival';
}

type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** Puts another function in the place of a method, which is handed the one that was there. */
function wrap(prototype: object, name: string, around: (own: Callable) => Callable): void {
  const own: unknown = Reflect.get(prototype, name);
  if (typeof own !== 'function') throw new Error(`there is no ${name} any more`);
  Reflect.set(prototype, name, around(own as Callable));
}

const statements: unknown = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'));

for (const name of ['run', 'get', 'all'])
  wrap(statements as object, name, (own) => {
    return function statement(this: unknown, ...args) {
      const { source, readonly } = this as Database.Statement;
      const begins = source.startsWith('BEGIN');
      const commits = source === 'COMMIT';
      const alone = !begins && !commits && !readonly && !inTransaction;
      if (begins) reaches(about, 'before');
      if (commits) reaches(about, 'inside');
      if (alone) reaches('alone', 'before');
      const result = own.apply(this, args);
      if (begins) inTransaction = true;
      if (commits || source === 'ROLLBACK') inTransaction = false;
      if (commits) reaches(about, 'after');
      if (alone) reaches('alone', 'after');
      return result;
    };
  });

wrap(Database.prototype, 'transaction', (own) => {
  return function transaction(this: unknown, work) {
    const made = own.call(this, work) as object;
    const { immediate } = made as { immediate: Callable };
    const watched =
      (run: Callable): Callable =>
      (...args) => {
        about = stepOf(args);
        return run(...args);
      };
    return Object.assign(watched(made as Callable), { immediate: watched(immediate) });
  };
});

wrap(Database.prototype, 'exec', (own) => {
  return function exec(this: unknown, ...args) {
    reaches('exec', 'before');
    const result = own.apply(this, args);
    reaches('exec', 'after');
    return result;
  };
});

wrap(Database.prototype, 'close', (own) => {
  return function close(this: unknown) {
    reaches('close', 'before');
    const result = own.call(this);
    reaches('close', 'after');
    return result;
  };
});

wrap(Database.prototype, 'pragma', (own) => {
  return function pragma(this: unknown, ...args) {
    if (open === undefined) {
      open = this as Database.Database;
      if (patience !== undefined) own.call(this, `busy_timeout = ${patience}`);
    }
    return own.apply(this, args);
  };
});

process.on('message', (request: Request) => {
  if (request.ask !== 'room' || !open) return;
  const { pages } = request;
  const most = pages === undefined ? ALL_PAGES : Number(open.pragma('page_count', { simple: true })) + pages;
  open.pragma(`max_page_count = ${most}`);
  process.send?.('room');
});
