import type { Handlers } from '../api.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';

/** How the bot gets its updates, the poll aside. */
export function updateMethods(
  world: World,
  webhook: Webhook,
): Pick<Handlers, 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo'> {
  return {
    setWebhook: (args) => {
      webhook.set(args);
      return true;
    },
    deleteWebhook: (args) => {
      webhook.remove();
      if (args.drop_pending_updates) world.updates.drop();
      return true;
    },
    getWebhookInfo: () => webhook.info,
  };
}
