### The words of the playground's page

page-title = Comeback

## The clock

page-clock = The clock
page-someone-time = { $name }'s time
page-next = To the next thing
page-next-none = Nothing is due
page-morning = Tomorrow morning
page-jump = A date and time to jump to
page-jump-go = Jump
page-moving = Time is passing…
page-quiet = All quiet: no messages on the way.
page-only-forward = The clock only goes forward. Pick a later moment.

## People

page-people = People
page-chats = Chats
page-add = Add a person
page-add-go = Add
page-add-cancel = Not now
page-name = Name
page-name-wrong = Please use a letter or a digit, at least one.
page-name-taken = { $name } is here already. Pick another name.
page-zone = Time zone
page-zone-wrong = This time zone is not known. Pick one from the list.
page-place = { $city } · { $time }

## The first screen

page-first-title = A whole comeback, in minutes
page-first-what = Comeback coaches runners on their way back from an injury, one careful step at a time.
page-first-how = Talk to it here, no account needed. Move the clock when you want the next day to come.
page-first-name = ana
page-first-zone = Times in { $zone }
page-first-go = Meet the coach

## A chat

page-chat = Chat with { $name }
page-from-you = You, { $time }
page-from-coach = Coach, { $time }
page-edited = edited
page-download = Download { $file }
page-hello-title = Good to see you
page-hello-what = The coach asks a few questions first, then plans your way back with you.
page-hello-go = Say hello
page-say = Write to the coach
page-send = Send
page-menu = Commands
page-newest = To the newest
page-forgotten = Everything about { $name } was deleted. What you still see here is in this window only.
page-new-messages = { $count } new

## A room

page-add-room = Add a room
page-room-hint = Two of you: enough to be buddies (/buddy), and enough for a club. Add a room for it, with the house at the top.
page-room-what = A room is a group chat. A club can live in it.
page-room-name-first = Comeback corner
page-room-keeper = Who keeps it
page-room-who = Who is in it
page-room-chat = Room { $title }
page-room-alone = { $keeper } keeps it
page-room-members = { $keeper } keeps it · with { $others }
page-room-pinned = Pinned
page-room-speaks = Who speaks
page-room-outside = (not in the room yet)
page-room-say = Write as { $name }
page-room-leave = { $name } leaves
page-room-end = { $name } leaves, and the room ends
page-room-ended = { $title } is gone: nobody was left in it.
page-room-answered = The coach answered { $name }, in { $name }'s own chat.
page-from-someone = { $name }, { $time }
page-room-hello-title = A room among you
page-room-hello-what = Everybody in it reads what is said. The coach hears commands alone, and answers each of you in your own chat.
page-room-hello-how = { $keeper } keeps the room, and can make it a club:
page-room-hello-go = Say /club setup as { $keeper }
page-room-hello-then = After that, whoever wants to be in the club says /club join here.
page-room-setup = Make it a club, or change when it posts
page-room-join = Join, after a look at what is shown
page-room-part = Leave it, at once
page-room-link = One club in two rooms
page-room-remove = Take somebody out, or let them back
page-room-language = Another language
page-room-close = End the club

## The commands, as the menu explains them

page-command-start = Begin, or begin anew
page-command-buddy = Someone to come back with
page-command-today = What today holds
page-command-done = Tell how a session went
page-command-pain = Tell about pain
page-command-why = The reasons for the last decision
page-command-plan = The ladder, and where you are
page-command-progress = How far you have come
page-command-correct = Put something right
page-command-cleared = A doctor or physio has looked
page-command-settings = Days, times, place, units
page-command-link = Join a second chat of yours
page-command-unlink = Part linked chats
page-command-club = Your clubs, and how to join one
page-command-pause = Take a break
page-command-resume = Pick it up again
page-command-export = All your data, as a file
page-command-forget = Delete everything about you
page-command-help = What the coach can do
page-command-cancel = Leave the question

page-quick-today = Today
page-quick-done = Done
page-quick-pain = Pain
page-quick-plan = Plan
page-quick-progress = Progress

## When something goes wrong

page-refused = That did not work: { $reason }
page-unreachable = The coach cannot be reached just now. Please try again in a moment.
page-close = Close
page-theme = Switch between light and dark
