import { ConfigFault } from '../config.ts';
import { DatabaseFault } from '../store/fault.ts';

/** Writes a line for whoever called the program. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a program that looks after the bot: what is for its operator to mend is said without a stack. */
export async function runTool(
  usage: string,
  args: readonly string[],
  work: (args: readonly string[]) => Promise<void> | void,
): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return print(usage);
  try {
    await work(args);
  } catch (error) {
    const isForOperator =
      error instanceof ConfigFault || error instanceof DatabaseFault || error instanceof UsageFault;
    if (!isForOperator) throw error;
    process.stderr.write(`${error instanceof UsageFault ? usage : error.message}\n`);
    process.exitCode = 1;
  }
}

/** The program was not called as it is meant to be. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
