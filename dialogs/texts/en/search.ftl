# What was found, what is remembered, and each offer's card.

search-title = <b>This fits you</b>
search-jobs-count =
    { $jobs ->
        [0] Jobs: none that fits exactly right now
        [1] Jobs: one fits
       *[other] Jobs: { $jobs } fit
    }
search-homes-count =
    { $homes ->
        [0] Homes: none that fits exactly right now
        [1] Homes: one fits
       *[other] Homes: { $homes } fit
    }
search-packages-count =
    { $packages ->
        [0] Job and home close together: none yet
        [1] Job and home close together: one pair
       *[other] Job and home close together: { $packages } pairs
    }
search-partner-count =
    { $partner ->
        [0] For your partner: no job right now
        [1] For your partner: one job
       *[other] For your partner: { $partner } jobs
    }
search-nothing-asked = You have not named a wish yet. Tell me what you are looking for.
search-open-jobs = See jobs
search-open-homes = See homes
search-open-packages = Both together
search-open-partner = Jobs for my partner
search-open-remembered = Remembered ({ $remembered })
search-change = Change the search
search-overview = Overview

search-card = { $card }
search-position = { $at } of { $total }
search-previous = ‹ Previous
search-next = Next ›
search-remember = Remember
search-unremember = Forget this one
search-remember-both = Remember both
search-refuse = Not for me
search-ask = Ask about this
search-link = Open the offer
search-remembered-note = Remembered.

search-fits = Fits: { $list }
search-fits-not = Does not fit: { $list }
search-unknown = Not stated: { $list }
search-since = Here since { $date }
search-coverage = { $percent }% of your wishes could be checked.
search-estimate = Distances are as the crow flies, ways by road are estimates.

search-none = <b>Nothing fits exactly right now.</b>
search-misses = Close, but:
search-miss = • { $title }: { $failed }
search-relaxations = This would bring more:
search-relaxation = • { $step }
search-none-human = The counsellors often know more than is listed here. Do ask them.

search-package-job = <b>Work</b>
search-package-home = <b>Home</b>
search-commute = About { $km } km by road between the two.

search-remembered-title = <b>Remembered</b>
search-remembered-none = Nothing remembered yet. Tap “Remember” on an offer.
search-remembered-gone = This offer is no longer available.

# --- an offer's facts ------------------------------------------------------------------------
offer-full = full time
offer-part = part time
offer-mini = mini job
offer-shift = shifts
offer-remote = remote work possible
offer-permanent = permanent
offer-temporary = fixed term
offer-starts-now = start now
offer-starts = from { $date }
offer-career-changers = career changers welcome
offer-rooms = { $rooms } { $rooms ->
        [1] room
       *[other] rooms
    }
offer-area = { $area } m²
offer-plot-area = plot of { $area } m²
offer-warm = €{ $euros } incl. heating
offer-cold = €{ $euros } before heating
offer-price = €{ $euros }
offer-available = free from { $date }
offer-available-text = free: { $words }
offer-rent = to rent
offer-buy = to buy
offer-plot = building plot
offer-title = <b>{ $title }</b>
offer-where = { $where }
