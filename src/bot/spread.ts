/**
 * A part of `most` milliseconds that is always the same for one id and spread evenly over many, so that those who
 * chose the same hour are not all written to in the same second (FNV-1a over the id, its bits mixed as in MurmurHash3).
 */
export function spreadOf(id: string, most: number): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * most);
}
