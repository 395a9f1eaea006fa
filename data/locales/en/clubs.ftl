### Clubs. What is read in a room names members and their kept days, and nothing of their bodies or their running

command-club = a club of runners coming back, in a channel or group
command-club-do = what to do
command-club-do-setup = set up a club here
command-club-do-join = join this room's club
command-club-do-leave = leave it
command-club-do-link = one club on Discord and Telegram
command-club-do-remove = take a member out
command-club-do-language = another language
command-club-do-end = end the club
club-untitled = the comeback club
club-somebody = a runner
club-example-name = Ana

## What a room reads

club-others = { $count ->
    [one] one other
   *[other] { $count } others
}
club-kept = 🌿 Kept to the plan yesterday: { $names }.
club-kept-resting = 🌿 Kept to the plan yesterday: { $names }. { $resting ->
    [one] One of them by resting.
   *[other] { $resting } of them by resting.
}
club-wins = 🎈 { $count ->
    [one] A small win: { $names }.
   *[other] Small wins: { $names }.
}
club-welcome = 👋 New here, and good to have along: { $names }.
club-digest = 📅 The week together: { $count ->
    [one] one kept day, rest days counted like any other.
   *[other] { $count } kept days, rest days counted like any other.
}
club-digest-streak = { $name } ({ $days })
club-digest-streaks = Days kept in a row: { $list }.
club-digest-back = Good to see again after a break: { $names }.
club-digest-finished = 🎉 All the way back to running: { $names }.
club-board-head = 🌱 Who is coming back
club-board-days = { $name }: { $days ->
    [one] one day kept
   *[other] { $days } days kept in a row
}
club-board-paused = { $name }: taking a break
club-board-finished = { $name }: back to running
club-board-nobody = Nobody yet. Somebody is always first.
club-board-tail = Coming back from an injury too? Write /club join: it shows you first what would stand here, and asks you in private.
club-board-closed = The board ends here.
club-opened = 🌱 This is a comeback club now, for runners on their way back from an injury. /club join shows you first what would stand here, and asks you in private.

## What a room will see, shown before

club-preview-head = All that is ever read there of you:
club-preview-line = » { $text }
club-preview-never = What you tell me stays with me: nothing about pain, your injury, how far or how long you run, or where you are in the plan is read there.
club-setup-preview = A club tells the room who is coming back and who kept their plan. Nobody is in it who didn't join. Here is what the room will read of each member, who sees it first, with their own name.

## Said in a room, answered in private

club-what = A club is for runners coming back together in a channel or group. It shows there who is coming back and who kept their plan, rest days counted like runs, and nothing of injuries, pain or how much anybody runs.
club-in-room = Write /club in a channel or group to join the club there, or to set one up.
club-none-of-yours = You're in no club at the moment.
club-yours = { $club }: you've been a member since { $day }.
club-button-leave = Leave it
club-none-here = There's no club in this room. An administrator can begin one with /club setup.
club-none-here-admin = There's no club in this room yet. /club setup begins one, /club link joins this room to one elsewhere.
club-here = This room is home to { $club }. /club join shows you first what the room would see of you.
club-here-member = You're a member of { $club }. /club leave whenever you like.
club-here-admin = It posts at { $hour } in { $zone }. /club setup changes that; /club remove, /club language, /club link and /club end are yours as well.
club-admins = That one is for this room's administrators. Ask one of them.
club-late = You began that more than an hour ago, and I don't know whether you decide in that room now, so nothing changes. Write the command there once more.
club-gone = That club has ended meanwhile, so nothing changes.
club-room-gone = That room is no part of the club any more, so nothing changes. /club in the room shows what is there.
club-there-already = Somebody was quicker: { $club } was set up here meanwhile, and stands as it is. /club setup changes it.
club-founded = The club is set up. Its first post comes with the next { $hour } in { $zone } that has something to tell.
club-founded-next = Write /club join in the room to be part of it yourself. /club link joins a second room, on the other platform.
club-changed = Noted: { $club } posts at { $hour } in { $zone }.
club-language-changed = Noted. What I post in the club is in that language from now on.
club-join-first = The club is for comebacks, and yours hasn't begun. /start takes a few minutes, then /club join in the room.
club-join-already = You're a member of { $club } already. /club leave whenever you like.
club-join-removed = An administrator took you out of this club. Only they can let you back in.
club-join-not = All right, nothing of yours is read there.
club-joined = You're in { $club }. It posts at { $hour } in { $zone }. /club leave in its room takes you out again, at once and without a question.

  If you'd like somebody of the club beside you: /buddy find.
club-left = You've left { $club }. Nothing of yours is posted there from now on. Your plan goes on as it is.
club-leave-nothing = You aren't in this room's club, so there's nothing to leave.
club-remove-nobody = The club has no members yet.
club-remove-not = All right, nothing changes.
club-removed = { $name } is out of the club, and was told so. /club remove lets them back in as well.
club-readmitted = { $name } may join again, and was told so.
club-whom-line = { $number } { $name }
club-whom-out = { $number } { $name } (taken out: pick them, and they may come back)
club-whom-more = And { $count ->
    [one] one other: write their name.
   *[other] { $count } others: write a name.
}
club-whom-unknown = I find nobody by that name or number here.
club-whom-several = Several are called that. The number tells me which one.
club-link-code = The code: { $code }. An administrator of the other room writes "/club link" there, on Discord or Telegram, and gives it. It works once, until { $time }.
club-link-unknown = I don't know that code. It works once, and for an hour. /club link in the club's room gives a new one.
club-link-own = That code is this very club's. Give it in the other room.
club-link-taken = This room has a club of its own. /club end first, if the two are to be one.
club-link-same = That club has a room here already. A second one can be on the other platform.
club-link-full = This club has two rooms already. /club end can take one of them out.
club-linked = Joined: this room and { $club } are one club now. Members of either are read in both.
club-end-not = All right, it goes on.
club-ended = { $club } has ended. Everything of it is deleted, and its members are told.
club-parted = This room is out of { $club }, which goes on in the other one. Whoever joined here is told.

## What a member hears of a club

club-told-ended = { $club } has ended for you: nothing of yours is read there any longer. Your own comeback goes on as before.
club-told-removed = An administrator took you out of { $club }. Nothing of yours is read there any longer, and your own comeback goes on as before.
club-told-readmitted = You may join { $club } again: /club join in its room, if you like.
club-told-unmatched = I've looked for a buddy for you in { $club }, and nobody fits yet. I go on looking and tell you when somebody does.
club-told-more = { $club } reads more of you from now on than you saw when you joined.
club-told-wider = { $club } has a second room now, on { $platform }: what is read of you in one is read in both.
club-told-trouble = I can't post in { $club } on { $platform } at the moment.
club-told-trouble-what = { $platform ->
    [discord] Look at the channel's permissions: I need to see the channel, send messages and pin them. Then write /club there, so that I know.
    [telegram] See that I'm in the group and may write and pin there. Then write /club there, so that I know.
   *[other] See that I may write there. Then write /club there, so that I know.
}

## Questions

ask-club-name = What should the club call you? A first name or a nickname is enough.
ask-club-hour = At what time should I post in the club, between 06:00 and 20:59?
ask-club-zone = In which time zone? { $zone }, or a city near you?
ask-club-zone-unknown = In which time zone? A big city in it is enough.
ask-club-language = In which language should I post in the club?
option-club-language-en = English
ask-club-posts = What should I post: everything, the weekly digest and the board alone, or shall we go through it one by one?
option-club-posts-all = Everything
option-club-posts-few = Digest and board
option-club-posts-choose = One by one
club-posts-none = Then there would be nothing to post. At least the board?
ask-club-daily = Each day, who kept to their plan?
option-club-daily-yes = Yes
option-club-daily-no = No
ask-club-wins = Small wins, without saying what they are?
option-club-wins-yes = Yes
option-club-wins-no = No
ask-club-digest = On Mondays, a digest of the week?
option-club-digest-yes = Yes
option-club-digest-no = No
ask-club-welcome = A welcome for each new member?
option-club-welcome-yes = Yes
option-club-welcome-no = No
ask-club-board = A pinned board of who is coming back?
option-club-board-yes = Yes
option-club-board-no = No
ask-club-join-sure = { $preview }

    Join { $club }?
option-club-join-sure-yes = Yes, join
option-club-join-sure-no = No
ask-club-whom =
    { $list }

    Whom shall I take out of the club? They're told. A number, or a name.
option-club-whom-nobody = Nobody
ask-club-code = What's the code from the other room?
ask-club-end-how = Take this room out, or end the whole club? Ended, everything of it is deleted.
option-club-end-how-room = This room
option-club-end-how-whole = The whole club
option-club-end-how-no = Neither
ask-club-end-sure = This ends the club: everything of it is deleted, and its members are told. End it?
option-club-end-sure-yes = Yes, end it
option-club-end-sure-no = No, it goes on
