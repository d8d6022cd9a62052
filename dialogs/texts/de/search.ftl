# What was found, what is remembered, and each offer's card.

search-title = <b>Das passt zu dir</b>
search-jobs-count =
    { $jobs ->
        [0] Stellen: gerade keine, die genau passt
        [1] Stellen: eine passt
       *[other] Stellen: { $jobs } passen
    }
search-homes-count =
    { $homes ->
        [0] Wohnen: gerade nichts, das genau passt
        [1] Wohnen: ein Angebot passt
       *[other] Wohnen: { $homes } Angebote passen
    }
search-packages-count =
    { $packages ->
        [0] Stelle und Zuhause nah beieinander: noch keine
        [1] Stelle und Zuhause nah beieinander: ein Paar
       *[other] Stelle und Zuhause nah beieinander: { $packages } Paare
    }
search-partner-count =
    { $partner ->
        [0] Für deine Partnerin oder deinen Partner: gerade keine Stelle
        [1] Für deine Partnerin oder deinen Partner: eine Stelle
       *[other] Für deine Partnerin oder deinen Partner: { $partner } Stellen
    }
search-nothing-asked = Du hast noch keine Wünsche genannt. Sag mir, was du suchst.
search-open-jobs = Stellen ansehen
search-open-homes = Wohnen ansehen
search-open-packages = Beides zusammen
search-open-partner = Stellen für zwei
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
search-ask = Frage dazu stellen
search-link = Zum Angebot
search-remembered-note = Gemerkt.

search-fits = Passt: { $list }
search-fits-not = Passt nicht: { $list }
search-unknown = Nicht angegeben: { $list }
search-since = Dabei seit { $date }
search-coverage = Von deinen Wünschen ließen sich { $percent } % prüfen.
search-estimate = Entfernungen sind Luftlinie, Fahrwege geschätzt.

search-none = <b>Gerade passt nichts ganz genau.</b>
search-misses = Knapp daneben:
search-miss = • { $title }: { $failed }
search-relaxations = Das brächte mehr:
search-relaxation = • { $step }
search-none-human = Die Beratung kennt oft mehr, als hier steht. Frag sie gern.

search-package-job = <b>Arbeiten</b>
search-package-home = <b>Wohnen</b>
search-commute = Dazwischen liegen etwa { $km } km Fahrweg.

search-remembered-title = <b>Gemerkt</b>
search-remembered-none = Du hast dir noch nichts gemerkt. Tippe bei einem Angebot auf „Merken“.
search-remembered-gone = Dieses Angebot ist nicht mehr zu haben.

# --- an offer's facts ------------------------------------------------------------------------
offer-full = Vollzeit
offer-part = Teilzeit
offer-mini = Minijob
offer-shift = Schicht
offer-remote = Homeoffice möglich
offer-permanent = unbefristet
offer-temporary = befristet
offer-starts-now = ab sofort
offer-starts = ab { $date }
offer-career-changers = Quereinstieg möglich
offer-rooms = { $rooms } { $rooms ->
        [1] Zimmer
       *[other] Zimmer
    }
offer-area = { $area } m²
offer-plot-area = Grundstück { $area } m²
offer-warm = { $euros } € warm
offer-cold = { $euros } € kalt
offer-price = { $euros } €
offer-available = frei ab { $date }
offer-available-text = frei: { $words }
offer-rent = zur Miete
offer-buy = zu kaufen
offer-plot = Bauplatz
offer-title = <b>{ $title }</b>
offer-where = { $where }
