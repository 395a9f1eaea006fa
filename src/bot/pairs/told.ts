import type { Turn } from '../turn.ts';
import type { BuddyEvent } from './events.ts';

/** A runner hears of their buddies. */
export function toldByBuddy(_turn: Turn, _event: BuddyEvent): void {}
