"""What an OpenImmo record says about the home on offer: deal, shape, size, costs, comfort.

Rents are a month in euro: yearly ones are divided, daily and weekly ones and other currencies are
left unknown and named by `doubts`. A warm rent is added up only when all its parts are said.
"""

from datetime import date

from offers.catalogue import Deal, Home, HomeShape
from offers.feeds.amounts import area_tenths, cents, plot_tenths, rooms, whole
from offers.feeds.dates import availability, find_day
from offers.feeds.harvest import Unusable
from offers.feeds.leaves import Leaves
from offers.feeds.texts import line
from offers.feeds.wording import pets

_SHAPES = {
    "wohnung": HomeShape.FLAT,
    "haus": HomeShape.HOUSE,
    "zimmer": HomeShape.ROOM,
    "grundstueck": HomeShape.PLOT,
}
_NOT_HOMES = frozenset(
    [
        "buero_praxen",
        "einzelhandel",
        "gastgewerbe",
        "hallen_lager_prod",
        "land_und_forstwirtschaft",
        "parken",
        "sonstige",
        "freizeitimmobilie_gewerblich",
        "zinshaus_renditeobjekt",
    ]
)
_HOME_PLOTS = frozenset({"", "WOHNEN", "GEMISCHT", "SONDERNUTZUNG"})
_RENTS = ("nettokaltmiete", "kaltmiete", "warmmiete", "pauschalmiete")
_SHORT_LET_MONTHS = 12
_MONTHS = {"TAG": 1 / 30, "WOCHE": 0.25, "MONAT": 1, "JAHR": 12}
_KIND = "objektkategorie"
_MANAGED = "verwaltung_objekt"
_FITTED = "ausstattung"


def home(said: Leaves, today: date) -> Home:
    """Return the home of one record.

    raises  Unusable when it is no home, or neither for rent nor for sale
    """
    shape = _shape(said)
    deal = _deal(said, shape)
    cold, extra, warm = _rents(said) if deal is Deal.RENT else (None, None, None)
    free_from, free_text = _free(said, today)
    return Home(
        deal=deal,
        shape=shape,
        rooms=rooms(said.text("flaechen/anzahl_zimmer")),
        area=area_tenths(said.text("flaechen/wohnflaeche")),
        plot_area=plot_tenths(said.text("flaechen/grundstuecksflaeche")),
        cold_cents=cold,
        extra_cents=extra,
        warm_cents=warm,
        price_cents=None if deal is Deal.RENT else _price(said),
        available_from=free_from,
        available_text=free_text,
        furnished=_furnished(said),
        short_let=_short_let(said, today) if deal is Deal.RENT else None,
        pets=pets(said.text(f"{_MANAGED}/haustiere")),
        barrier=_barrier(said),
        floor=whole(said.text("geo/etage"), -5, 60),
        lift=said.truth(f"{_FITTED}/fahrstuhl@personen"),
        kitchen=said.truth(f"{_FITTED}/kueche@ebk"),
        permit_required=said.truth(f"{_MANAGED}/wbs_sozialwohnung"),
        persons_max=whole(said.text(f"{_MANAGED}/max_personen"), 1, 50),
    )


def doubts(said: Leaves) -> list[str]:
    """Return what of this record's prices was left out, in English."""
    told = []
    currency = _currency(said)
    if currency != "EUR":
        told.append(f"prices in {line(currency, 20)} are left out")
    if _divisor(said) is None and any(f"preise/{rent}" in said.values for rent in _RENTS):
        told.append(f"rent per {line(_time_unit(said), 20)} is left out")
    return told


def _shape(said: Leaves) -> HomeShape:
    kinds = said.below(f"{_KIND}/objektart")
    for kind in kinds:
        if kind in _SHAPES:
            _ensure_residential(said, _SHAPES[kind])
            return _SHAPES[kind]
    for kind in kinds:
        if kind in _NOT_HOMES:
            raise Unusable(reason=f"is not a home (objektart {kind})")
    _ensure_residential(said, HomeShape.FLAT)
    return HomeShape.FLAT


def _ensure_residential(said: Leaves, shape: HomeShape) -> None:
    use = f"{_KIND}/nutzungsart"
    living = said.truth(f"{use}@wohnen")
    if living is not True and said.truth(f"{use}@gewerbe") is True:
        raise Unusable(reason="is for business only (nutzungsart GEWERBE)")
    plot = said.text(f"{_KIND}/objektart/grundstueck@grundst_typ").upper()
    if shape is HomeShape.PLOT and living is not True and plot not in _HOME_PLOTS:
        raise Unusable(reason=f"is not building land for homes (grundst_typ {line(plot, 40)})")


def _deal(said: Leaves, shape: HomeShape) -> Deal:
    market = f"{_KIND}/vermarktungsart"
    rented = said.truth(f"{market}@miete_pacht") or said.truth(f"{market}@leasing")
    bought = said.truth(f"{market}@kauf") or said.truth(f"{market}@erbpacht")
    if shape is HomeShape.PLOT:
        return Deal.PLOT
    has_rent = any(cents(said.text(f"preise/{rent}")) for rent in _RENTS)
    has_price = cents(said.text("preise/kaufpreis")) is not None
    if rented and not (bought and has_price and not has_rent):
        return Deal.RENT
    if bought:
        return Deal.BUY
    if has_rent:
        return Deal.RENT
    if has_price:
        return Deal.BUY
    raise Unusable(reason="says neither rent nor sale (vermarktungsart, preise)")


def _price(said: Leaves) -> int | None:
    if _currency(said) != "EUR":
        return None
    return cents(said.text("preise/kaufpreis", "preise/kaufpreisbrutto"))


def _rents(said: Leaves) -> tuple[int | None, int | None, int | None]:
    """Return cold, extra and warm rent in cents a month."""
    cold = _monthly(said, "nettokaltmiete") or _monthly(said, "kaltmiete")
    extra = _monthly(said, "nebenkosten")
    warm = _monthly(said, "warmmiete") or _monthly(said, "pauschalmiete")
    if warm is None and cold is not None and extra is not None:
        warm = _added_up(cold + extra, _monthly(said, "heizkosten"), said)
    return cold, extra, warm


def _added_up(without_heating: int, heating: int | None, said: Leaves) -> int | None:
    """Return the warm rent; None when heating comes on top and nobody says how much."""
    included = said.truth("preise/heizkosten_enthalten")
    if included is True or (included is None and heating is None):
        return without_heating
    return None if heating is None else without_heating + heating


def _monthly(said: Leaves, name: str) -> int | None:
    amount, divisor = cents(said.text(f"preise/{name}")), _divisor(said)
    if amount is None or divisor is None or _currency(said) != "EUR":
        return None
    return round(amount / divisor) or None


def _currency(said: Leaves) -> str:
    return said.text("preise/waehrung@iso_waehrung", "preise/waehrung").upper() or "EUR"


def _time_unit(said: Leaves) -> str:
    unit = "preise/preis_zeiteinheit"
    return said.text(f"{unit}@zeiteinheit", unit).upper() or "MONAT"


def _divisor(said: Leaves) -> int | None:
    return {"MONAT": 1, "JAHR": 12}.get(_time_unit(said))


def _free(said: Leaves, today: date) -> tuple[date | None, str | None]:
    """Return from when and in which words; "at once" counts from the record's own date."""
    words = line(said.text(f"{_MANAGED}/verfuegbar_ab"), 200)
    day = find_day(said.text(f"{_MANAGED}/abdatum"), today)
    if day is None:
        written = find_day(said.text("verwaltung_techn/stand_vom"), today) or today
        day = availability(words, min(written, today))
    return day, words or None


def _furnished(said: Leaves) -> bool | None:
    how = said.text(f"{_FITTED}/moebliert@moeb").upper()
    if how in ("VOLL", "TEIL"):
        return True
    return said.truth(f"{_FITTED}/moebliert@moeb", f"{_FITTED}/moebliert")


def _short_let(said: Leaves, today: date) -> bool | None:
    """Say whether the home is to be had for a limited time only: a year at most."""
    holiday = said.truth(f"{_MANAGED}/als_ferien")
    if holiday or said.text(f"{_KIND}/objektart/wohnung@wohnungtyp").upper() == "FERIENWOHNUNG":
        return True
    longest = whole(said.text(f"{_MANAGED}/max_mietdauer"), 1, 10_000)
    unit = said.text(f"{_MANAGED}/max_mietdauer@max_dauer").upper() or "MONAT"
    if longest is not None and longest * _MONTHS.get(unit, 1) <= _SHORT_LET_MONTHS:
        return True
    start = find_day(said.text(f"{_MANAGED}/abdatum"), today)
    end = find_day(said.text(f"{_MANAGED}/bisdatum"), today)
    if start and end and 0 < (end - start).days <= 366:  # noqa: PLR2004 - a year and a day
        return True
    return holiday


def _barrier(said: Leaves) -> int | None:
    said_so = [
        said.truth(f"{_FITTED}/{word}")
        for word in ("seniorengerecht", "barrierefrei", "rollstuhlgerecht")
    ]
    if all(word is None for word in said_so):
        return None
    return max((level for level, word in enumerate(said_so, start=1) if word), default=0)
