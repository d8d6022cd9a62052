# Hand-over to humans: what the person reads, and what counsellors read and press.

# --- the person asks for a human -------------------------------------------------------------
desk-ask =
    <b>Talk to a person</b>

    Write your question here in the chat and our counsellors will have it in front of them. Or just tap “Please get in touch”.

    What you told me goes along, so you never have to say it twice.
desk-ask-offer =
    <b>A question about this offer</b>
    { $title }

    Write your question here in the chat. Or just tap “Please get in touch”.
desk-ask-more =
    <b>Your question is with our counsellors already.</b>
    Anything to add? Just write it here in the chat.
desk-typed =
    <b>{ $lines ->
        [1] Shall I pass that on to our counsellors?
       *[other] Shall I pass these { $lines } messages on to our counsellors?
    }</b>
    I only understand buttons here. A person will gladly read what you wrote and answer in this chat.
desk-typed-offer = I’ll tell them it is about “{ $title }”.
desk-hand-over = Yes, pass it on
desk-phone = Rather call? { $phone }
desk-call-me = Please get in touch
desk-add-line = Add to my question
desk-asked = Thank you, that has arrived. Feel free to carry on here.

# --- the person's one message about their case -----------------------------------------------
status-waiting =
    <b>Your question is with the counsellors.</b>
    { $position ->
        [1] You are next.
       *[other] { $before ->
            [1] One person is
           *[other] { $before } people are
        } ahead of you.
    }
status-open-now = Our counsellors are in right now. The answer will come here.
status-opens = Our counsellors are back on { $when }. The answer will come here.
status-with-human =
    <b>{ $who } from the counselling team is here and answers you in this chat.</b>
    The bot keeps quiet. Just write.
status-with-bot = Your talk with the team has ended. Ask again any time: /human
status-closed = Your question is closed. Ask again any time: /human
status-phone = Urgent? { $phone }
status-day-time = { $weekday } { $date }, { $time }
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

# --- the card in the topic -------------------------------------------------------------------
card-title = <b>{ $name }</b> · case { $case } · { $language }
card-state-waiting = <b>waiting</b> since { $since }
card-state-with_human = <b>with { $who }</b> since { $since }
card-state-with_bot = with the bot
card-state-closed = closed
card-about = <b>Asks about:</b> { $offer } · <code>{ $reference }</code>
card-offer = { $title }, { $town }
card-no-profile = Nothing told yet.
card-found = <b>Bot found:</b> { $offers }
card-found-nothing = <b>Bot found:</b> nothing that fits
card-remembered = <b>Saved:</b> { $offers }
card-consent =
    <b>Agreed to:</b> { $advice ->
        [yes] advice
       *[no] nothing yet
    } · { $letters ->
        [yes] news
       *[no] no news
    }
card-take = Take
card-hand-back = Hand back to the bot
card-close = Close
card-bar = Block
card-bar-sure = Yes, block this person
card-keep = Do not block

card-took = The case is yours. What you write here goes to the person; lines starting with // stay here.
card-handed-back = The bot talks with the person again.
card-closed = Closed.
card-barred = Closed and blocked.

refusal-take-first = Not sent: tap “Take” on the card above first, then answer.
refusal-another-answers = Not sent: { $who } is answering. Hand back first, then take.
refusal-barred = The team takes no further questions from you here. Please call: { $phone }

desk-retract-what = Please send /undo as a reply to your own line that should be taken back.
desk-help =
    <b>How counselling works here</b>
    • Every person has a topic with their card on top.
    • “Take”: the bot falls silent, your lines go to the person.
    • Lines starting with <b>//</b> stay here.
    • /undo as a reply to your line takes it back. Telegram never tells bots about deletions.
    • “Hand back to the bot”: the person is back where they were.
    • “Close”: done. If they ask again, it goes on here.
desk-welcome = Welcome to the team! You are on the counsellors' list now. Join the counselling group and send /help there.
