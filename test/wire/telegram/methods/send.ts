import type { Message } from '@grammyjs/types';
import type { Args, Came, Handlers, Upload } from '../api.ts';
import { inlineKeyboard } from '../keyboard.ts';
import { writableRoom } from '../reach.ts';
import { refuse, violate } from '../refusal.ts';
import type { Content } from '../rooms.ts';
import type { Post, Room } from '../state.ts';
import { inTopic } from '../topics.ts';
import { captionText, messageText } from '../text.ts';
import type { World } from '../world.ts';
import { receiverOf } from './ephemeral.ts';

type Replied = NonNullable<Message['reply_to_message']>;
type Sending = Args<'sendMessage' | 'sendDocument' | 'sendPhoto'>;
type WithCaption = Args<'sendDocument' | 'sendPhoto'>;

const DOCUMENT_MOST = 50 * 1024 * 1024;
const PHOTO_MOST = 10 * 1024 * 1024;
const ACTIONS: readonly string[] = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];
const MIME: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  json: 'application/json',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** Everything that brings a new message. @param gate throws where it is one too many */
export function sendMethods(
  world: World,
  gate: (chat: number) => void,
): Pick<Handlers, 'sendMessage' | 'sendDocument' | 'sendPhoto' | 'sendChatAction'> {
  // What is sent is looked at before whom it is for, so that no block hides what is wrong with it.
  const send = (args: Sending, content: Content, upload?: Upload): Post => {
    const keyboard = inlineKeyboard(args.reply_markup);
    const topic = args.message_thread_id;
    const room = writableRoom(world, args.chat_id, topic);
    const to = receiverOf(world, room, args);
    const replied = repliedTo(room, args);
    gate(room.chat.id);
    return world.post(
      room,
      {
        ...content,
        ...inTopic(room, topic),
        ...(keyboard ? { reply_markup: keyboard } : {}),
        ...(replied ? { reply_to_message: replied } : {}),
        ...(args.protect_content ? { has_protected_content: true } : {}),
      },
      { from: world.self, upload, ...(to ? { to } : {}) },
    );
  };
  const file = (
    given: string,
    most: number,
    came: Came,
  ): { readonly id: string; readonly upload: Upload } => {
    const attached = given.startsWith('attach://') ? came.uploads.get(given.slice(9)) : undefined;
    const upload = attached ?? world.files.get(given);
    if (!upload) throw violate('wrong file identifier/HTTP URL specified');
    if (upload.bytes.length === 0) throw violate('file must be non-empty');
    if (upload.bytes.length > most) throw violate('file is too big');
    const id = attached ? `file-${world.files.size + 1}` : given;
    world.files.set(id, upload);
    return { id, upload };
  };
  return {
    sendMessage: (args, { odd }) => {
      const { text, entities } = messageText(
        { text: args.text, mode: args.parse_mode, entities: args.entities },
        odd,
      );
      const { message } = send(args, {
        text,
        ...(entities.length > 0 ? { entities: [...entities] } : {}),
      });
      return message as Message.TextMessage;
    },
    sendDocument: (args, came) => {
      const { id, upload } = file(args.document, DOCUMENT_MOST, came);
      const document = {
        file_id: id,
        file_unique_id: `unique-${id}`,
        file_name: upload.name,
        mime_type: MIME[upload.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        file_size: upload.bytes.length,
      };
      const { message } = send(args, { document, ...caption(args, came) }, upload);
      return message as Message.DocumentMessage;
    },
    sendPhoto: (args, came) => {
      const { id, upload } = file(args.photo, PHOTO_MOST, came);
      const size = {
        file_id: id,
        file_unique_id: `unique-${id}`,
        ...dimensions(upload.bytes),
        file_size: upload.bytes.length,
      };
      const { message } = send(args, { photo: [size], ...caption(args, came) }, upload);
      return message as Message.PhotoMessage;
    },
    sendChatAction: (args) => {
      if (!ACTIONS.includes(args.action)) throw violate('wrong parameter action in request');
      writableRoom(world, args.chat_id, args.message_thread_id);
      return true;
    },
  };
}

function caption(args: WithCaption, { odd }: Came): Content {
  const { text, entities } = captionText(
    { text: args.caption, mode: args.parse_mode, entities: args.caption_entities },
    odd,
  );
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 ? { caption_entities: [...entities] } : {}) };
}

function repliedTo(room: Room, args: Sending): Replied | undefined {
  const reply = args.reply_parameters;
  if (!reply || reply.ephemeral_message_id !== undefined) return undefined;
  if (reply.message_id === undefined) throw violate('reply_parameters needs a message_id');
  const post = room.posts.get(String(reply.message_id));
  if (!post) {
    if (reply.allow_sending_without_reply) return undefined;
    throw refuse(400, 'Bad Request: message to be replied not found');
  }
  const { reply_to_message: _, ...message } = post.message;
  return message as Replied;
}

/** Of a PNG, which names them at its beginning; anything else is taken to be small. */
function dimensions(bytes: Buffer): { readonly width: number; readonly height: number } {
  const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  const size = isPng
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : { width: 90, height: 90 };
  const ratio = Math.max(size.width / size.height, size.height / size.width);
  if (size.width + size.height > 10_000 || ratio > 20) throw violate('PHOTO_INVALID_DIMENSIONS');
  return size;
}
