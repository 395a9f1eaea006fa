## The command

command-buddy = someone to come back with
command-buddy-do = what to do
command-buddy-do-invite = invite somebody
command-buddy-do-find = find somebody in your club
command-buddy-do-cheer = cheer
command-buddy-do-nudge = wave at them
command-buddy-do-share = share your verdicts and pain numbers, or stop
command-buddy-do-leave = leave
command-buddy-do-block = block somebody
command-buddy-do-unblock = take a block back
command-buddy-code = the code of an invitation
command-buddy-person = whom
settings-name = Name for buddies and clubs: { $name }

## The pair

buddy-what = A comeback buddy is another runner on the way back: you see of each other whether today's plan is kept, rest days counted like runs, and you can cheer. Injuries, answers and minutes stay with you.

  Somebody sent you a code? Write /buddy and the code.
buddy-looking = I'm looking for a buddy for you in { $clubs }, once a day. You hear from me when somebody fits.
buddy-today = Today:
buddy-line = { $name }: { $standing }
buddy-is-kept = kept
buddy-is-resting = resting as told
buddy-is-not-yet = not yet
buddy-is-paused = paused
buddy-streak = { $days ->
    [0] Your streak begins with the next day that { $people ->
        [2] you both keep
       *[other] all of you keep
      }. Resting as told counts.
    [one] 1 day in a row that { $people ->
        [2] you both
       *[other] all of you
      } kept, rest days counted like runs.
   *[other] { $days } days in a row that { $people ->
        [2] you both
       *[other] all of you
      } kept, rest days counted like runs.
  }
buddy-sharing = You share the verdict and the pain numbers of your last run.
buddy-shared-run = Last run, pain at its strongest: { $pain } of 10
buddy-shared-morning = The morning after: { $pain } of 10
buddy-shared-verdict = Verdict: { $word }
buddy-button-invite = Invite somebody
buddy-button-find = Find one in my club
buddy-button-stop = Stop looking
buddy-button-cheer = 👏 Cheer
buddy-button-nudge = 👋 Wave
buddy-button-share = Share my pain numbers
buddy-button-hide = Stop sharing
buddy-button-leave = Leave
buddy-button-wait = Leave them be
buddy-button-anew = Find another buddy
buddy-none = You have no buddy at the moment. /buddy shows how to find one.
buddy-someone = a runner without a name

## A name

ask-buddy-name = What should your buddies call you? Up to 32 characters; /settings changes it.

## Inviting

buddy-invite-send = Send the next message to whoever you'd like as a buddy. It works once, until { $time } { $day }.
buddy-invite-picked = If they talk with me and are free, they hear of it from me. To be sure, send them the next message. It works once, until { $time } { $day }.
buddy-invitation = Shall we come back from our injuries together? Comeback is a coaching bot: once you've begun there, write "/buddy { $code }" to it.
buddy-invite-enough = That's enough invitations for today. Tomorrow there's room for new ones.
buddy-invite-self = That's you. A buddy is somebody else who is coming back.
buddy-already = You have a buddy already. /buddy shows how today looks, and /buddy leave parts you.
buddy-code-own = That invitation is your own. Send it to whoever you'd like as a buddy.
buddy-code-unknown = I don't know that invitation. It works once, and for two days. Ask for a new one if you like.
buddy-code-later = That invitation stands for two days at the most: open its link or write its code again once we've begun.
buddy-taken = That invitation isn't open at the moment. Nothing is lost: /buddy shows other ways to find somebody.
ask-buddy-invited = { $name } would like to be your comeback buddy.

  You would see of each other: the name, and for each day one of four words (kept, resting as told, not yet, paused), and how many days in a row all of you kept. The verdict and the pain numbers of a run are seen while whoever ran shares them. The injury, the readiness answers and minutes are never shown.

  Shall I put you together?
option-buddy-invited-yes = Yes
option-buddy-invited-not-now = Not now
option-buddy-invited-block = Block
buddy-not-now = All right, not now. Nobody is told.
buddy-paired = You're buddies now: you and { $names }. /buddy shows how today looks. Keeping a rest day is keeping the plan.

## Finding

buddy-find-club = I look for buddies in clubs. Join one where you run with others: /club join in its channel or group. Or invite somebody: /buddy invite.
buddy-find-back = I look among those who are on their way back, and you're back to running. If you'd like to keep somebody company, invite them: /buddy invite.
ask-buddy-club = In which of your clubs shall I look?

  { $clubs }
buddy-club-line = { $number }. { $title }
ask-buddy-trio = I'd put you together with somebody of the club. You'd see of each other the name, and for each day one of four words: kept, resting as told, not yet, paused. Nothing else, unless one of you shares it.

  If one is left over, would a group of three be fine with you?
option-buddy-trio-yes = Yes
option-buddy-trio-no = Rather two
buddy-find-done = I'm looking, once a day. You hear from me when somebody fits; /buddy leave ends the search.
buddy-left-pool = All right, I'm looking for nobody. /buddy find begins again.

## Cheers and waves

buddy-cheer-sent = 👏 { $names } will hear it.
buddy-cheer-enough = That's enough cheers for today. Tomorrow there's room for more.
buddy-cheered = 👏 { $name } cheers for you.
buddy-nudge-sent = 👋 I've waved at { $names } for you.
buddy-nudge-paused = { $name }: paused. No waves until that's over.
buddy-nudge-done = Nothing to wave for: { $name } and I are done for today.
buddy-nudge-enough = One wave a day is plenty. { $name } had yours.
buddy-nudge-quiet = It's late or early where { $name } lives. Try again when it's day there.
buddy-nudged = 👋 { $name } waves. No hurry: when you have a minute, /today shows what's open.

## Sharing

ask-buddy-share = Your buddies would see with /buddy, of your last run: its verdict, how strong the pain was at its worst, and the pain of the morning after. Nothing else, and you can stop at any time. Share that?
option-buddy-share-yes = Yes, share
option-buddy-share-no = No
buddy-share-on = Shared. /buddy share again stops it at once.
buddy-share-off = Stopped. From now on your buddies see none of it.
buddy-share-not = All right, it stays with you.

## Leaving, blocking

ask-buddy-leave = { $count ->
    [one] Leave your buddy? They hear that the pairing ended, and nothing else.
   *[other] Leave your buddies? They hear that one of you has left, and nothing else.
  }
option-buddy-leave-yes = Yes, leave
option-buddy-leave-no = No, stay
buddy-left = Done: you have no buddy now. /buddy is there when you'd like one.
buddy-stays = All stays as it is.
buddy-ended = Your buddy pairing has ended. Your own comeback goes on as it was. /buddy is there when you'd like another one.
buddy-ended-silence = It has been quiet between you for a week, so I've ended the buddy pairing. That happens, and it's nobody's fault. /buddy is there when you'd like another one.
buddy-fewer = One of you has left. You go on with { $names }.
ask-buddy-whom = Whom do you mean? A number, or "cancel".

  { $names }
buddy-whom-line = { $number }. { $name }
ask-buddy-block = Block { $name }? Nothing goes between you two any more, until you take it back, and they aren't told of it. If you're buddies, that ends: they hear that it ended, and nothing else.
ask-buddy-block-picked = Block them? If they already talk with me, nothing goes between you two any more, until you take it back, and they aren't told of it. If you're buddies, that ends: they hear that it ended, and nothing else.
option-buddy-block-yes = Yes, block
option-buddy-block-no = No
buddy-blocked = Done. Nothing goes between you two any more. /buddy unblock takes it back.
buddy-blocked-picked = Done. If they already talk with me, nothing goes between you two any more. /buddy unblock, picking them again, takes it back.
buddy-block-not = All right, nobody is blocked.
buddy-block-how = Whom? An invitation has a button for it, and where people can be picked, pick them with /buddy block.
buddy-unblocked = Done. They can invite you again, and you them.
buddy-unblock-none = You've blocked nobody whom I could list here. Whoever you picked to block, pick again with /buddy unblock.

## Silence

buddy-silent = { $name } hasn't checked in for a few days. A wave?
buddy-wait = All right, we leave them be.
