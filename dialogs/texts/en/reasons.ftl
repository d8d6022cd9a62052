# Why an offer is shown: one short line for each key of `offers.matching.reasons.Reason`.
# reason-: what fits · misfit-: what does not · unknown-: what the provider did not say · relaxation-: what helps

# --- jobs --------------------------------------------------------------------------------------
reason-occupation-exact = { $occupation_en }
reason-occupation-near = similar work ({ $occupation_en })
reason-words = your words in the title
reason-employer = employer: { $employer }
reason-hours = { $hours ->
    [full] full time
    [part] part time
    [mini] mini job
   *[shift] shift work
}
misfit-hours = { $hours ->
    [full] full time
    [part] part time
    [mini] mini job
   *[shift] shift work
} only
unknown-hours = working hours
reason-remote = remote work possible
misfit-remote = no remote work
unknown-remote = remote work
reason-permanent = permanent
reason-career-changers = career changers welcome

# --- both --------------------------------------------------------------------------------------
reason-distance = { $km ->
    [0] in { $place }
   *[other] { $km } km from { $place }
}
misfit-distance = { $km } km from { $place }
unknown-distance = distance

# --- homes -------------------------------------------------------------------------------------
reason-rooms = { $rooms ->
    [one] one room
   *[other] { $rooms } rooms
}
misfit-rooms = only { $rooms ->
    [one] one room
   *[other] { $rooms } rooms
} instead of { $wanted }
unknown-rooms = number of rooms
reason-area = { $area } m²
misfit-area = only { $area } m² instead of { $wanted } m²
unknown-area = size
reason-cost-warm = €{ $cost } a month with heating
misfit-cost-warm = €{ $cost } with heating, €{ $over } too much
unknown-cost-warm = rent with heating
reason-cost-warm-estimated = about €{ $cost } with heating (estimate)
misfit-cost-warm-estimated = about €{ $cost } with heating (estimate)
reason-cost-cold = €{ $cost } a month without heating
misfit-cost-cold = €{ $cost } without heating, €{ $over } too much
unknown-cost-cold = rent without heating
reason-cost-price = price €{ $cost }
misfit-cost-price = price €{ $cost }, €{ $over } too much
unknown-cost-price = price
reason-date = free from { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
misfit-date = not free before { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
unknown-date = when it is free
reason-pets = pets allowed
misfit-pets = { $pets ->
    [on_request] pets only on request
   *[no] no pets
}
unknown-pets = pets
reason-barrier = { $level ->
    [3] wheelchair accessible
   *[other] barrier-free
}
misfit-barrier = { $level ->
    [1] only suited to the elderly
   *[other] not barrier-free
}
unknown-barrier = whether barrier-free
reason-furnished = furnished
misfit-furnished = not furnished
unknown-furnished = whether furnished
reason-short-let = for a short time, too
misfit-short-let = not for a short time
unknown-short-let = whether for a short time
misfit-persons = for at most { $persons ->
    [one] one person
   *[other] { $persons } people
}
reason-permit = with your housing permit
misfit-permit = only with a housing permit
unknown-permit = housing permit needed: do you hold one?

# --- what giving way brings ---------------------------------------------------------------------
relaxation-radius = search { $km } km further: { $more } more
relaxation-rooms = one room fewer: { $more } more
relaxation-area = { $area } m² less: { $more } more
relaxation-cost = spend €{ $cost } more: { $more } more
relaxation-date = { $days } days later: { $more } more
relaxation-pets = without pets: { $more } more
relaxation-barrier = not barrier-free: { $more } more
relaxation-furnished = unfurnished, too: { $more } more
relaxation-short-let = long lets only, too: { $more } more
