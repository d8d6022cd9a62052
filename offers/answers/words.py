"""The words in which a person answers, German and English side by side: patterns, nothing else.

All patterns meet text in lower case with ß kept. A list is tried from the top, most telling first.
"""

import re

from offers.answers.numbers import NUMBER


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_NEGATION = r"(?:kein(?:e|en|er)?|nicht|ohne|no|not|without|don't need)"
AT_MOST = re.compile(r"(?:bis(?: zu)?|max(?:imal|\.)?|höchstens|up to|at most)\s*$")
DANGLING = re.compile(
    r"(?:^(?:und|in|im|mit|als|and|with|as)\s+)|(?:\s+(?:und|in|im|mit|auf|,|and|with|on))+$",
    re.IGNORECASE,
)
NEGATED = re.compile(rf"\b{_NEGATION}(?:\s+(?:an?|in|zur?|ist|als|mehr))?\s*$")

SKIP = re.compile(
    r"\W*(?:(?:das )?(?:ist )?(?:mir )?egal|wei(?:ß|ss) (?:ich )?(?:noch )?nicht|keine ahnung"
    r"|keine angaben?|überspringen|ueberspringen|spielt keine rolle|beliebig|überall"
    r"|(?:im )?ganze[nr]? (?:land)?kreis|anywhere|everywhere|kommt darauf an|skip|next|no idea"
    r"|(?:it )?does(?:n't| not) matter|(?:i )?don't (?:know|care)|not sure(?: yet)?|whatever|any"
    r"|no preference)\W*"
)
YES = re.compile(
    r"\W*(?:ja|jo|jap|jup|klar|gerne?|genau|stimmt|unbedingt|yes|yep|yeah|sure|of course)\b.*"
)
NO = re.compile(r"\W*(?:nein|nee|nö|ne|nicht|keine?|niemand|no|nope|none|nobody)\b.*")

_ASKING = (
    r"(?:was|wie|wo|wer|wen|wem|wann|warum|wieso|weshalb|welche[rsn]?|woher|wohin|wozu|wofür"
    r"|kann|kannst|können|könnt|könnte|darf|gibt|gibt's|habt|hast|muss|soll|ist|sind|wird"
    r"|what|how|where|who|when|why|which|can|could|may|do|does|is|are|will|should)"
)
ASKING = re.compile(rf"\W*{_ASKING}\b")
ASKING_AT_LENGTH = re.compile(
    r"\W*(?:was|wie|wo|wann|warum|wieso|wer|what|how|where|when|why|who)\s+"
    r"(?:ist|sind|geht|kostet|passiert|viel|viele|lange|hoch|kann|muss|soll|bedeutet|hei(?:ß|ss)t"
    r"|is|are|does|do|can|much|many|long|happens|should|means)\b"
)

_FROM = r"(?:(?:mindestens|min\.?|ab|wenigstens|at least|from)\s+)?"
_RANGE = rf"(?P<number>{NUMBER})(?:\s*(?:-|\u2013|bis|oder|to|or)\s*{NUMBER})?"
ROOMS = re.compile(
    rf"{_FROM}{_RANGE}\s*-?\s*"
    r"(?:zimmer(?:wohnung|n)?|zi(?:\.|\b)|zkb|räumen?|raum(?:wohnung)?|bed ?rooms?|beds?"
    r"|rooms?)(?:-?\s*wohnung)?"
)
BEDROOMS = re.compile(rf"{NUMBER}\s*-?\s*bed(?: ?rooms?|s)?\b")
AREA = re.compile(
    rf"{_FROM}{_RANGE}\s*"
    r"(?:qm|m²|m2|quadratmetern?|sq\.? ?m\.?|sqm|square (?:met(?:er|re)s?))(?!\w)"
)
RADIUS = re.compile(
    rf"(?:\b(?:im )?(?:umkreis|radius)(?: von| of)?\s+|\bwithin\s+|\b(?:bis zu|max\.?|up to)\s+)?"
    rf"(?P<number>{NUMBER})\s*(?:km|kilometern?|kilomet(?:er|re)s?)\b"
    r"(?:\s+(?:umkreis|radius))?"
)
_LIMIT = (
    r"(?:bis(?: zu)?|max(?:imal|\.)?|höchstens|unter|für|budget|miete|warmmiete|kaltmiete|preis"
    r"|up to|at most|under|below|for|rent)"
)
_CURRENCY = r"(?:€|euros?\b|eur\b)"
_COLD_WARM = r"(?P<kind>warm(?:miete)?|kalt(?:miete)?|cold|incl\w*|excl\w*)"
COST = re.compile(
    rf"(?P<limit>\b{_LIMIT}\s+(?:von\s+)?(?:€\s*)?)?"
    rf"(?P<number>{NUMBER})\s*(?P<times>k\b|tsd\.?|tausend|thousand|mio\.?|million(?:en)?)?"
    rf"\s*(?P<currency>{_CURRENCY})?(?:\s*{_COLD_WARM}\b)?"
)

DEALS = (
    ("plot", _any("grundstück", "grundstueck", "bauplatz", "bauland", "plot", "building land")),
    ("buy", _any("kaufen", "kauf", "eigentum\\w*", "buy", "buying", "purchase")),
    ("rent", _any("mieten", "miete", "mietwohnung", "mietshaus", "zur miete", "rent", "renting")),
)
NO_HOME = _any("keine wohnung", "kein haus", "no home", "brauche (?:ich )?nicht", "habe schon")

CHILDREN = re.compile(
    rf"\b(?:(?P<none>kinderlos|keine kinder|ohne kind(?:er)?|no (?:kids|children)|childless)"
    rf"|(?P<number>{NUMBER})\s+(?:kleine[nr]?\s+|small\s+)?(?:kind(?:er|ern)?|kids?|child(?:ren)?"
    r"|söhne[n]?|töchter[n]?|sons?|daughters?)"
    r"|(?:mit |with )(?:(?:meinem |meiner |my |our |a )?(?:kind|sohn|tochter|kid|child|son"
    r"|daughter)))\b"
)
ALONE = _any(
    "allein(?:e|erziehend\\w*)?", "single", "solo", "nur ich", "ohne partner(?:in)?",
    "alone", "(?:by|on) (?:my ?self|my own)", "just me", "only me", "single parent",
)  # fmt: skip
TOGETHER = _any(
    "mit (?:meine[mr] |der |dem )?(?:frau|mann|freundin|freund|partner(?:in)?|verlobten?"
    "|ehefrau|ehemann|lebensgefährt(?:e|in|en))",
    "zu zweit", "als paar", "als familie", "mein(?:e)? (?:frau|mann|partner(?:in)?) und ich",
    "(?:with )?my (?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|spouse)",
    "as a couple", "two of us", "with (?:a )?partner",
)  # fmt: skip

PARTNER = _any(
    "(?:ehe)?frau", "(?:ehe)?mann", "freundin", "freund", "partner(?:in)?", "zusammen", "zweit",
    "wife", "husband", "girlfriend", "boyfriend", "together",
)  # fmt: skip

HOURS = (
    ("part", _any("teilzeit\\w*", "halbtags", "halbe stelle", "part[- ]?time", "half days")),
    ("full", _any("vollzeit\\w*", "ganztags", "volle stelle", "full[- ]?time")),
    ("mini", _any("mini-?\\s?jobs?", "geringfügig\\w*", "aushilfsweise")),
    (
        "shift",
        _any("schicht\\w*", "wechselschicht\\w*", "nachtdienst\\w*", "shifts?", "shift work"),
    ),
)
REMOTE = _any(
    "home\\s?-?office", "remote", "von zu ?hause(?: aus)?", "von daheim",
    "(?:work(?:ing)? )?from home",
)  # fmt: skip
ON_SITE = _any("vor ort", "im büro", "im betrieb", "on[- ]site", "in the office")

EXTRAS = (
    ("home.pets", _any(
        "hund(?:e|en)?", "katzen?", "haustiere?n?", "kater", "tiere?n?",
        "dogs?", "cats?", "pets?",
    )),
    ("home.barrier_free", _any(
        "barrierefrei\\w*", "stufenlos\\w*", "rollstuhl\\w*", "ebenerdig\\w*", "barrier[- ]free",
        "wheelchair\\w*", "step[- ]free", "accessible",
    )),
    ("home.furnished", _any("möbliert\\w*", "moebliert\\w*", "furnished")),
    ("home.short_let", _any(
        "auf zeit", "übergangsweise", "zwischenmiete", "kurzzeit\\w*", "vorübergehend",
        "short[- ]?(?:let|term)", "temporar\\w+", "for a few months",
    )),
)  # fmt: skip

TIES = (
    ("grew_up", _any("aufgewachsen", "geboren", "kindheit", "groß geworden", "grew up", "born")),
    ("trained", _any("ausbildung", "gelernt", "lehre", "azubi", "trained", "apprentice\\w*")),
    ("studied", _any("studi(?:ert|um|ere)", "studied", "university", "uni")),
    ("worked", _any("gearbeitet", "gejobbt", "arbeit", "worked", "job")),
    ("family", _any(
        "familie", "eltern", "gro(?:ß|ss)eltern", "oma", "opa", "geschwister", "bruder",
        "schwester", "verwandte?", "family", "parents", "grandparents", "relatives",
    )),
)  # fmt: skip

HORIZONS = (
    ("undecided", _any(
        "wei(?:ß|ss) (?:ich )?(?:noch )?nicht", "unsicher", "unentschieden", "offen",
        "keine ahnung", "mal sehen", "undecided", "not sure", "don't know", "no idea",
    )),
    ("later", _any("später", "irgendwann", "langfristig", "later", "someday", "some day")),
)  # fmt: skip

EXPERIENCE_YEARS = re.compile(
    rf"(?P<number>{NUMBER})\s*(?:jahren?|years?)(?:['\u2019]?\s*(?:berufs)?\s*(?:of )?"
    r"(?P<named>\w*erfahrung|experience))?"
)
EXPERIENCES = (
    ("starting", _any(
        "anfänger(?:in)?", "berufsanfänger(?:in)?", "berufseinsteiger(?:in)?", "einsteiger(?:in)?",
        "quereinsteiger(?:in)?", "neu", "keine", "beginner", "starting out", "new", "none",
    )),
    ("long", _any("lange?", "viel", "viele jahre", "sehr erfahren", "long", "a lot", "many years")),
    ("some", _any("etwas", "ein bisschen", "einige", "ein paar jahre", "some", "a few years")),
)  # fmt: skip

STREET = re.compile(
    r"\b[\wäöüß.-]*(?:straße|strasse|str\.|weg|allee|gasse|platz|ring|damm|ufer)\s*\d"
    r"|\b\d+\s+[\w ]+\b(?:street|road|avenue|lane|st\.|rd\.)",
)
NEAR = re.compile(
    r"\b(?:in|bei|um|rund um|nahe|nähe(?: von)?|in der nähe von|raum|region|nach|near|around"
    r"|close to)"
    r"\s+(?P<words>[\wäöüß.-]+(?:\s+[\wäöüß.-]+){0,2})"
)
LIVING = re.compile(
    r"^\W*(?:ich\s+|i\s+|i'm\s+|i am\s+)?(?:wohne|lebe|bin|live|living|based)?\s*"
    r"(?:gerade|derzeit|aktuell|im moment|zurzeit|noch|jetzt|currently|now|right now)?\s*"
    r"(?:\b(?:in|aus|bei|near|at|from)\s+)?"
)
