// @ts-check

/** @import { Entry } from "./api.js" */

/**
 * Whether words followed a question that can have been meant for it: no command, and no button of another message.
 *
 * @param {Entry[]} entries all of the chat
 * @param {number} id the question's
 */
export function wasAnswered(entries, id) {
  const asked = entries.findIndex((entry) => !('from' in entry) && entry.id === id);
  const question = entries[asked];
  // One that was edited takes several answers, and is not done with the first.
  if (!question || 'from' in question || !question.asks || question.edited) return false;
  const own = buttonsOf(question).map(({ label }) => label);
  const labels = entries.flatMap(buttonsOf).map(({ label }) => label);
  return entries
    .slice(asked + 1)
    .some(
      (entry) =>
        'from' in entry &&
        !entry.text.startsWith('/') &&
        (own.includes(entry.text) || !labels.includes(entry.text)),
    );
}

/** @param {Entry} entry */
function buttonsOf(entry) {
  return 'from' in entry ? [] : entry.buttons.flat();
}
