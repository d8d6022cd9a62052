# Hand-over to humans: what the person reads, and what counsellors read and press.

# --- the person asks for a human -------------------------------------------------------------
desk-ask =
    <b>Mit einem Menschen sprechen</b>

    Schreib deine Frage hier in den Chat, dann liegt sie der Beratung gleich vor. Oder tippe auf „Bitte meldet euch“.

    Deine Angaben aus dem Gespräch gehen mit, damit du nichts zweimal sagen musst.
desk-ask-offer =
    <b>Frage zu diesem Angebot</b>
    { $title }

    Schreib deine Frage hier in den Chat. Oder tippe auf „Bitte meldet euch“.
desk-ask-more =
    <b>Deine Frage liegt schon bei der Beratung.</b>
    Möchtest du etwas ergänzen? Schreib es einfach hier in den Chat.
desk-typed =
    <b>{ $lines ->
        [1] Soll ich das an die Beratung weitergeben?
       *[other] Soll ich diese { $lines } Nachrichten an die Beratung weitergeben?
    }</b>
    Hier verstehe ich nur Knöpfe. Ein Mensch liest gern, was du geschrieben hast, und antwortet dir in diesem Chat.
desk-typed-offer = Dazu sage ich, dass es um „{ $title }“ geht.
desk-hand-over = Ja, weitergeben
desk-phone = Lieber anrufen? { $phone }
desk-call-me = Bitte meldet euch
desk-add-line = Frage ergänzen
desk-asked = Danke, das ist angekommen. Du kannst hier in Ruhe weitermachen.

# --- the person's one message about their case -----------------------------------------------
status-waiting =
    <b>Deine Frage liegt bei der Beratung.</b>
    { $position ->
        [1] Du bist als Nächstes dran.
       *[other] Vor dir { $before ->
            [1] wartet eine Person
           *[other] warten { $before } Personen
        }.
    }
status-open-now = Die Beratung ist gerade da. Du bekommst die Antwort hier im Chat.
status-opens = Die Beratung ist wieder da: { $when }. Du bekommst die Antwort hier im Chat.
status-with-human =
    <b>{ $who } von der Beratung liest jetzt mit und antwortet dir hier.</b>
    Der Bot ist so lange still. Schreib einfach.
status-with-bot = Das Gespräch mit der Beratung ist beendet. Du kannst jederzeit wieder fragen: /mensch
status-closed = Deine Frage ist abgeschlossen. Du kannst jederzeit wieder fragen: /mensch
status-phone = Dringend? { $phone }
status-day-time = { $weekday }, { $date }, { $time } Uhr
weekday-0 = Montag
weekday-1 = Dienstag
weekday-2 = Mittwoch
weekday-3 = Donnerstag
weekday-4 = Freitag
weekday-5 = Samstag
weekday-6 = Sonntag

# --- the card in the topic -------------------------------------------------------------------
card-title = <b>{ $name }</b> · Fall { $case } · { $language }
card-state-waiting = <b>wartet</b> seit { $since }
card-state-with_human = <b>bei { $who }</b> seit { $since }
card-state-with_bot = beim Bot
card-state-closed = abgeschlossen
card-about = <b>Fragt zu:</b> { $offer } · <code>{ $reference }</code>
card-offer = { $title }, { $town }
card-no-profile = Noch keine Angaben.
card-found = <b>Bot fand:</b> { $offers }
card-found-nothing = <b>Bot fand:</b> nichts, was passt
card-remembered = <b>Gemerkt:</b> { $offers }
card-consent =
    <b>Ja zu:</b> { $advice ->
        [yes] Beratung
       *[no] noch nichts
    } · { $letters ->
        [yes] Neuigkeiten
       *[no] keine Neuigkeiten
    }
card-take = Übernehmen
card-hand-back = Zurück an den Bot
card-close = Abschließen
card-bar = Sperren
card-bar-sure = Ja, Person sperren
card-keep = Nicht sperren

card-took = Du hast den Fall. Was du hier schreibst, geht an die Person; Zeilen mit // am Anfang bleiben hier.
card-handed-back = Der Bot spricht wieder mit der Person.
card-closed = Abgeschlossen.
card-barred = Abgeschlossen und gesperrt.

refusal-take-first = Nicht gesendet: Erst oben auf der Karte „Übernehmen“ tippen, dann antworten.
refusal-another-answers = Nicht gesendet: { $who } antwortet gerade. Erst „Zurück an den Bot“, dann übernehmen.
refusal-barred = Die Beratung nimmt hier keine weiteren Fragen von dir an. Ruf bitte an: { $phone }

desk-retract-what = Bitte antworte mit /weg auf deine eigene Zeile, die zurückgenommen werden soll.
desk-help =
    <b>So arbeitet die Beratung hier</b>
    • Jede Person hat ein Thema. Oben steht ihre Karte.
    • „Übernehmen“: Der Bot schweigt, deine Zeilen gehen an die Person.
    • Zeilen mit <b>//</b> am Anfang bleiben hier.
    • /weg als Antwort auf deine Zeile nimmt sie zurück. Gelöschtes meldet Telegram dem Bot nicht.
    • „Zurück an den Bot“: Die Person ist wieder da, wo sie war.
    • „Abschließen“: fertig. Fragt sie wieder, geht es hier weiter.
desk-welcome = Willkommen im Team! Du stehst jetzt auf der Liste der Beratung. Tritt der Beratungsgruppe bei und schreib dort /hilfe.
