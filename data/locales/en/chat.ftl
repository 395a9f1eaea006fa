### What is said by a platform's own part: beside a chat, never in it

chat-not-yours = That one is somebody else's. In our private chat /start begins yours.
chat-outdated = That one is closed by now, so nothing changes. /today shows where we are.
chat-private = This one is for the two of us. Let's talk in private.
chat-private-go = Open our chat
chat-private-type = Type it in our chat
chat-nameless = You speak as the group here, so I can't tell who you are. Switch to your own name and say it again, please.
chat-not-member = That is about a group you are not in. Once you are, say it there again.
chat-not-told = Telegram doesn't let me see who is in that group. If one of its administrators makes me an administrator too, it works.
chat-share = Send it to somebody
chat-failed = Something went wrong on my side, and nothing of it was kept. Please try again in a moment.

## Answers that are typed or picked

chat-type = ✏️ Type it
chat-type-title = Your answer
chat-type-field = A few words or a number
chat-pick = Pick one
chat-pick-several = Pick all that suit you
