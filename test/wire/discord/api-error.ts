import { RESTJSONErrorCodes as Codes } from 'discord-api-types/v10';
import type { JsonObject } from './json.ts';

/** An answer that refuses: its HTTP status and Discord's own JSON code. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: JsonObject | undefined;
  /** Whether a correct client would never have asked for this. */
  readonly mistake: boolean;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { readonly errors?: JsonObject; readonly mistake?: boolean } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.mistake = more.mistake ?? false;
  }

  body(): JsonObject {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

export const unknownChannel = () => new ApiError(404, Codes.UnknownChannel, 'Unknown Channel');
export const unknownMessage = () => new ApiError(404, Codes.UnknownMessage, 'Unknown Message');
export const unknownUser = () => new ApiError(404, Codes.UnknownUser, 'Unknown User');
export const unknownMember = () => new ApiError(404, Codes.UnknownMember, 'Unknown Member');
export const unknownWebhook = () => new ApiError(404, Codes.UnknownWebhook, 'Unknown Webhook');
export const unknownInteraction = () => new ApiError(404, Codes.UnknownInteraction, 'Unknown interaction');
export const unknownCommand = () =>
  new ApiError(404, Codes.UnknownApplicationCommand, 'Unknown application command');
export const missingAccess = () => new ApiError(403, Codes.MissingAccess, 'Missing Access');
export const missingPermissions = () => new ApiError(403, Codes.MissingPermissions, 'Missing Permissions');
export const threadLocked = () => new ApiError(403, Codes.ThreadLocked, 'Thread is locked');
export const threadArchived = () =>
  new ApiError(400, Codes.InvalidActionOnArchivedThread, 'Thread is archived');
export const closedToUs = () =>
  new ApiError(403, Codes.CannotSendMessagesToThisUser, 'Cannot send messages to this user');
export const noMutualGuild = () =>
  new ApiError(
    403,
    Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    'Cannot send messages to this user due to having no mutual guilds',
  );
export const notTheAuthor = () =>
  new ApiError(
    403,
    Codes.CannotEditMessageAuthoredByAnotherUser,
    'Cannot edit a message authored by another user',
  );
export const staleToken = () => new ApiError(401, Codes.InvalidWebhookToken, 'Invalid Webhook Token');
export const tooLarge = () =>
  new ApiError(413, Codes.RequestEntityTooLarge, 'Request entity too large', { mistake: true });
export const emptyMessage = () =>
  new ApiError(400, Codes.CannotSendAnEmptyMessage, 'Cannot send an empty message', { mistake: true });
export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');

/** A second answer to one interaction; `mistake` false where the first answer got lost on its way back. */
export const alreadyAnswered = (mistake: boolean) =>
  new ApiError(
    400,
    Codes.InteractionHasAlreadyBeenAcknowledged,
    'Interaction has already been acknowledged.',
    { mistake },
  );
