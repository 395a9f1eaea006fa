import type { ClubCounts } from '../store/clubs.ts';
import { look, ok, type Finding } from './finding.ts';

/** Whether clubs can post where they are; nothing is said where there are none. */
export function checkClubs({ all, lost }: ClubCounts): readonly Finding[] {
  if (all === 0) return [];
  if (lost.length === 0) return [ok(`Clubs: ${all}, and each can post`)];
  return lost.map(({ platform, count }) =>
    look(
      `Clubs: ${count} of ${all} cannot post on ${platform}. Who set them up was told what to do: the bot needs to be in the room and allowed to write there.`,
    ),
  );
}
