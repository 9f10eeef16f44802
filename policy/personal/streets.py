"""How streets are named in English and Welsh, and houses and public places in them."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Ionawr|Chwefror|Mawrth|Ebrill|Mai"
    r"|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)"
)
NAME = rf"(?!{MONTH}\b)[A-Z][\w'.-]*"
"""A word with a capital that is no month: "14 December, Castle Parade" is a day."""

ENGLISH_KIND = (
    r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Crescent|Cres|Court|Ct|Gardens|Gdns"
    r"|Grove|Hill|Park|Place|Pl|Row|Square|Sq|Terrace|Terr|View|Walk|Way|Mews|Green|Rise|Parade"
    r"|Villas|Cottages|Buildings|Mead|Meadow|Meadows|Orchard|Croft|Common|Bank|Yard|Quay|Gate)"
)
WELSH_KIND = (
    r"(?:Heol|Stryd|Ffordd|L[oô]n|Maes|Clos|Rhodfa|Cae|Bryn|Cwrt|Gerddi|Tre|Trem|Teras|Rhes|Parc"
    r"|Twyn|Porth|Llys|Dan|Pen|Coed|Bro|Cilgant|Rhiw|Pont)"
)
ENGLISH = rf"(?:{NAME}\s){{1,4}}{ENGLISH_KIND}\b"
WELSH = rf"{WELSH_KIND}(?:[\s-](?:[Yy]r?\b|[A-ZÂÊÎÔÛŴŶ][\w'-]*)){{1,3}}"
STREET = rf"(?:{WELSH}|{ENGLISH})"

SMALL = (
    r"(?:(?:[A-Za-z']{2,15}\s){1,2}"
    r"(?:street|road|lane|avenue|close|drive|crescent|terrace|gardens|grove|square)\b"
    r"|(?:heol|stryd|ffordd|maes|clos)(?:\s[A-Za-zâêîôûŵŷ]{1,15}){1,2})"
)
"""A street whose capitals were left out."""

NAMED_HOUSE = (
    r"(?<!\w)(?:(?:[A-Z][\w'-]+\s){1,3}(?:Cottage|House|Bungalow|Farmhouse|Lodge|Villa|Barn)"
    r"|(?:T[yŷ]|Bwthyn|Ffermdy)(?:\s[A-Z][\w'-]+){1,3})"
)
PUBLIC_PLACE = (
    r"\b(?:Hall|Library|Museum|Surgery|Church|Chapel|School|Inn|Hotel|Arms|Caf[eé]|Shop|Stores?"
    r"|Offices?|Centre|Hub|Club|Bank|Pharmacy|Chemist|Practice|Restaurant|Gallery|Station|Theatre"
    r"|Garage|Bakery|Institute|Guildhall|(?:Sessions|Market|Court|Public|Opera|Custom) House"
    r"|Neuadd|Llyfrgell|Amgueddfa|Meddygfa|Eglwys|Capel|Ysgol|Swyddfa|Canolfan|Gwesty|Tafarn|Siop"
    r"|T[yŷ]'r Sesiwn)\b"
)
POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b)"
