## A day with a run

post-run = 🏃 { $day }: { $session }. That's { $running } of running, about { $total } min with { $walk } min of walking before and after.
post-warm-up = Warm up first: { $exercises } ({ $minutes } min).
post-jog = A light jog of { $seconds } s may end it: make it the first of the running, it counts.
post-easy = So slow that you could tell me the whole plan in full sentences: effort { $from } to { $to } of 10.
post-heart = Heart rate { $from } to { $to }.
post-soft = Flat and soft ground if you can: a track, a park path, a treadmill.
post-no-hills = No hills yet.
post-stop = Stop if pain rises, turns sharp or changes how you run. Stopping counts as doing it right.
post-strides = In the last minutes of it: { $count } × { $seconds } s a little quicker, loose and tall, a minute easy between them.
post-tempo = In the middle of it: { $minutes } min at a tempo you could hold for an hour, easy before and after.
button-done = Done
button-move = Tomorrow instead
button-rest = Rest today, to be safe
button-tick = Did it ✓
button-why = Why?
reported = Thank you, noted.
reported-hurt = I'm sorry it hurt, and thank you for telling me. No more running today; walking is fine if it doesn't hurt. If it's sharp, if you can't put weight on it or if it keeps growing, don't wait for me: have a doctor or physio look at it.
reported-clinician = Please leave the next one until someone has looked at it.
reported-foundation = Please leave the next one until the foundation stands.
corrected = Corrected, thank you.
ask-tomorrow = I'll ask how it feels tomorrow at { $hour }, and then we decide together.
not-run = All right, that happens. The same run waits for you.
rested = Rest it is, a good call that costs nothing. Today counts as kept.
rested-then = Noted: you rested. That day counts as kept.
moved = Tomorrow, then.
moved-not = Tomorrow doesn't work out, you need a day or more between runs. So:
done-already = That run is reported already. /correct changes what you told me.
post-withdrawn-gap = Today's run is off: after yesterday's your body gets a day in between.
post-withdrawn = Today's run is off, no need to think about it.

## A day without one

post-strength = 💪 { $day } is a strength day, { $minutes } min are enough: { $exercises }. Slow, without pain, two or three rounds.
post-mobility = { $day } is for loosening up, { $minutes } min: { $exercises }.
post-cross = { $day } is for moving without impact, { $minutes } min if you like: { $choices }. Easy enough to chat.
post-rest = 🌿 { $day } is a rest day. Rest is the plan today; a walk is fine.
off-held-G1 = There would be a run today, but this week has no room for one: running time grows by a tenth a week at most. Today counts as kept.
off-held-G2 = There would be a run today, but it comes too soon after the last one. Today counts as kept.
off-held-G7 = There would be a run today, but it would be more than your doctor or physio allowed. Today counts as kept.
off-held-cap = No run today. Today counts as kept.
off-held-K1 = No run today. Today counts as kept.
ticked = 💪 Noted. That strength is what carries the running.
ticked-already = Noted already, well done.
clinician-weekly = Has a doctor or physio been able to look at it? Tell me /cleared when they have. Until then no run is posted, and walking without pain is fine.
refer-weekly = Has a physio or doctor been able to look at it? Tell me /cleared when they have. Until then we stay where we are.

## Exercises

exercise-wall-sit = wall sit
exercise-calf-hold = held calf raise
exercise-bridge-hold = held bridge
exercise-plank = plank
exercise-side-plank = side plank
exercise-bridge-single = single-leg bridge
exercise-calf-raise = slow calf raises on one leg
exercise-soleus-raise = bent-knee calf raises
exercise-squat-single = single-leg squats to a chair
exercise-dead-bug = dead bug
exercise-hip-thrust = hip thrusts
exercise-deadlift-single = single-leg deadlifts
exercise-split-squat = split squats with the back foot up
exercise-calf-raise-weighted = calf raises with weight
exercise-pallof-press = band press to the front
exercise-bridge-elevated = bridges off a bench
exercise-kettlebell-swing = kettlebell swings
exercise-rope = 30 s of rope skipping
exercise-lateral-hops = sideways hops
exercise-bounding = bounding
exercise-ankle-rocks = ankle rocks against a wall
exercise-hip-9090 = 90/90 hips
exercise-hip-flexor = hip flexor stretch
exercise-cycling = cycling
exercise-swimming = swimming
exercise-pool-running = pool running
exercise-elliptical = elliptical
exercise-toe-walks = toe walks
exercise-heel-walks = heel walks
exercise-crab-walk = sideways band walk
exercise-monster-walk = forward band walk
exercise-hip-march = standing hip march
exercise-deadlift-light = single-leg deadlifts without weight
exercise-leg-swings = leg swings

## Small wins

win-first-run = A small win: your first run back is done.
win-ten-runs = A small win: ten runs back.
win-week-kept = A small win: seven days of keeping to the plan, the rest days too.
win-month-kept = A small win: thirty days of keeping to the plan.
win-hundred-kept = A small win: a hundred days of keeping to the plan.
win-first-rest = A small win: you rested when in doubt.
win-party = 🎉 20 minutes in one go! This one's a party: put some music on.
win-thirty = A small win: half an hour in one go.
win-forty = A small win: 40 minutes in one go.
