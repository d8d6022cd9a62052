# What a person reads when a rule says no (refusal-<class>) or something did not work (error-…).

refusal-unknown = Das geht gerade nicht.
refusal-not-allowed = Das dürfen nur Leute aus der Beratung.
refusal-gone = Das gibt es nicht mehr. Hier ist das Menü.
refusal-wrong-state = Das passt gerade nicht: Der Fall steht inzwischen anders.
refusal-case-already-taken = { $who } hat den Fall schon übernommen.
refusal-conflict = Jemand war im selben Augenblick schneller. Bitte tippe noch einmal.
refusal-invitation-invalid = Diese Einladung gilt nicht mehr. Bitte lass dir eine neue geben.
refusal-consent-missing = Dafür brauche ich zuerst dein Einverständnis: /start
refusal-feed-unreadable = Diese Datei lässt sich nicht lesen: { $why }
refusal-county-file-invalid = In der Kreisdatei stimmt etwas nicht: { $why }

error-stale = Dieser Knopf ist von früher. Hier geht es weiter.
error-silent = Du sprichst gerade mit einem Menschen. Schreib einfach.
error-apology = Das hat nicht geklappt, und das liegt an uns. Bitte versuch es noch einmal oder tippe /menu.
