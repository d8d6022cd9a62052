# The door: notice, menu, help, phone, language.

# --- before the first question ---------------------------------------------------------------
start-notice =
    <b>{ $county }: Willkommen zurück!</b>
    In zwei Minuten siehst du, welche Arbeit und welches Zuhause hier zu dir passen.

    <b>Vorher kurz, was mit deinen Angaben geschieht</b>
    • Verantwortlich: { $responsible }
    • Wozu: um dich zu Rückkehr, Arbeit und Wohnen zu beraten
    • Wer sie sieht: nur die Beratung, sonst niemand ohne dein Ja
    • Telegram sitzt außerhalb der EU und kann technisch mitlesen
    • Gespeichert, bis du sie löschst. Ansehen, ändern, widerrufen: /daten

    Lieber sprechen? { $phone }
start-accept = Einverstanden, los geht’s
start-call = Lieber anrufen
start-more = Genauer lesen
start-details =
    <b>Datenschutz, ausführlicher</b>

    <b>Wer:</b> { $responsible }. Beratung: { $office }, { $address }, { $phone }, { $email }

    <b>Was:</b> deine Antworten hier, deine Telegram-Nummer (nicht deine Telefonnummer), dein Anzeigename, deine Sprache und auf welchem Weg du zu uns gekommen bist. Bitte keine Ausweise, keine Straße, nichts zu Gesundheit, Religion oder Herkunft.

    <b>Wozu und warum wir dürfen:</b> nur zur Beratung, weil du einwilligst. Werbung und Neuigkeiten fragen wir extra; die Beratung hängt nie daran.

    <b>Wer es bekommt:</b> die Beratung. Firmen und Vermieter erst, wenn du es erlaubst. Telegram übermittelt alles und kann es außerhalb der EU speichern. Ohne Telegram: ruf einfach an.

    <b>Wie lange:</b> bis du es löschst. Mit /daten siehst du alles, nimmst es mit oder löschst es. Einwilligung zurücknehmen heißt löschen. Du kannst dich bei der Datenschutzaufsicht beschweren.

    Der ganze Text: { $url }
start-call-text =
    <b>Ruf gern an: { $phone }</b>
    { $opening }

    { $office }
    { $address }
    { $email }
start-open-now = Gerade ist jemand da.
start-opens = Wieder erreichbar: { $weekday }, { $date }, { $time } Uhr.
start-opens-unknown = Sprich uns außerhalb der Zeiten auf den Anrufbeantworter oder schreib eine E-Mail.

# --- menu ------------------------------------------------------------------------------------
menu-title =
    <b>Was möchtest du tun?</b>
    { $county }: Ich suche mit dir Arbeit und ein Zuhause.

    Lieber sprechen? { $phone }
menu-dropped = Abgebrochen. Was du zuletzt eingegeben hast, ist verworfen.

menu-go-on = Weiter mit meinen Angaben
menu-begin = In zwei Minuten suchen
menu-results = Jobs und Wohnen ansehen
menu-change = Angaben ändern
menu-remembered = Gemerktes ansehen
menu-data = Meine Daten
menu-language = Sprache wechseln
menu-help = Hilfe lesen

# --- help, language, stop --------------------------------------------------------------------
help-text =
    <b>So hilft dir dieser Chat</b>
    Ich frage kurz, was du suchst, und zeige dir Stellen und Wohnungen von hier ({ $county }). Du kannst tippen oder schreiben, auch alles auf einmal: „3 Zimmer bis 700 warm“.

    /menu Menü · /start weitermachen · /abbrechen verwerfen
    /mensch Frage an die Beratung · /daten deine Daten
    /sprache Sprache · /stop keine Nachrichten von uns aus

    Lieber sprechen? <b>{ $phone }</b>
    { $opening } { $office }, { $address }
language-ask = Welche Sprache soll ich sprechen?
language-name = Deutsch
stop-done =
    <b>Erledigt.</b> Von uns aus schreiben wir dir nicht mehr: keine Neuigkeiten, keine Hinweise auf Angebote.

    Was du hier fragst, beantworten wir weiter. Telefon: { $phone }
