import type { Turn } from '../turn.ts';
import type { MemberEvent } from './events.ts';

/** A runner hears of a club. */
export function toldByClub(_turn: Turn, _event: MemberEvent): void {}
