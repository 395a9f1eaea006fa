// Both bare bots, or one of them, in one process. Settings come as JSON in BENCH.
import process from 'node:process';

const { telegram, discord } = JSON.parse(process.env.BENCH);
if (telegram) await (await import('./bare-telegram.mjs')).startTelegram(telegram);
if (discord) await (await import('./bare-discord.mjs')).startDiscord(discord);
console.log('ready');
