import type { Handlers } from '../api.ts';
import { violate } from '../refusal.ts';
import type { World } from '../world.ts';
import { checkLanguage } from './commands.ts';

const DESCRIPTION_MOST = 512;
const SHORT_MOST = 120;

/** Who the bot is, and what it says of itself. */
export function aboutMethods(
  world: World,
): Pick<
  Handlers,
  'getMe' | 'setMyDescription' | 'getMyDescription' | 'setMyShortDescription' | 'getMyShortDescription'
> {
  const set = (what: string, text: string, language: string | undefined, most: number): true => {
    checkLanguage(language);
    if (text.length > most) throw violate(`${what} is too long`);
    world.about.set(`${what} ${language ?? ''}`, text);
    return true;
  };
  // What is not told in a language is told in the one for everybody.
  const get = (what: string, language: string | undefined): string => {
    checkLanguage(language);
    return world.about.get(`${what} ${language ?? ''}`) ?? world.about.get(`${what} `) ?? '';
  };
  return {
    getMe: () => world.bot,
    setMyDescription: (args) =>
      set('description', args.description ?? '', args.language_code, DESCRIPTION_MOST),
    getMyDescription: (args) => ({ description: get('description', args.language_code) }),
    setMyShortDescription: (args) =>
      set('short description', args.short_description ?? '', args.language_code, SHORT_MOST),
    getMyShortDescription: (args) => ({
      short_description: get('short description', args.language_code),
    }),
  };
}
