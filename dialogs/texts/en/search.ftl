# What was found, what is remembered, and each offer's card.

search-title = <b>This fits you</b>
search-jobs-count = <b>Jobs:</b> { $jobs_line }
search-homes-count = <b>Homes:</b> { $homes_line }
search-packages-count = <b>Both close together:</b> { $packages_line }
search-partner-count = <b>Jobs for your partner:</b> { $partner_line }
search-amount =
    { $shown ->
        [0] nothing that fits right now
       *[other] { $more ->
            [0] { $shown }
           *[other] the best { $shown }
        }, { $whole ->
            [0] none of them just as you wish
           *[other] { $whole } of them just as you wish
        }
    }
search-nothing-asked =
    <b>I don’t know yet what you are looking for.</b>
    Tell me whether it is work, a home or both: “Change the search”.
search-open-jobs = See jobs
search-open-homes = See homes
search-open-packages = Both together
search-open-partner = For my partner
search-open-remembered = See saved ({ $remembered })
search-change = Change the search
search-overview = Overview

search-card = { $card }
search-position = { $at } of { $total }
search-previous = ‹ Previous
search-next = Next ›
search-remember = Save
search-unremember = Remove from saved
search-remember-both = Save both
search-refuse = Not for me
search-refuse-job = Another job
search-refuse-home = Another home
search-refused = <i>I won’t show you “{ $refused }” again.</i>{ "\u000A" }
search-restore = Show it again after all
search-ask = Ask a counsellor
search-ask-job = Ask about the job
search-ask-home = Ask about the home
search-link = Open the offer
search-remembered-note = <b>Saved.</b> You will find it again in the menu.

search-fits = <b>Fits:</b> { $list }
search-fits-not = <b>Doesn’t quite fit:</b> { $list }
search-unknown = <b>Not known yet:</b> { $list }
search-excerpt = <i>{ $words }</i>
search-since = On offer since { $date }
search-estimate = Distances are as the crow flies, ways by road are estimates.

search-none = <b>Nothing fits right now.</b>
search-misses = The nearest there is:
search-miss = • { $title }, { $town }: { $failed }
search-relaxations = This would bring more:
search-relaxation = • { $step }
search-none-human = Our counsellors often know more than is listed here. Do ask them, or change your search.

search-job = <u>Work</u>
search-home = <u>Home</u>
search-commute = <b>Way to work:</b> about { $km } km

search-remembered-title = <b>What you saved</b>
search-remembered-some = Tap an offer to see it again.
search-remembered-none = Nothing saved yet. Tap “Save” on an offer.

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
offer-warm = €{ $euros } a month with heating
offer-cold = €{ $euros } a month without heating
offer-price = €{ $euros }
offer-available = free from { $date }
offer-available-now = free now
offer-available-text = free: { $words }
offer-rent = to rent
offer-buy = to buy
offer-plot = building plot
offer-title = <b>{ $title }</b>
offer-where = { $where }
