import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../src/root.ts';
import { TOLD, type Inside, type Request, type Word } from './kill-plan.ts';

/** A place of its own: others build into `dist/` while these processes start. */
const BUILT = join(packageRoot(), `dist/kill-${process.pid}`);

/** Failures only: whatever is waited for comes at once, and a process starts slowly on a busy machine. */
const PATIENCE = 30_000;

/** Compiles the program and what kills it. Throws what the compiler says. Returns what removes it again. */
export function buildMortal(): () => void {
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  const project = join(packageRoot(), 'test/support/kill-tsconfig.json');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler, '-p', project, '--outDir', BUILT],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The program cannot be built:\n${stdout}${stderr}`);
  return () => rmSync(BUILT, { recursive: true, force: true });
}

/** A clock that every process of a test goes by: the machine's, but for as much as it is set ahead. */
export interface SharedClock {
  readonly file: string;
  now(): string;
  /** From now on it shows that, and goes on from there. */
  set(instant: string): void;
}

export function sharedClock(folder: string, start: string): SharedClock {
  const file = join(folder, 'clock');
  let ahead = 0;
  const set = (instant: string) => {
    ahead = Date.parse(instant) - Date.now();
    // Nobody may read half a number.
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  };
  set(start);
  return { file, now: () => new Date(Date.now() + ahead).toISOString(), set };
}

/** One life of the program: a process that ends with the test at the latest. */
export interface Life {
  readonly child: ChildProcess;
  /** Resolves once people can be served; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves with its exit code, or with the signal that ended it. */
  readonly ended: Promise<unknown>;
  readonly isOver: () => boolean;
  /** What it has written. */
  readonly output: () => string;
  /** Resolves once it has written something that matches. */
  writes(what: RegExp): Promise<void>;
  /** Lets everything happen that is due; rejects when it ends meanwhile. */
  beat(): Promise<void>;
  /** The database may grow by so many pages from now on; by as many as it likes without a number. */
  room(pages?: number): Promise<void>;
  /** `kill -9`. */
  kill(): void;
  /** Asks it to stop, as an operator does. */
  stop(): void;
}

/** Starts the program in `folder` on this clock; it dies where `plan` says, if it gets there. */
export function startLife(
  folder: string,
  clock: SharedClock,
  environment: Readonly<Record<string, string>>,
  plan?: Inside,
): Life {
  const child = fork(join(BUILT, 'test/support/kill-main.js'), [], {
    cwd: folder,
    env: {
      ...environment,
      [TOLD.clock]: clock.file,
      ...(plan && { [TOLD.plan]: JSON.stringify(plan) }),
    },
    execArgv: ['--import', join(BUILT, 'test/support/kill-hooks.js')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const watchers = new Set<() => void>();
  let written = '';
  let over = false;
  const moved = () => {
    for (const watcher of watchers) watcher();
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      written += String(data);
      moved();
    });
  const words: Word[] = [];
  child.on('message', (word: Word) => {
    words.push(word);
    moved();
  });
  const ended = once(child, 'close').then(([code, signal]): unknown => {
    over = true;
    moved();
    return code ?? signal;
  });

  const until = (what: string, isTrue: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (isTrue()) leave(resolve);
        else if (over) leave(() => reject(new Error(`it ended before ${what}; it wrote:\n${written}`)));
      };
      const timer = setTimeout(
        () => leave(() => reject(new Error(`never ${what}; it wrote:\n${written}`))),
        PATIENCE,
      );
      const leave = (then: () => void) => {
        clearTimeout(timer);
        watchers.delete(look);
        then();
      };
      watchers.add(look);
      look();
    });
  const hear = async (word: Word, request?: Request) => {
    const before = words.filter((one) => one === word).length;
    // Whoever is dead is asked nothing; the error comes on the channel of its own accord.
    if (request && child.connected) child.send(request, () => {});
    await until(word, () => words.filter((one) => one === word).length > before);
  };
  const ready = hear('ready');
  ready.catch(() => {});

  return {
    child,
    ready,
    ended,
    isOver: () => over,
    output: () => written,
    writes: async (what) => until(`${String(what)} was written`, () => what.test(written)),
    beat: async () => hear('beaten', { ask: 'beat' }),
    room: async (pages) => hear('room', { ask: 'room', ...(pages !== undefined && { pages }) }),
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
  };
}
