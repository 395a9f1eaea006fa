/** How long to wait for what should come at once, in milliseconds: long, since it is only waited for when it fails. */
const PATIENCE = 15_000;

/**
 * Waits for something that happens. Fails when it does not, or when the server is closed first.
 *
 * @param what says what was missed; asked only then
 * @param begin is handed what to call when it happens
 */
export async function eventually<T>(
  closing: Set<() => void>,
  what: string | (() => string),
  begin: (happened: (value: T) => void) => void,
  patience = PATIENCE,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const describe = (): string => (typeof what === 'string' ? what : what());
    const end = (): void => {
      clearTimeout(timer);
      closing.delete(closed);
    };
    const closed = (): void => {
      end();
      reject(new Error(`the server was closed: ${describe()}`));
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(describe()));
    }, patience);
    closing.add(closed);
    begin((value) => {
      end();
      resolve(value);
    });
  });
}
