// @ts-check
import { getWords } from './api.js';

/** @type {Record<string, string>} */
let words = {};

/** @param {string} locale */
export async function learnWords(locale) {
  words = await getWords(locale);
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] for the {places} in the words
 */
export function word(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * Puts the words where the markup asks for them.
 *
 * @param {ParentNode} root
 */
export function fillWords(root) {
  for (const element of root.querySelectorAll('[data-l10n]')) {
    element.textContent = word(element.getAttribute('data-l10n') ?? '');
  }
  for (const { mark, attribute } of [
    { mark: 'data-l10n-label', attribute: 'aria-label' },
    { mark: 'data-l10n-title', attribute: 'title' },
    { mark: 'data-l10n-placeholder', attribute: 'placeholder' },
  ]) {
    for (const element of root.querySelectorAll(`[${mark}]`)) {
      element.setAttribute(attribute, word(element.getAttribute(mark) ?? ''));
    }
  }
}
