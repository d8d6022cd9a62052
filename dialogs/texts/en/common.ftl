# Words that every screen shares.

back = Back
menu = To the menu
human = Ask a person
skip = Skip
proceed = Continue
yes = Yes
no = No
progress = Step { $step } of { $steps }

# Commands as Telegram lists them.
command-start = Start over or carry on
command-menu = Show the menu
command-help = Help and phone number
command-human = Talk to a person
command-data = See or delete my data
command-stop = No more messages I did not ask for
command-cancel = Cancel
command-language = Change language
