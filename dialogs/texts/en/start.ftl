# The door: notice, menu, help, phone, language.

# --- before the first question ---------------------------------------------------------------
start-notice =
    <b>{ $county }: welcome back!</b>
    Two minutes from now you will see which jobs and homes here suit you.

    <b>First, what happens to your answers</b>
    • Responsible: { $responsible }
    • Why: to advise you on coming back, on work and on a home
    • Who sees them: only our counsellors, nobody else unless you say so
    • Telegram is based outside the EU and could technically read along
    • Kept until you delete them. See, change or withdraw them: /data

    Rather talk to somebody? { $phone }
start-accept = Fine, let’s go
start-call = I’d rather call
start-more = Read more
start-details =
    <b>Privacy in more detail</b>

    <b>Who:</b> { $responsible }. Counselling: { $office }, { $address }, { $phone }, { $email }

    <b>What:</b> your answers here, your Telegram number (not your phone number), your display name, your language and what brought you to us. Please: no ID papers, no street address, nothing about health, religion or origin.

    <b>What for, and why we may:</b> only to advise you, because you agree to it. We ask separately about news and advertising; advice never depends on that.

    <b>Who gets it:</b> our counsellors. Companies and landlords only once you allow it. Telegram carries everything and may store it outside the EU. If you’d rather not use Telegram, just call.

    <b>How long:</b> until you delete it. With /data you can see everything, take it with you or delete it. Withdrawing your consent means deleting. You can complain to the data protection authority.

    The full text: { $url }
start-call-text =
    <b>Give us a call: { $phone }</b>
    { $opening }

    { $office }
    { $address }
    { $email }
start-open-now = Somebody is in right now.
start-opens = Back in on { $weekday }, { $date }, at { $time }.
start-opens-unknown = Outside office hours, leave a message or send an e-mail.

# --- menu ------------------------------------------------------------------------------------
menu-title =
    <b>What would you like to do?</b>
    I help you find work and a home in { $county }.

    Rather talk to somebody? { $phone }
menu-dropped = Cancelled. What you entered last has been dropped.

menu-go-on = Carry on where I was
menu-begin = Search in two minutes
menu-results = See jobs and homes
menu-change = Change my answers
menu-remembered = See saved offers
menu-data = My data
menu-language = Change language
menu-help = Read the help

# --- help, language, stop --------------------------------------------------------------------
help-text =
    <b>How this chat helps you</b>
    I ask briefly what you are looking for and show you jobs and homes in { $county }. Tap or type, even everything at once: “3 rooms up to 700 warm”.

    /menu menu · /start carry on · /cancel drop it
    /human ask a counsellor · /data your data
    /language language · /stop no messages unless you ask

    Rather talk to somebody? <b>{ $phone }</b>
    { $opening } { $office }, { $address }
language-ask = Which language shall I speak?
language-name = English
stop-done =
    <b>Done.</b> We will not write to you on our own any more: no news, no hints about offers.

    Whatever you ask here, we still answer. Phone: { $phone }
