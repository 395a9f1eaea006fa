/** Work that is done sooner needs no word, in milliseconds. */
const SHORT = 1_500;

/** Where nobody looks at a screen, a line for each such share. */
const STEP = 0.1;

/** Where progress is told. */
export interface ProgressParts {
  readonly write: (text: string) => void;
  /** Can the line be written again? */
  readonly terminal: boolean;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How far long work is: on a terminal one line that changes, elsewhere a line now and then; nothing of short work. */
export function createProgress({ write, terminal, now }: ProgressParts): {
  at(share: number): void;
  end(): void;
} {
  const began = now();
  let told = 0;
  let open = false;
  return {
    at(share) {
      if (now() - began < SHORT) return;
      const line = `${Math.floor(share * 100)}% copied`;
      if (terminal) {
        write(`\r${line}`);
        open = true;
      } else if (share - told >= STEP) {
        write(`${line}\n`);
        told = share;
      }
    },
    end() {
      if (open) write('\r\u001b[K');
    },
  };
}
