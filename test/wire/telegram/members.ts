import type { ChatMember, ChatMemberUpdated, User } from '@grammyjs/types';
import type { Room, Standing } from './state.ts';

const RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_send_welcome_messages: false,
} as const;

const NOT_ALLOWED = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_change_info: false,
  can_invite_users: false,
  can_edit_tag: false,
  can_pin_messages: false,
  can_manage_topics: false,
} as const;

/** Whether whoever stands so is not in the chat. */
export function isOut(standing: Standing): boolean {
  return standing === 'left' || standing === 'kicked' || standing === 'outside';
}

/** What somebody is in a chat, as the server tells it. */
export function memberOf(user: User, standing: Standing): ChatMember {
  switch (standing) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: false };
    case 'administrator':
      return { status: 'administrator', user, ...RIGHTS };
    case 'member':
      return { status: 'member', user };
    case 'muted':
    case 'outside':
      return {
        status: 'restricted',
        user,
        is_member: standing === 'muted',
        ...NOT_ALLOWED,
        until_date: 0,
      };
    case 'left':
      return { status: 'left', user };
    case 'kicked':
      return { status: 'kicked', user, until_date: 0 };
  }
}

/** What somebody was in a chat and is now. */
export function memberChange(
  room: Room,
  change: { readonly by: User; readonly whose: User; readonly from: Standing; readonly to: Standing },
  now: number,
): ChatMemberUpdated {
  return {
    chat: room.chat,
    from: change.by,
    date: Math.floor(now / 1000),
    old_chat_member: memberOf(change.whose, change.from),
    new_chat_member: memberOf(change.whose, change.to),
  };
}
