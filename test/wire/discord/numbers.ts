import {
  ApplicationCommandOptionType,
  ButtonStyle,
  ComponentType,
  GatewayOpcodes,
  InteractionResponseType,
} from 'discord-api-types/v10';

type Numbers<T> = Readonly<Record<keyof T, number>>;

/** Discord's numbers as plain numbers: what comes over the wire may be any. */
export const COMPONENT: Numbers<typeof ComponentType> = ComponentType;
export const STYLE: Numbers<typeof ButtonStyle> = ButtonStyle;
export const OPTION: Numbers<typeof ApplicationCommandOptionType> = ApplicationCommandOptionType;
export const RESPONSE: Numbers<typeof InteractionResponseType> = InteractionResponseType;
export const OP: Numbers<typeof GatewayOpcodes> = GatewayOpcodes;
