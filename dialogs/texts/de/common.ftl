# Words that every screen shares.

back = Zurück
menu = Zum Menü
human = Mensch fragen
skip = Überspringen
proceed = Weiter
yes = Ja
no = Nein
progress = Schritt { $step } von { $steps }

# Commands as Telegram lists them.
command-start = Neu anfangen oder weitermachen
command-menu = Menü zeigen
command-help = Hilfe und Telefon
command-human = Mit einem Menschen sprechen
command-data = Meine Daten ansehen oder löschen
command-stop = Keine Nachrichten mehr, um die ich nicht gebeten habe
command-cancel = Abbrechen
command-language = Sprache wechseln
