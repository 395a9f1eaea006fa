import { InteractionResponseType as Type, MessageFlags } from 'discord.js';
import type { Callback, Calls, Result, Sent } from './calls.ts';
import { editBody, filesOf, newBody, type Part } from './encode.ts';
import { Code, expired, type Fault } from './faults.ts';
import { inTurn, type Seat, type Stage } from './seats.ts';

/** What became of something said at a seat: the message; a fault; or that it has to go another way. */
export type Said = Result<Sent | undefined> | { readonly elsewhere: true };

/** Answers interactions through themselves, where nobody else can read along. */
export interface Answers {
  /** Says something new. `piece` names it: the same at every attempt. */
  say(seat: Seat, part: Part, piece: string): Promise<Said>;
  /** Changes the message that carried the interaction; without a part its buttons go. */
  change(seat: Seat, part: Part | undefined, piece: string): Promise<Said>;
  /** Asks for patience, where nothing was answered yet. */
  wait(seat: Seat): Promise<void>;
}

const ELSEWHERE = { elsewhere: true } as const;

/** Answers over some calls; `onFault` is told of what came too late, and of a refused plea for patience. */
export function createAnswers(calls: Calls, onFault: (kind: string) => void): Answers {
  /** The first answer, with what it leads to. */
  async function first(
    seat: Seat,
    answer: Callback,
    leads: Stage,
    piece?: string,
    part?: Part,
  ): Promise<Said | 'taken'> {
    const result = await calls.callback(seat.opening, answer, filesOf(part));
    if ('ok' in result) {
      seat.stage = leads;
      seat.cancelPatience?.();
      return result;
    }
    const { fault } = result;
    if (fault.code === Code.acknowledged) return taken(seat, piece);
    if (expired(fault)) {
      onFault('callback-expired');
      return leave(seat);
    }
    if (fault.kind === 'unknown') seat.doubt = { stage: leads, ...(piece !== undefined && { piece }) };
    return result;
  }

  /** Discord has an answer already: the one that was in doubt, or another process's. */
  async function taken(seat: Seat, piece: string | undefined): Promise<Said | 'taken'> {
    const { doubt } = seat;
    delete seat.doubt;
    seat.stage = doubt?.stage ?? 'replied';
    if (piece === undefined || doubt?.piece !== piece) return 'taken';
    const original = await calls.original(seat.opening);
    return 'ok' in original ? original : { ok: undefined };
  }

  function leave(seat: Seat): Said {
    seat.stage = 'gone';
    return ELSEWHERE;
  }

  function settled(seat: Seat, result: Result<Sent>): Said {
    if ('ok' in result || !expired(result.fault)) return result;
    return leave(seat);
  }

  async function say(seat: Seat, part: Part, piece: string): Promise<Said> {
    const hidden = !seat.opening.private;
    if (seat.stage === 'fresh') {
      const answer = { type: Type.ChannelMessageWithSource, data: newBody(part, hidden) } as const;
      const said = await first(seat, answer, 'replied', piece, part);
      return said === 'taken' ? say(seat, part, piece) : said;
    }
    if (seat.stage === 'thinking') {
      const result = await calls.editOriginal(
        seat.opening,
        editBody(part, !seat.opening.private),
        filesOf(part),
      );
      if ('ok' in result) seat.stage = 'replied';
      // Its place was taken away by hand: there is none to fill.
      if ('fault' in result && result.fault.code === Code.unknownMessage) return ELSEWHERE;
      return settled(seat, result);
    }
    if (seat.stage === 'gone') return ELSEWHERE;
    return settled(seat, await calls.followUp(seat.opening, newBody(part, hidden), filesOf(part)));
  }

  async function change(seat: Seat, part: Part | undefined, piece: string): Promise<Said> {
    if (seat.stage === 'fresh') {
      const answer = { type: Type.UpdateMessage, data: editBody(part, !seat.opening.private) } as const;
      const said = await first(seat, answer, 'held', piece, part);
      return said === 'taken' ? change(seat, part, piece) : said;
    }
    // Only what was acknowledged without a message of its own still means the one that carried it.
    if (seat.stage !== 'held') return ELSEWHERE;
    return settled(
      seat,
      await calls.editOriginal(seat.opening, editBody(part, !seat.opening.private), filesOf(part)),
    );
  }

  async function wait(seat: Seat): Promise<void> {
    // An answer in doubt stays the only one: asking again would hide whether it got through.
    if (seat.stage !== 'fresh' || seat.doubt) return;
    const flags = seat.opening.private ? 0 : MessageFlags.Ephemeral;
    const said = seat.opening.source
      ? await first(seat, { type: Type.DeferredMessageUpdate }, 'held')
      : await first(seat, { type: Type.DeferredChannelMessageWithSource, data: { flags } }, 'thinking');
    if (said !== 'taken' && 'fault' in said) onFault(refusal(said.fault));
  }

  return {
    say: async (seat, part, piece) => inTurn(seat, async () => say(seat, part, piece)),
    change: async (seat, part, piece) => inTurn(seat, async () => change(seat, part, piece)),
    wait: async (seat) => inTurn(seat, async () => wait(seat)),
  };
}

/** How a refused first answer is counted. */
export function refusal({ kind }: Fault): string {
  return `callback-${kind}`;
}
