# Letters: messages to people who pressed nothing. letter-desk-… go to the counsellors' topic.

letter-hand-back = { $who } is done for now. From here on the bot answers again.
letter-close = { $who } has closed your question. From here on the bot answers again.
letter-released = Whoever answered you is no longer here. Your question is back with the counsellors, and until then the bot answers.
letter-not-carried = Telegram does not let me pass this message on. Please send it in another form.
letter-possible-repeat = ↑ possibly a repeat: Telegram did not confirm the first attempt.

letter-desk-about = The next question belongs to: { $title } ({ $reference })
letter-desk-hand-back = { $who } has handed back to the bot. The bot talks again.
letter-desk-close = { $who } has closed the case.
letter-desk-released = Whoever had taken this case is no longer here. It is waiting again.
letter-desk-not-carried = Telegram does not let me pass this message on.
letter-desk-possibly-sent = ⚠️ Possibly sent: Telegram did not confirm. Please ask before you send it again.
letter-desk-failed = ❌ Not sent: { $reason }
letter-desk-unreachable = The person has blocked the bot or deleted their account. Messages do not arrive.
letter-desk-reachable = The person can be reached again.
letter-desk-new-topic = This topic replaces an earlier one that is no longer there.
letter-desk-twin-topic = There may be an empty second topic about this person. It can be deleted.
letter-desk-erased = The person has erased all their data.
letter-desk-missed = A message of this person could not be carried over. Please ask them.
