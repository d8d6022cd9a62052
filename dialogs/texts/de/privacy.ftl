# A person's rights over their data.

privacy-overview =
    <b>Deine Daten</b>

    Wir haben, was du hier gesagt hast: Profil, Gemerktes, Fragen an die Beratung. Dazu deine Telegram-Nummer (keine Telefonnummer), deinen Anzeigenamen und deine Sprache.

    Verantwortlich: { $responsible }
    Mehr dazu: { $url }
privacy-export = Alles herunterladen
privacy-erase = Alles löschen
privacy-exported = Bitte: dieselben Daten einmal für Programme und einmal zum Lesen.
privacy-file = meine-daten
privacy-erase-sure =
    <b>Wirklich alles löschen?</b>

    Profil, Gemerktes, Fragen, Einwilligungen und das Thema bei der Beratung werden gelöscht. Das lässt sich nicht zurückholen.
privacy-erase-yes = Ja, alles löschen
privacy-erase-no = Nein, behalten
privacy-erased =
    Alles gelöscht. Wir wissen nichts mehr von dir.

    Die Nachrichten in diesem Chat kann nur Telegram löschen: Chat öffnen, Menü, „Verlauf löschen“.

    Du kannst jederzeit neu anfangen: /start
