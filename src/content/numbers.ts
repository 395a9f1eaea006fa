import { FluentNumber } from '@fluent/bundle';

/** So many numbers are remembered at the most; those that people run and tell are few. */
const MOST = 2_000;

/** A number that its language writes once: that is most of what a text costs. */
class Written extends FluentNumber {
  #text: string | undefined;

  override toString(scope?: Parameters<FluentNumber['toString']>[0]): string {
    // Without a text that it stands in there is no language.
    return scope ? (this.#text ??= super.toString(scope)) : super.toString();
  }
}

/** The numbers of one language's texts. */
export function createNumbers(): (value: number) => FluentNumber {
  const known = new Map<number, Written>();
  return (value) => {
    const number = known.get(value) ?? new Written(value);
    if (known.size < MOST) known.set(value, number);
    return number;
  };
}
