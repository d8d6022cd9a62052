# What was found, what is remembered, and each offer's card.

search-title = <b>Das passt zu dir</b>
search-jobs-count = <b>Stellen:</b> { $jobs_line }
search-homes-count = <b>Wohnen:</b> { $homes_line }
search-packages-count = <b>Beides nah beieinander:</b> { $packages_line }
search-partner-count = <b>Stellen für die Person an deiner Seite:</b> { $partner_line }
search-amount =
    { $shown ->
        [0] gerade nichts, was passt
       *[other] { $more ->
            [0] { $shown }
           *[other] die besten { $shown }
        }, { $whole ->
            [0] nichts davon ganz nach Wunsch
           *[other] { $whole } davon ganz nach Wunsch
        }
    }
search-nothing-asked =
    <b>Noch weiß ich nicht, was du suchst.</b>
    Sag mir, ob du Arbeit, ein Zuhause oder beides suchst: „Suche ändern“.
search-open-jobs = Stellen ansehen
search-open-homes = Wohnen ansehen
search-open-packages = Beides zusammen
search-open-partner = Für Partner/in
search-open-remembered = Gemerkt ({ $remembered })
search-change = Suche ändern
search-overview = Übersicht

search-card = { $card }
search-position = { $at } von { $total }
search-previous = ‹ Vorige
search-next = Nächste ›
search-remember = Merken
search-unremember = Nicht mehr merken
search-remember-both = Beide merken
search-refuse = Nichts für mich
search-refuse-job = Andere Stelle
search-refuse-home = Anderes Zuhause
search-refused = <i>„{ $refused }“ zeige ich dir nicht mehr.</i>{ "\u000A" }
search-restore = Doch wieder zeigen
search-ask = Beratung fragen
search-ask-job = Zur Stelle fragen
search-ask-home = Zum Wohnen fragen
search-link = Zum Angebot
search-remembered-note = <b>Gemerkt.</b> Du findest es im Menü wieder.

search-fits = <b>Passt:</b> { $list }
search-fits-not = <b>Passt nicht ganz:</b> { $list }
search-unknown = <b>Noch offen:</b> { $list }
search-excerpt = <i>{ $words }</i>
search-since = Seit { $date } im Angebot
search-estimate = Entfernungen sind Luftlinie, Fahrwege geschätzt.

search-none = <b>Gerade passt hier nichts.</b>
search-misses = Am nächsten kommt:
search-miss = • { $title }, { $town }: { $failed }
search-relaxations = Das brächte mehr:
search-relaxation = • { $step }
search-none-human = Die Beratung kennt oft mehr, als hier steht. Frag sie gern, oder ändere deine Suche.

search-job = <u>Arbeiten</u>
search-home = <u>Wohnen</u>
search-commute = <b>Weg zur Arbeit:</b> etwa { $km } km

search-remembered-title = <b>Was du dir gemerkt hast</b>
search-remembered-some = Tippe auf ein Angebot, um es noch einmal zu sehen.
search-remembered-none = Du hast dir noch nichts gemerkt. Tippe bei einem Angebot auf „Merken“.

# --- an offer's facts ------------------------------------------------------------------------
offer-full = Vollzeit
offer-part = Teilzeit
offer-mini = Minijob
offer-shift = Schichtdienst
offer-remote = Homeoffice möglich
offer-permanent = unbefristet
offer-temporary = befristet
offer-starts-now = ab sofort
offer-starts = ab { $date }
offer-career-changers = Quereinstieg möglich
offer-rooms = { $rooms } Zimmer
offer-area = { $area } m²
offer-plot-area = Grundstück { $area } m²
offer-warm = { $euros } € warm
offer-cold = { $euros } € kalt
offer-price = { $euros } €
offer-available = frei ab { $date }
offer-available-now = sofort frei
offer-available-text = frei: { $words }
offer-rent = zur Miete
offer-buy = zu kaufen
offer-plot = Bauplatz
offer-title = <b>{ $title }</b>
offer-where = { $where }
