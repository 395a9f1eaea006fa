// @ts-check
import { find } from './dom.js';
import { explain, notice } from './notice.js';
import { instantOf, localDate, localHour, localTime, tomorrowMorning, write } from './time.js';
import { word } from './words.js';

/** @import { Move } from "./api.js" */

/** @typedef {{ now: string, next: string | null, zone: string, name: string | null }} Reading */

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

/** @type {(at: string, reading: Reading) => string} within the week its day is enough */
const writeAhead = (at, { now, zone }) =>
  write(Date.parse(at) - Date.parse(now) < 6 * DAY ? 'soon' : 'moment', at, zone);

/** @param {number} hour */
function phaseOf(hour) {
  if (hour < 5 || hour >= 21) return 'night';
  if (hour < 8) return 'dawn';
  return hour < 18 ? 'day' : 'dusk';
}

/** The bar at the top: what time it is for the person in focus, and the ways forward. */
export class Clock {
  /** @type {Reading} */
  #reading = { now: new Date(0).toISOString(), next: null, zone: 'UTC', name: null };
  #turn = 0;
  #moving = false;
  #move;
  #root = find(document, '#clock', HTMLElement);
  #next = find(document, '#next', HTMLButtonElement);
  #morning = find(document, '#morning', HTMLButtonElement);
  #jump = find(document, '#jump', HTMLInputElement);
  #form = find(document, '#jump-form', HTMLFormElement);
  #toggle = find(document, '#jump-toggle', HTMLButtonElement);

  /** @param {(move: Move) => Promise<void>} move */
  constructor(move) {
    this.#move = move;
    this.#next.addEventListener('click', () => this.#go({ next: true }));
    this.#morning.addEventListener('click', () => this.#go({ to: this.#tomorrow }));
    this.#toggle.addEventListener('click', () => this.#openForm(!this.#form.hasAttribute('data-open')));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const to = instantOf(this.#jump.value, this.#reading.zone);
      if (to <= this.#reading.now) return notice(word('page-only-forward'));
      this.#openForm(false);
      void this.#go({ to });
    });
  }

  /** @param {Reading} reading */
  show(reading) {
    this.#reading = reading;
    const { now, next, zone, name } = reading;
    const hour = find(document, '#now', HTMLTimeElement);
    hour.textContent = write('hour', now, zone);
    hour.dateTime = now;
    find(document, '#day', HTMLElement).textContent = write('shortDay', now, zone);
    find(document, '#whose', HTMLElement).textContent = name ? word('page-someone-time', { name }) : '';

    find(document, '#next-when', HTMLElement).textContent = next
      ? writeAhead(next, reading)
      : word('page-next-none');
    find(document, '#morning-when', HTMLElement).textContent = writeAhead(this.#tomorrow, reading);
    if (!next && document.activeElement === this.#next) this.#morning.focus();
    this.#next.disabled = !next;

    this.#jump.min = localTime(now, zone);
    if (this.#jump.value <= this.#jump.min) {
      const inAWeek = new Date(Date.parse(now) + WEEK).toISOString();
      this.#jump.value = `${localDate(inAWeek, zone)}T07:00`;
    }
    this.#paintSky(localHour(now, zone));
  }

  get #tomorrow() {
    const { now, next, zone } = this.#reading;
    return tomorrowMorning(now, zone, next);
  }

  /** @param {number} hour */
  #paintSky(hour) {
    this.#root.dataset['phase'] = phaseOf(hour);
    // The sun stands highest at noon, and only ever turns forward.
    const ahead = ((hour - 12) * 15 - this.#turn) % 360;
    this.#turn += ahead < 0 ? ahead + 360 : ahead;
    this.#root.style.setProperty('--turn', `${this.#turn}deg`);
  }

  /** @param {boolean} open matters on a phone only, where the form has no room of its own */
  #openForm(open) {
    this.#form.toggleAttribute('data-open', open);
    this.#toggle.setAttribute('aria-expanded', String(open));
    if (open) this.#jump.focus();
  }

  /** @param {Move} move */
  async #go(move) {
    if (this.#moving) return;
    this.#setMoving(true);
    try {
      await this.#move(move);
    } catch (error) {
      notice(explain(error));
    } finally {
      this.#setMoving(false);
    }
  }

  /** @param {boolean} moving */
  #setMoving(moving) {
    this.#moving = moving;
    this.#root.setAttribute('aria-busy', String(moving));
    find(document, '#moving', HTMLElement).textContent = moving ? word('page-moving') : '';
    // Not disabled: that would take the keyboard's focus away from the button just used.
    for (const button of this.#root.querySelectorAll('.move')) {
      button.setAttribute('aria-disabled', String(moving));
    }
  }
}
