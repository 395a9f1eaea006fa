## Hello

welcome = Hi, I'm Comeback. I coach runners on their way back from an injury, one small step at a time.
welcome-disclaimer = What I give is general education, not a diagnosis, and no replacement for your doctor or physio. If one of them gave you a plan, theirs goes first.
welcome-how = A few questions first. Tap an answer or type it. "back" returns to the one before, "cancel" leaves, and nothing you said is lost.
start-going-on = We're in the middle of it. On we go:
start-again-yes = A new beginning, then. The old plan is paused, and becomes history once the new one stands.
start-again-no = All right, everything stays as it is.

## Enrolment

ask-injury-kind = What was hurt?
option-injury-kind-tendon = A tendon (Achilles, say)
option-injury-kind-muscle = A muscle
option-injury-kind-joint = A joint (a knee, say)
option-injury-kind-bone = A bone: stress or fracture
option-injury-kind-surgery = I had surgery
option-injury-kind-other = Something else, or not sure
ask-onset = Did it come on little by little, or at one moment?
option-onset-gradual = Little by little
option-onset-accident = At one moment
ask-injured-weeks = How many weeks ago did it begin?
ask-off-weeks = And how many weeks have you not been running?
ask-running-days = How often would you like to run? We begin with three days a week either way. Every other day can come later, from 20 minutes in one go on, whenever the week has room for it.
option-running-days-3 = 3 days a week
option-running-days-alternate = Every other day, later on
ask-weekdays = Which weekdays suit you? Pick at least three, with a day between them.
option-weekdays-done = Done ✓
ask-zone = Where do you live? A city or a time zone{ $share ->
    [yes] , or share your location (I keep the time zone, never the place)
   *[no] {""}
  }. Is it { $zone }?
ask-zone-unknown = Where do you live? A big city in your time zone works, like Berlin{ $share ->
    [yes] , or share your location (I keep the time zone, never the place)
   *[no] {""}
  }.
ask-post-hour = At what time shall I write in the morning?
ask-post-hour-there = Then it's { $time } where you are ({ $zone }). At what time shall I write in the morning?
ask-post-hour-fixed = Then it's { $time } where you are ({ $zone }). An offset knows no summer time; if your clocks change, go “back” and name a city. At what time shall I write in the morning?
ask-units = Miles or kilometres?
option-units-miles = Miles
option-units-km = Kilometres
ask-easy-pace = What was your usual easy pace, in minutes a { $unit ->
    [km] kilometre
   *[miles] mile
  }? It only tells me how far a run went.
option-easy-pace-unknown = I don't know
ask-max-heart-rate = Do you know your maximum heart rate, in beats a minute?
option-max-heart-rate-unknown = I don't know
ask-weekly-before = About how many minutes a week did you run before this?
option-weekly-before-unknown = I don't know
ask-cause = Last one of this kind: what do you think caused it? In your own words, for you to remember. It stays in your own record.
option-cause-skip = Skip

## Ready to run?

ask-R1 = Has a doctor or physio said that you may run again?
ask-R1-bone = Has a doctor or physio said that you may run again? After a bone injury or surgery I need their yes before we run.
option-R1-yes = Yes
option-R1-limits = Yes, with limits
option-R1-minor = No, it was only minor
option-R1-no = No
ask-limit-minutes = How many minutes of running did they allow at most, in one run?
option-limit-minutes-unknown = They didn't say
ask-limit-runs = And how many runs a week at most?
option-limit-runs-unknown = They didn't say
ask-R2 = How sore is it at rest, 0 to 10?
option-R2-sharp = It's sharp
ask-R3 = And in everyday movement, stairs and walking, 0 to 10?
option-R3-sharp = It's sharp
ask-R4 = For how many days in a row has it felt settled?
ask-R5 = Can you walk for 30 minutes, and get about all day, without pain?
option-R5-yes = Yes
option-R5-no = No
option-R5-unknown = Not tried
ask-R6 = Can you do 10 single-leg squats on each leg, the knee in line with the foot?
option-R6-yes = Yes
option-R6-no = No
option-R6-unknown = Not tried
ask-R7 = Can you hop on the spot for 30 seconds without pain?
option-R7-yes = Yes
option-R7-no = No
option-R7-unknown = Not tried
ask-R8 = Can you do 3 sets of 15 calf raises on each leg alone?
option-R8-yes = Yes
option-R8-no = No
option-R8-unknown = Not tried
ask-R9 = Is there any swelling, or do you limp?
option-R9-yes = Yes
option-R9-no = No
option-R9-unknown = I can't tell
ask-R10 = For how many weeks have you taken it easy with it: little or no running, nothing that hurt?
ask-night-again = Did it wake you in the last two nights?

## After a run

ask-run-day = Which run: today's or yesterday's?
option-run-day-today = Today's
option-run-day-yesterday = Yesterday's
ask-completed = How much of the { $minutes } of running did you do { $day }?
ask-completed-nothing = No run { $day }, then. Because of pain, or for another reason?
option-completed-all = All of it
option-completed-part = Part of it
option-completed-other = Something else
option-completed-hurt = None: it hurt
option-completed-none = None: another reason
ask-minutes = How many minutes did you run in all, walking left out? ({ $minutes } were planned.)
ask-minutes-off = How many minutes did you run, walking left out?
ask-pattern = And the injury: any pain in the warm-up or the run?
ask-pattern-muscle = And the injury: any pain or soreness there, in the warm-up or the run?
option-pattern-none = None
option-pattern-muscle = Sore muscles elsewhere
option-pattern-gone = In the warm-up, then gone
option-pattern-began = It began during the run
option-pattern-back = It went and came back
option-pattern-stayed = From the start, and it stayed
ask-peak = How strong was it at its worst, 1 to 10?
ask-peak-hurt = How strong is the pain that kept you from it, 1 to 10?
ask-sharp = Was it sharp?
ask-sharp-hurt = Is it sharp?
ask-sharp-now = Is it sharp?
option-sharp-yes = Yes
option-sharp-no = No
ask-worse = Did it get worse as you ran?
option-worse-yes = Yes
option-worse-no = No
ask-stride = Did it change how you ran, a limp or favouring one side?
option-stride-yes = Yes
option-stride-no = No

## The morning after

ask-morning-pain = How is the injury now, 0 to 10? (Ordinary muscle soreness elsewhere doesn't count.)
ask-morning-pain-muscle = How is the injury now, 0 to 10? (Soreness of that muscle counts.)
option-morning-pain-stiff = 0, but stiff or swollen
option-morning-pain-muscle = Sore muscles elsewhere
ask-swollen = Is it swollen or stiff?
option-swollen-yes = Yes
option-swollen-no = No
ask-night = Did it wake you in the night?
option-night-yes = Yes
option-night-no = No
ask-settled = Yesterday it was stiff or swollen. Has that settled?
option-settled-yes = Yes, settled
option-settled-no = No

## Commands that ask

ask-pain-now = I'm sorry to hear it. How strong is it now, 0 to 10?
ask-cleared-how = What did the doctor or physio say: may you run?
option-cleared-how-yes = Yes
option-cleared-how-limits = Yes, with limits
option-cleared-how-no = Not yet
ask-start-again = Is this a new injury, or the old one again? I can begin a new comeback. Your history stays, and today's plan ends.
option-start-again-yes = Begin anew
option-start-again-no = Go on as we are
ask-correct-what = What shall we correct?
option-correct-what-report = How the run went
option-correct-what-morning = The morning after
ask-setting = What would you like to change? What is posted for today stays.
option-setting-weekdays = Weekdays
option-setting-running-days = How often
option-setting-post-hour = Morning time
option-setting-zone = Time zone
option-setting-units = Units
option-setting-easy-pace = Easy pace
option-setting-max-heart-rate = Heart rate
option-setting-weekly-before = Minutes before
option-setting-buddy-name = Name for buddies
option-setting-posts-to = Where I post
option-setting-close = Nothing
ask-posts-to = Where shall I post?
option-posts-to-last = Where I last wrote
option-posts-to-discord = Discord
option-posts-to-telegram = Telegram
ask-link-sure = Is the other chat your own? Whoever writes there will read and change everything you told me here.
option-link-sure-yes = Yes, it's mine
option-link-sure-no = No, leave it
ask-unlink-sure = This parts your linked chats. Everything stays in this one, and the other begins anew. Part them?
option-unlink-sure-yes = Yes, part them
option-unlink-sure-no = No, leave them linked
ask-forget-sure = This deletes everything I know of you, for good: answers, runs, plan, history. /export gives you a copy first. Delete it all?
ask-forget-sure-linked = This deletes everything I know of you, for good and in both your chats: answers, runs, plan, history. /export gives you a copy first. Delete it all?
option-forget-sure-yes = Yes, delete it all
option-forget-sure-no = No, keep it
