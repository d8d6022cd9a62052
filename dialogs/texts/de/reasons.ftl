# Why an offer is shown: one short line for each key of `offers.matching.reasons.Reason`.
# reason-: what fits · misfit-: what does not · unknown-: what the provider did not say · relaxation-: what helps

# --- jobs --------------------------------------------------------------------------------------
reason-occupation-exact = { $occupation }
reason-occupation-near = ähnliche Arbeit ({ $occupation })
reason-words = deine Worte im Titel
reason-employer = Arbeitgeber: { $employer }
reason-hours = { $hours ->
    [full] Vollzeit
    [part] Teilzeit
    [mini] Minijob
   *[shift] Schichtdienst
}
misfit-hours = nur { $hours ->
    [full] Vollzeit
    [part] Teilzeit
    [mini] Minijob
   *[shift] Schichtdienst
}
unknown-hours = Arbeitszeit
reason-remote = Homeoffice möglich
misfit-remote = kein Homeoffice
unknown-remote = Homeoffice
reason-permanent = unbefristet
reason-career-changers = Quereinstieg möglich

# --- both --------------------------------------------------------------------------------------
reason-distance = { $km ->
    [0] in { $place }
   *[other] { $km } km von { $place }
}
misfit-distance = { $km } km von { $place }
unknown-distance = Entfernung

# --- homes -------------------------------------------------------------------------------------
reason-rooms = { $rooms } Zimmer
misfit-rooms = nur { $rooms } Zimmer statt { $wanted }
unknown-rooms = Zahl der Zimmer
reason-area = { $area } m²
misfit-area = nur { $area } m² statt { $wanted } m²
unknown-area = Größe
reason-cost-warm = { $cost } € warm
misfit-cost-warm = { $cost } € warm, { $over } € zu viel
unknown-cost-warm = Warmmiete
reason-cost-warm-estimated = etwa { $cost } € warm (geschätzt)
misfit-cost-warm-estimated = etwa { $cost } € warm (geschätzt)
reason-cost-cold = { $cost } € kalt
misfit-cost-cold = { $cost } € kalt, { $over } € zu viel
unknown-cost-cold = Kaltmiete
reason-cost-price = { $cost } € Kaufpreis
misfit-cost-price = { $cost } € Kaufpreis, { $over } € zu viel
unknown-cost-price = Kaufpreis
reason-date = frei ab { NUMBER($day, minimumIntegerDigits: 2) }.{ NUMBER($month, minimumIntegerDigits: 2) }.{ $year }
misfit-date = erst ab { NUMBER($day, minimumIntegerDigits: 2) }.{ NUMBER($month, minimumIntegerDigits: 2) }.{ $year } frei
unknown-date = wann es frei wird
reason-pets = Haustiere erlaubt
misfit-pets = { $pets ->
    [on_request] Haustiere nur nach Absprache
   *[no] keine Haustiere
}
unknown-pets = Haustiere
reason-barrier = { $level ->
    [3] rollstuhlgerecht
   *[other] barrierefrei
}
misfit-barrier = { $level ->
    [1] nur altersgerecht
   *[other] nicht barrierefrei
}
unknown-barrier = ob barrierefrei
reason-furnished = möbliert
misfit-furnished = nicht möbliert
unknown-furnished = ob möbliert
reason-short-let = auch für kurze Zeit
misfit-short-let = nicht für kurze Zeit
unknown-short-let = ob auch für kurze Zeit
misfit-persons = für höchstens { $persons ->
    [1] eine Person
   *[other] { $persons } Personen
}
reason-permit = mit deinem Wohnberechtigungsschein
misfit-permit = nur mit Wohnberechtigungsschein
unknown-permit = Wohnberechtigungsschein nötig: hast du einen?

# --- what giving way brings ---------------------------------------------------------------------
relaxation-radius = { $km } km weiter suchen: { $more } mehr
relaxation-rooms = ein Zimmer weniger: { $more } mehr
relaxation-area = { $area } m² weniger: { $more } mehr
relaxation-cost = { $cost } € mehr ausgeben: { $more } mehr
relaxation-date = { $days } Tage später: { $more } mehr
relaxation-pets = ohne Haustiere: { $more } mehr
relaxation-barrier = ohne Barrierefreiheit: { $more } mehr
relaxation-furnished = auch unmöbliert: { $more } mehr
relaxation-short-let = auch nur auf Dauer: { $more } mehr
