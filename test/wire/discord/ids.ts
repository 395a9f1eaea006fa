/** The first second of 2015, in milliseconds: where Discord's ids begin to count. */
const DISCORD_EPOCH = 1_420_070_400_000;
const PER_MILLISECOND = 4_194_304;

/** Makes snowflakes that never come twice, in rising order, also while the clock stands still. */
export function createIds(now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    const present = now();
    if (present > last) {
      last = present;
      count = 0;
    } else {
      count += 1;
      if (count === PER_MILLISECOND) {
        last += 1;
        count = 0;
      }
    }
    return String((BigInt(last - DISCORD_EPOCH) << 22n) + BigInt(count));
  };
}

export function isSnowflake(text: string): boolean {
  return /^\d{15,20}$/.test(text);
}
