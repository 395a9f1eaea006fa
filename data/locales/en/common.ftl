## Times, days, lengths

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-both = { $minutes } min { $seconds } s
session-intervals = { $repeats } × ({ $run } run, { $walk } walk)
session-continuous = { $run } of easy running without a walk
day-on = on { $day }
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
unit-km = kilometre
unit-miles = mile

## When something was not understood

again-unclear = I didn't catch that. Tap one, or say it another way.
again-number = I didn't catch a number there. A single one is enough.
again-range = That is outside what I can use here: a number from { $min } to { $max }, please.
again-whole = A whole number, please: if you are between two, take the higher one.
again-amount = I'm not sure how much that makes. Just the number the question asks for, please.
again-minutes-not-distance = I count in minutes here, so tell me about how many minutes that is.
again-time = I need a time between { $min } and { $max }, like 07:30.
again-pace = I need a pace in minutes and seconds, like 9:30, between { $min } and { $max }.
again-zone = I don't know that place. A big city in your time zone works, like Berlin, or a name like Europe/Berlin.
place-noted = Thank you. That's { $zone }, where it's { $time } now.
place-elsewhere = That's { $zone }, where it's { $time } now. I haven't changed your times. If you live there now, or stay a while: /settings, then Time zone, and share it once more.
zone-fixed = One thing: an offset knows no summer time. Where the clocks change, a city follows them.
again-weekdays = Tap the days that suit you, or write them, like "Mon Wed Fri".
again-weekdays-few = I need at least three days to plan with. Add another?
again-weekdays-apart = Your body needs a day between runs, so three of the days must not be neighbours (Sunday and Monday are). Add another?
again-long = That is a lot to remember. Up to { $max } characters, please.
again-empty = I didn't get any words there. A few are enough, or tap skip.
again-nothing-run = If nothing was run, type "back" and tap the answer that says so.
again-nothing-off = Then there's nothing to report: "cancel" leaves this.
again-nothing = Just to be sure I get you right.
again-muscle = With a muscle injury the two are hard to tell apart, so let's count it.
noted = Noted. And one more thing:
remind = Whenever you have a minute: this one is open, and no run comes before it. Nothing is lost.
back-first = This is the first question, there is none before it.
cancelled = All right, we leave that.
cancelled-pain = All right, we leave the rest. What you told me counts:
cancelled-enrol = All right, we leave it there. Your answers are kept: /start goes on where you stopped.
cancelled-again = All right, we leave it there. Your plan is paused: /resume goes on with it, /start with the new one.
cancel-nothing = Nothing is open right now. /today tells you what's next.
stale = That one is closed by now, so nothing changes. /correct changes the last report, /today shows where we are.
stale-nobody = That one is closed by now. /start begins whenever you like.
answered = ✓ { $answer }
stale-later = That one comes back in a moment. This one first:
first-this = Gladly. First this one, it comes from before:
not-understood = I'm not sure what you mean. If something hurts, /pain tells me. /today shows what's next, /done reports a run, /help lists the rest.
no-such-command = I don't know that command. /help lists the ones I do.
no-comeback = We haven't begun yet. /start takes a few minutes, one question at a time.
enrol-first = That comes once we've begun. We're here:
