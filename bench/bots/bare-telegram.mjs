// The smallest grammY bot that repeats what it hears, with buttons under it.
import { Bot, InlineKeyboard } from 'grammy';

/** @param {{ token: string, apiRoot: string, labels: readonly string[] }} settings */
export async function startTelegram({ token, apiRoot, labels }) {
  const bot = new Bot(token, { client: { apiRoot } });
  const keyboard = () =>
    labels.reduce((all, label, index) => all.text(label, `b${index}`).row(), new InlineKeyboard());
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text, { reply_markup: keyboard() }));
  bot.catch(({ error }) => console.error(error));
  await new Promise((resolve) => void bot.start({ onStart: resolve }));
}
