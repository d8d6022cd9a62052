# What a person reads when a rule says no (refusal-<class>) or something did not work (error-…).

refusal-unknown = That is not possible right now.
refusal-not-allowed = Only counsellors may do that.
refusal-gone = That is no longer there. Here is the menu.
refusal-wrong-state = That does not fit: the case has moved on.
refusal-case-already-taken = { $who } has already taken the case.
refusal-conflict = Somebody was faster by a moment. Please tap again.
refusal-invitation-invalid = This invitation is no longer valid. Please ask for a new one.
refusal-consent-missing = I need your consent for that first: /start
refusal-feed-unreadable = This file cannot be read: { $why }
refusal-county-file-invalid = Something is wrong in the county file: { $why }

error-stale = That button is an old one. Here is where to go on.
error-silent = You are talking with a person right now. Just write.
error-apology = That did not work, and it is our fault. Please try again or tap /menu.
