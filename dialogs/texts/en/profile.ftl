# The intake. profile-ask-<question> asks; profile-<question>-<word> is on a button;
# profile-is-<question> says an answer in words; profile-name-<question> names it.

# --- on every question -----------------------------------------------------------------------
profile-remark = { $remark }{ "\u000A" }

profile-answer = So far: { $answer }
profile-ticked = ✓ { $label }
profile-keep = Leave it
profile-other = Something else
profile-anew = Start over
profile-remark-stopped = This is where you left off.
profile-remark-heard = Got it: { $answers }
profile-remark-question = That sounds like a question. A person will gladly answer it: tap “Ask a person”. Or we carry on here:
profile-remark-not-understood = Sorry, I did not get that. Put it another way, or tap one of the answers.
profile-remark-too-exact = I don’t need the street, the town is enough. I have not kept it.
profile-remark-words-only = I only understand text and buttons here. Our counsellors look at pictures and voice messages: “Ask a person”.

# --- ties ------------------------------------------------------------------------------------
profile-ask-ties =
    <b>What ties you to this area?</b>
    { $county } · choose as many as you like
profile-ties-grew-up = Grew up here
profile-ties-trained = Trained here
profile-ties-studied = Studied here
profile-ties-worked = Worked here
profile-ties-family = Family here
profile-ties-none = Nothing yet
profile-name-ties = Ties

# --- where now, and when ---------------------------------------------------------------------
profile-ask-lives_now =
    <b>Where do you live now?</b>
    Just the town, please, no street.
profile-is-lives_now = now in { $value }
profile-name-lives_now = Where you live now
profile-skip-lives_now = Skip

profile-ask-horizon =
    <b>When would you like to come back?</b>
    Or type it: “from March”, “next year”
profile-horizon-now = As soon as possible
profile-horizon-half-year = In half a year
profile-horizon-year = In about a year
profile-horizon-later = Later
profile-horizon-undecided = I don’t know yet
profile-is-horizon =
    { $value ->
        [now] as soon as possible
        [half_year] in half a year
        [year] in about a year
        [later] later
       *[undecided] no date yet
    }
profile-name-horizon = When

# --- household -------------------------------------------------------------------------------
profile-ask-partner = <b>Are you coming alone or with a partner?</b>
profile-partner-yes = With a partner
profile-partner-no = Alone
profile-is-partner =
    { $value ->
        [0] alone
       *[other] with a partner
    }
profile-name-partner = Alone or together
profile-skip-partner = Skip

profile-ask-children =
    <b>Are children coming along?</b>
    It tells us how much space you need.
profile-children-amount =
    { $amount ->
        [0] No children
        [1] One child
       *[other] { $amount } children
    }
profile-is-children =
    { $value ->
        [0] no children
        [1] one child
       *[other] { $value } children
    }
profile-name-children = Children
profile-skip-children = Skip

profile-ask-partner_work =
    <b>Shall I look for a job for your partner, too?</b>
profile-partner_work-yes = Yes, please
profile-partner_work-no = No
profile-is-partner_work =
    { $value ->
        [0] only I am looking for work
       *[other] both looking for work
    }
profile-name-partner_work = Work for both
profile-skip-partner_work = Skip

profile-ask-partner_profession =
    <b>What does your partner do for a living?</b>
    Use your own words, no names.
profile-is-partner_profession = “{ $value }”
profile-name-partner_profession = Partner’s job
profile-skip-partner_profession = Skip

profile-ask-partner_occupation =
    { $sureness ->
        [unknown]
            <b>I don’t know “{ $said }” yet.</b>
            Put it another way. Or leave it, our counsellors will understand.
        [vague]
            <b>“{ $said }” can mean many things.</b>
            Which comes closest?
       *[sure]
            <b>Did I get “{ $said }” right?</b>
            Tap what fits.
    }
profile-skip-partner_occupation = Leave it like that

# --- work ------------------------------------------------------------------------------------
profile-ask-profession =
    <b>What do you do, or would you like to do?</b>
    Say it your way: “nursing, ideally part-time”
profile-is-profession = “{ $value }”
profile-name-profession = Job
profile-skip-profession = I don’t need a job

profile-ask-occupation =
    { $sureness ->
        [unknown]
            <b>I don’t know “{ $said }” yet.</b>
            Put it another way. Or leave it, our counsellors will understand.
        [vague]
            <b>“{ $said }” can mean many things.</b>
            Which comes closest?
       *[sure]
            <b>Did I get “{ $said }” right?</b>
            Tap what fits.
    }
profile-skip-occupation = Leave it like that

profile-ask-hours =
    <b>How much would you like to work?</b>
    Choose as many as you like; with none I look for all.
profile-hours-full = Full-time
profile-hours-part = Part-time
profile-hours-mini = Mini-job
profile-hours-shift = Shifts
profile-name-hours = Hours

profile-ask-remote = <b>Would you like to work from home as well?</b>
profile-remote-yes = Yes, gladly
profile-remote-no = No, on site
profile-is-remote =
    { $value ->
        [0] on site
       *[other] from home if possible
    }
profile-name-remote = Working from home
profile-skip-remote = I don’t mind

profile-ask-experience =
    <b>How long have you been doing this?</b>
    It only sorts the results and rules nothing out.
profile-experience-starting = I am just starting
profile-experience-some = A few years
profile-experience-long = A long time
profile-is-experience =
    { $value ->
        [starting] just starting
        [some] a few years’ experience
       *[long] a lot of experience
    }
profile-name-experience = Experience
profile-skip-experience = Skip

# --- home ------------------------------------------------------------------------------------
profile-ask-deal =
    <b>And how would you like to live?</b>
    All at once is fine: “3 rooms up to 700 warm”
profile-deal-rent = Rent
profile-deal-buy = Buy
profile-deal-plot = Build myself
profile-is-deal =
    { $value ->
        [rent] to rent
        [buy] to buy
       *[plot] building plot
    }
profile-name-deal = Rent or buy
profile-skip-deal = I don’t need a home

profile-ask-rooms = <b>How many rooms at least?</b> Living room included.
profile-rooms-amount =
    { $amount ->
        [1] 1 room
       *[other] { $amount } rooms
    }
profile-is-rooms = at least { $value } rooms
profile-name-rooms = Rooms
profile-skip-rooms = I don’t mind

profile-ask-area =
    { $deal ->
        [plot] <b>How big should the plot be at least?</b>
       *[other] <b>How big should it be at least?</b>
    }
profile-area-amount = from { $amount } m²
profile-is-area = from { $value } m²
profile-name-area = Size
profile-skip-area = I don’t mind

profile-ask-cost =
    { $deal ->
        [buy] <b>What may it cost at most?</b>
        [plot] <b>What may the plot cost at most?</b>
       *[other]
            <b>What may it cost a month at most?</b>
            “Warm”, as we say here: heating and charges included. Without? Type “500 cold”.
    }
profile-cost-amount = up to €{ $amount }
profile-is-cost =
    { $kind ->
        [price] up to €{ $value }
        [cold] up to €{ $value } a month without heating
       *[warm] up to €{ $value } a month with heating
    }
profile-name-cost = Cost
profile-skip-cost = I don’t mind

# --- where, when, wishes ---------------------------------------------------------------------
profile-ask-place =
    <b>Which place would you like best?</b>
    { $county }: tap, or type a town or postcode.
profile-place-named = { $name }
profile-is-place = { $value }
profile-name-place = Place
profile-skip-place = Anywhere in the county

profile-ask-radius = <b>How far from there may it be?</b>
profile-radius-amount = up to { $amount } km
profile-is-radius = within { $value } km
profile-name-radius = Distance
profile-skip-radius = I don’t mind

profile-ask-from_date =
    <b>From when do you need it?</b>
    Or type it: “from March”, “1.4.”
profile-from_date-now = Right away
profile-from_date-amount =
    { $amount ->
        [12] In a year
       *[other] In { $amount } months
    }
profile-is-from_date = from { $value }
profile-name-from_date = Moving in
profile-skip-from_date = I don’t mind

profile-ask-extras =
    <b>Anything else that matters?</b>
    Choose as many as you like, or just continue.
profile-extras-furnished = Furnished
profile-extras-short-let = For a while first
profile-extras-barrier-free = Step-free
profile-extras-pets = With a pet
profile-name-extras = Wishes

# --- summary ---------------------------------------------------------------------------------
profile-summary =
    <b>Is that right?</b>
    { $lines }
profile-line = <b>{ $name }:</b> { $answers }
profile-nothing = nothing yet
profile-save = Yes, show me offers
profile-line-ask =
    <b>What would you like to change?</b>
    { $line }: { $answers }
profile-line-ties = Ties
profile-line-return = Coming back
profile-line-household = Household
profile-line-partner = Partner’s job
profile-line-job = Job
profile-line-work = Work
profile-line-home = Home
profile-line-where = Where and when
profile-change-ties = Change ties
profile-change-return = Change return
profile-change-household = Change household
profile-change-partner = Change partner’s job
profile-change-job = Change job
profile-change-work = Change work
profile-change-home = Change home
profile-change-where = Change place and time
