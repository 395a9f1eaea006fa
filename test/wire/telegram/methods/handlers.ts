import type { Handlers } from '../api.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';
import { aboutMethods } from './about.ts';
import { callbackMethods } from './callbacks.ts';
import { chatMethods } from './chats.ts';
import { commandMethods } from './commands.ts';
import { editMethods } from './edit.ts';
import { ephemeralMethods } from './ephemeral.ts';
import { sendMethods } from './send.ts';
import { updateMethods } from './updates.ts';

/** Every method that answers at once. */
export function makeHandlers(
  world: World,
  webhook: Webhook,
  gate: (chat: number) => void,
  queryDeadline: number,
): Handlers {
  return {
    ...aboutMethods(world),
    ...updateMethods(world, webhook),
    ...sendMethods(world, gate),
    ...editMethods(world),
    ...ephemeralMethods(world),
    ...callbackMethods(world, queryDeadline),
    ...commandMethods(world),
    ...chatMethods(world),
  };
}
