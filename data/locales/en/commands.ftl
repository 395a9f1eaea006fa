## What each command is for

command-start = begin, or begin anew after a second injury
command-today = what today is
command-done = report a run
command-done-day = which run
command-done-day-today = today's
command-done-day-yesterday = yesterday's
command-pain = tell me about pain, at any time
command-why = the reasons behind the last verdict
command-plan = the ladder, and where you are on it
command-progress = your weeks so far
command-correct = change what you last told me
command-cleared = a doctor or physio has seen it, with or without limits
command-settings = weekdays, time, zone, units
command-link = one comeback on Discord and Telegram
command-link-code = the code from the other chat
command-unlink = part chats that were linked
command-pause = ill or travelling: a break
command-resume = go on after a pause
command-export = everything I hold, as a file
command-forget = delete everything I hold
command-help = this list
command-cancel = leave the open question
help-head = Answers can be tapped or typed. What you can say:
help-line = /{ $name } – { $text }
help-tail = Sharp pain, pain that wakes you or pain that grows belongs to a doctor or physio, not to a bot.

## Today

today-nothing = Nothing more for today. I write at { $hour }.
today-rest = Today is rest. I write tomorrow at { $hour }.
today-clinician = First a doctor or physio should look at your injury. Tell me /cleared when they have. Walking without pain is fine.
paused = Paused. I'll be quiet until you say /resume. Take the time you need, it costs you nothing.
paused-already = We're paused. /resume when you're ready.
resumed = Welcome back.
resumed-already = We aren't paused. /today shows what's next.

## Pain, corrections, a clinician

pain-none = Good to hear, nothing changes then.
pain-none-withdrawn = Good to hear. Today's run stays off all the same, to be safe, and today counts as kept.
pain-foundation = Thank you for telling me. Take today easy, leave out whatever brings it on, and I'll ask about it at the next check.
pain-foundation-severe = Thank you for telling me. That's a reason to have a doctor or physio look at it before we go on.
pain-clinician = Thank you for telling me. Please mention it to the doctor or physio you see. No run is posted until then.
pain-graduated = I'm sorry to hear it. Leave running for two days, and if it's still there have it looked at. /start begins a new comeback whenever you want one.
correct-nothing = There's no run to correct yet. Where the questions before the first run sent you to a doctor by mistake, /cleared asks them again.
correct-too-late = The last report is closed by now. What you tell me next counts from here.
cleared-stop = Then we stop here, and their word stands. No run is posted until you tell me /cleared. Walking without pain is fine.
cleared-not-yet = All right. We stay careful until they say so.
cleared-thanks = Good that someone had a look. Their word goes before mine.
cleared-nothing = Nothing here waits for a doctor's or physio's word. Your running is yours.
cleared-foundation = Good to know. The open points of the foundation still come first; I'll ask about them as planned.

## Settings, data

settings-zone = Time zone: { $zone } (it's { $time } there)
settings-hour = Morning time: { $hour }
settings-units = Units: { $units }
settings-days = Days: { $days } ({ $how })
settings-pace = Easy pace: { $pace } a { $unit }
settings-heart = Maximum heart rate: { $heart }
settings-weekly = Minutes a week before: { $minutes }
settings-limit-minutes = Your clinician's limit: { $minutes } min of running in a run
settings-limit-runs = Your clinician's limit: { $runs } { $runs ->
    [one] run
   *[other] runs
  } a week
settings-changed = Changed. It's { $time } where you are.
settings-changed-zone = Changed to { $zone }. It's { $time } there.
settings-closed = All stays as it is.
exported = Everything I hold of you is in this file. It's yours.
forget-kept = Kept. Nothing was deleted.
forgotten-elsewhere = It's all deleted, as you asked for in your other chat. If you ever want me again, /start.
forgotten = It's all deleted. I wish you many calm runs. If you ever want me again, /start.

## Two chats, one comeback

link-code = Your code: { $code }. In your other chat with me, on Discord or Telegram, write "/link { $code }". It works once, until { $time }.
link-secret = Keep it to yourself: whoever has it can read all you told me.
linked = Linked. Both chats are one comeback now. I post where you last wrote to me; /settings changes that.
linked-merged = Both had a history. I've put them together by date, and wherever they differ the more careful one stands. /plan shows where you are.
linked-unfinished = The questions we had begun are kept: /start goes on.
linked-elsewhere = This chat is linked with one on { $platform } now: both share your comeback. If that wasn't you, /unlink parts them again.
link-not = All right, nothing was joined.
link-unknown = I don't know that code. It works once, and for ten minutes. /link in the other chat gives a new one.
link-own = That code is from this very chat. Write it to me in the other one.
link-tries = That's enough tries for today. Tomorrow a new code works again.
unlink-nothing = This chat isn't linked with another one.
unlink-kept = All stays linked.
unlinked = Parted. Your comeback goes on here, and the other chat begins anew.
unlinked-elsewhere = This chat is no longer linked. Your comeback goes on in the other one; /start would begin a new one here.
settings-posts-to = Posts: { $where }

## Somebody who cannot be reached

unreachable = I can't reach you on { $platform } any more, so I write here.
reachable-again = I couldn't reach you on { $platform } for a while (messages from me were blocked or closed), so I stopped posting. From here it goes on.
reachable-here = Good to have you back here: I can reach you on { $platform } again.
platform-discord = Discord
platform-telegram = Telegram

## The ladder

plan-here = You are on level { $level } of { $of }: { $session }.
plan-line = { $level }. { $session }
plan-line-here = { $level }. { $session } ← you are here
plan-phases = You're in week { $week }. The weeks below are when others often get there, never dates to be at:
plan-phase-past = ✓ { $phase }, levels { $first } to { $last } (about week { $week })
plan-phase-here = → { $phase }, levels { $first } to { $last } (about week { $week })
plan-phase-ahead = · { $phase }, levels { $first } to { $last } (about week { $week })
phase-early = Early
phase-building = Building
phase-consolidating = Consolidating
phase-progressing = Progressing
plan-between = What stands between you and the next level ({ $session }): { $runs ->
    [one] one clean run
   *[other] { $runs } clean runs
  } on this one. Clean means all of it, no pain in the run and none the morning after.
plan-referred = A physio or doctor should have a look before the level rises. /cleared when they have.
plan-speed-strides = You're in the speed phase: strides first, for two weeks.
plan-speed-tempo = You're in the speed phase: { $clean } of { $of } calm tempo weeks done.
plan-foundation = Right now you're building the foundation under it.
plan-clinician = A doctor or physio should have a look before we run.

## Progress

progress-head = Day { $days } of your comeback, { $runs } { $runs ->
    [one] run
   *[other] runs
  } so far.
progress-none = The first run is ahead. Preparing for it counts.
progress-week = From { $week }: { $minutes } of running in { $runs } { $runs ->
    [one] run
   *[other] runs
  }, up to level { $level }, highest pain { $pain }
progress-level = Level { $level } of { $of }.
progress-kept = Kept days: { $kept } of { $judged }, rest days counted like runs.
progress-cause = What may have brought it on, as you wrote at the start: “{ $cause }”. Good to remember.
progress-wins = Small wins: { $wins }.
