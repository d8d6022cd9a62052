# The intake. profile-ask-<question> asks; profile-<question>-<word> is on a button;
# profile-is-<question> says an answer in words; profile-name-<question> names it.

# --- on every question -----------------------------------------------------------------------
profile-remark = { $remark }{ "\u000A" }

profile-answer = Bisher: { $answer }
profile-ticked = ✓ { $label }
profile-keep = So lassen
profile-other = Etwas anderes
profile-anew = Neu anfangen
profile-remark-stopped = Hier warst du stehen geblieben.
profile-remark-heard = Verstanden: { $answers }
profile-remark-question = Das klingt nach einer Frage. Die beantwortet dir gern ein Mensch: tippe auf „Mensch fragen“. Oder wir machen hier weiter:
profile-remark-not-understood = Das habe ich leider nicht verstanden. Sag es gern anders, oder tippe auf eine Antwort.
profile-remark-too-exact = Die Straße brauche ich nicht, der Ort genügt. Ich habe sie nicht gespeichert.
profile-remark-words-only = Hier verstehe ich nur Text und Knöpfe. Bilder und Sprachnachrichten liest die Beratung: „Mensch fragen“.

# --- ties ------------------------------------------------------------------------------------
profile-ask-ties =
    <b>Was verbindet dich mit der Gegend?</b>
    { $county } · mehreres möglich
profile-ties-grew-up = hier aufgewachsen
profile-ties-trained = hier gelernt
profile-ties-studied = hier studiert
profile-ties-worked = hier gearbeitet
profile-ties-family = Familie hier
profile-ties-none = noch nichts
profile-name-ties = Bezug

# --- where now, and when ---------------------------------------------------------------------
profile-ask-lives_now =
    <b>Wo wohnst du jetzt?</b>
    Schreib nur den Ort, keine Straße.
profile-is-lives_now = jetzt in { $value }
profile-name-lives_now = Wohnort jetzt
profile-skip-lives_now = Überspringen

profile-ask-horizon =
    <b>Wann möchtest du zurück?</b>
    Oder schreib es: „ab März“, „nächstes Jahr“
profile-horizon-now = So bald wie möglich
profile-horizon-half-year = In einem halben Jahr
profile-horizon-year = In etwa einem Jahr
profile-horizon-later = Später
profile-horizon-undecided = Weiß ich noch nicht
profile-is-horizon =
    { $value ->
        [now] so bald wie möglich
        [half_year] in einem halben Jahr
        [year] in etwa einem Jahr
        [later] später
       *[undecided] Zeitpunkt offen
    }
profile-name-horizon = Zeitpunkt

# --- household -------------------------------------------------------------------------------
profile-ask-partner = <b>Kommst du allein oder zu zweit?</b>
profile-partner-yes = Zu zweit
profile-partner-no = Allein
profile-is-partner =
    { $value ->
        [0] allein
       *[other] zu zweit
    }
profile-name-partner = Allein oder zu zweit
profile-skip-partner = Überspringen

profile-ask-children =
    <b>Kommen Kinder mit?</b>
    Das sagt uns, wie viel Platz ihr braucht.
profile-children-amount =
    { $amount ->
        [0] Keine Kinder
        [1] Ein Kind
       *[other] { $amount } Kinder
    }
profile-is-children =
    { $value ->
        [0] ohne Kinder
        [1] ein Kind
       *[other] { $value } Kinder
    }
profile-name-children = Kinder
profile-skip-children = Überspringen

profile-ask-partner_work =
    <b>Soll ich auch für die Person an deiner Seite Arbeit suchen?</b>
profile-partner_work-yes = Ja, bitte
profile-partner_work-no = Nein
profile-is-partner_work =
    { $value ->
        [0] nur ich suche Arbeit
       *[other] beide suchen Arbeit
    }
profile-name-partner_work = Arbeit für beide
profile-skip-partner_work = Überspringen

profile-ask-partner_profession =
    <b>Was macht die Person an deiner Seite beruflich?</b>
    Schreib es in euren Worten, ohne Namen.
profile-is-partner_profession = „{ $value }“
profile-name-partner_profession = Beruf (Partner/in)
profile-skip-partner_profession = Überspringen

profile-ask-partner_occupation =
    { $sureness ->
        [unknown]
            <b>„{ $said }“ kenne ich noch nicht.</b>
            Sagt es gern anders. Oder lass es so, die Beratung versteht es.
        [vague]
            <b>„{ $said }“ kann vieles sein.</b>
            Was trifft es am ehesten?
       *[sure]
            <b>Habe ich „{ $said }“ richtig verstanden?</b>
            Tippe auf das, was passt.
    }
profile-skip-partner_occupation = So übernehmen

# --- work ------------------------------------------------------------------------------------
profile-ask-profession =
    <b>Was arbeitest du, oder was möchtest du arbeiten?</b>
    Schreib es, wie du es sagen würdest: „Pflege, am liebsten Teilzeit“
profile-is-profession = „{ $value }“
profile-name-profession = Beruf
profile-skip-profession = Ich suche keine Arbeit

profile-ask-occupation =
    { $sureness ->
        [unknown]
            <b>„{ $said }“ kenne ich noch nicht.</b>
            Sag es gern anders. Oder lass es so, die Beratung versteht es.
        [vague]
            <b>„{ $said }“ kann vieles sein.</b>
            Was trifft es am ehesten?
       *[sure]
            <b>Habe ich „{ $said }“ richtig verstanden?</b>
            Tippe auf das, was passt.
    }
profile-skip-occupation = So übernehmen

profile-ask-hours =
    <b>Wie viel möchtest du arbeiten?</b>
    Mehreres möglich. Ohne Auswahl suche ich alles.
profile-hours-full = Vollzeit
profile-hours-part = Teilzeit
profile-hours-mini = Minijob
profile-hours-shift = Schichtdienst
profile-name-hours = Arbeitszeit

profile-ask-remote = <b>Möchtest du auch von zu Hause arbeiten?</b>
profile-remote-yes = Ja, gern
profile-remote-no = Nein, vor Ort
profile-is-remote =
    { $value ->
        [0] vor Ort
       *[other] gern Homeoffice
    }
profile-name-remote = Homeoffice
profile-skip-remote = Ist mir egal

profile-ask-experience =
    <b>Wie lange machst du das schon?</b>
    Das ordnet nur die Reihenfolge und schließt nichts aus.
profile-experience-starting = Ich fange gerade an
profile-experience-some = Ein paar Jahre
profile-experience-long = Schon lange
profile-is-experience =
    { $value ->
        [starting] Einstieg
        [some] ein paar Jahre Erfahrung
       *[long] viel Erfahrung
    }
profile-name-experience = Erfahrung
profile-skip-experience = Überspringen

# --- home ------------------------------------------------------------------------------------
profile-ask-deal =
    <b>Und wie möchtest du wohnen?</b>
    Gern alles auf einmal: „3 Zimmer bis 700 warm“
profile-deal-rent = Mieten
profile-deal-buy = Kaufen
profile-deal-plot = Selbst bauen
profile-is-deal =
    { $value ->
        [rent] zur Miete
        [buy] zum Kauf
       *[plot] Bauplatz
    }
profile-name-deal = Miete oder Kauf
profile-skip-deal = Keine Wohnung nötig

profile-ask-rooms = <b>Wie viele Zimmer mindestens?</b> Ohne Küche und Bad.
profile-rooms-amount =
    { $amount ->
        [1] 1 Zimmer
       *[other] { $amount } Zimmer
    }
profile-is-rooms = mindestens { $value } Zimmer
profile-name-rooms = Zimmer
profile-skip-rooms = Ist mir egal

profile-ask-area =
    { $deal ->
        [plot] <b>Wie groß soll der Bauplatz mindestens sein?</b>
       *[other] <b>Wie groß soll es mindestens sein?</b>
    }
profile-area-amount = ab { $amount } m²
profile-is-area = ab { $value } m²
profile-name-area = Größe
profile-skip-area = Ist mir egal

profile-ask-cost =
    { $deal ->
        [buy] <b>Was darf es höchstens kosten?</b>
        [plot] <b>Was darf der Bauplatz höchstens kosten?</b>
       *[other]
            <b>Was darf es im Monat höchstens kosten?</b>
            Warm, also mit Heizung und Nebenkosten. Kalt? Schreib „500 kalt“.
    }
profile-cost-amount = bis { $amount } €
profile-is-cost =
    { $kind ->
        [price] bis { $value } €
        [cold] bis { $value } € kalt
       *[warm] bis { $value } € warm
    }
profile-name-cost = Kosten
profile-skip-cost = Ist mir egal

# --- where, when, wishes ---------------------------------------------------------------------
profile-ask-place =
    <b>In welchem Ort am liebsten?</b>
    { $county }: tippe oder schreib Ort oder Postleitzahl.
profile-place-named = { $name }
profile-is-place = { $value }
profile-name-place = Ort
profile-skip-place = Im ganzen Kreis

profile-ask-radius = <b>Wie weit darf es davon weg sein?</b>
profile-radius-amount = bis { $amount } km
profile-is-radius = Umkreis { $value } km
profile-name-radius = Umkreis
profile-skip-radius = Ist mir egal

profile-ask-from_date =
    <b>Ab wann brauchst du es?</b>
    Oder schreib es: „ab März“, „1.4.“
profile-from_date-now = Sofort
profile-from_date-amount =
    { $amount ->
        [12] In einem Jahr
       *[other] In { $amount } Monaten
    }
profile-is-from_date = ab { $value }
profile-name-from_date = Einzug
profile-skip-from_date = Ist mir egal

profile-ask-extras =
    <b>Was ist dir noch wichtig?</b>
    Mehreres möglich, oder einfach weiter.
profile-extras-furnished = möbliert
profile-extras-short-let = erst mal auf Zeit
profile-extras-barrier-free = barrierefrei
profile-extras-pets = mit Haustier
profile-name-extras = Wünsche

# --- summary ---------------------------------------------------------------------------------
profile-summary =
    <b>Stimmt das so?</b>
    { $lines }
profile-line = <b>{ $name }:</b> { $answers }
profile-nothing = nichts angegeben
profile-save = Passt, zeig mir Angebote
profile-line-ask =
    <b>Was möchtest du ändern?</b>
    { $line }: { $answers }
profile-line-ties = Bezug
profile-line-return = Rückkehr
profile-line-household = Haushalt
profile-line-partner = Beruf (Partner/in)
profile-line-job = Beruf
profile-line-work = Arbeit
profile-line-home = Wohnen
profile-line-where = Wo und ab wann
profile-change-ties = Bezug ändern
profile-change-return = Rückkehr ändern
profile-change-household = Haushalt ändern
profile-change-partner = Partnerberuf ändern
profile-change-job = Beruf ändern
profile-change-work = Arbeit ändern
profile-change-home = Wohnen ändern
profile-change-where = Ort und Zeit ändern
