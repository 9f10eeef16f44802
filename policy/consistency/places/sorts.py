"""The sorts of places a town has, and the words that say so in English and Welsh."""

SORTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Hall",), ("Neuadd",)),
    (("Square",), ("Sgwâr", "Sgwar")),
    (("Street", "St"), ("Stryd",)),
    (("Road", "Rd"), ("Heol", "Ffordd")),
    (("Lane", "Ln"), ("Lôn", "Lon")),
    (("Avenue", "Ave"), ("Rhodfa",)),
    (("Terrace",), ("Teras",)),
    (("Crescent",), ("Cilgant",)),
    (("Parade",), ()),
    (("Park", "Parc"), ("Parc", "Barc", "Mharc")),
    (("Centre", "Center"), ("Canolfan", "Ganolfan", "Nghanolfan")),
    (("Hub",), ("Hwb", "Hyb")),
    (("Church",), ("Eglwys",)),
    (("Chapel",), ("Capel", "Gapel", "Nghapel")),
    (("School",), ("Ysgol",)),
    (("College",), ("Coleg", "Goleg", "Ngholeg")),
    (("Library",), ("Llyfrgell", "Lyfrgell")),
    (("Museum",), ("Amgueddfa",)),
    (("Theatre",), ("Theatr",)),
    (("Bridge",), ("Pont", "Bont", "Mhont")),
    (("Castle",), ("Castell", "Gastell", "Nghastell")),
    (("Green",), ()),
    (("Gardens", "Garden"), ("Gardd", "Gerddi", "Erddi")),
    (("Fields",), ("Maes", "Faes", "Cae", "Gae")),
    (("House",), ("Tŷ", "Plas", "Blas")),
    (("Room", "Rooms"), ("Ystafell",)),
    (("Chamber", "Chambers"), ("Siambr",)),
    (("Pavilion",), ("Pafiliwn", "Bafiliwn")),
    (("Cemetery",), ("Mynwent", "Fynwent")),
    (("Station",), ("Gorsaf", "Orsaf")),
    (("Surgery",), ("Meddygfa", "Feddygfa")),
    (("Hospital",), ("Ysbyty",)),
    (("Club",), ("Clwb", "Glwb")),
    (("Hotel", "Inn", "Arms"), ("Gwesty", "Westy", "Tafarn", "Dafarn")),
    (("Playground",), ()),
)
"""Side by side: English after the name, Welsh before it, as its first letters change."""
ALSO_PEOPLE = frozenset(
    [
        *("Church", "Chapel", "School", "College", "Library", "Museum", "Theatre", "Station"),
        *("Surgery", "Hospital", "Club", "Hotel", "Inn", "Arms", "Green"),
        *("Eglwys", "Ysgol", "Coleg", "Goleg", "Clwb", "Glwb", "Ysbyty"),
    ]
)
"""A place, and those who meet there: a place only after "at", "in" and the like."""
LEADING = frozenset(
    [
        *("a", "an", "the", "at", "in", "on", "to", "from", "by", "near", "outside", "inside"),
        *("behind", "opposite", "our", "your", "this", "that", "and", "or", "join", "visit"),
        *("see", "come", "meet", "venue", "where", "when", "location", "place", "find", "new"),
        *("please", "thanks", "for", "with", "us", "is", "are", "will", "today", "tonight"),
        *("tomorrow", "usk's", "next", "about", "via", "of", "if", "also", "but", "then", "yn"),
        *("ym", "yng", "ger", "wrth", "ar", "o", "i", "y", "yr", "dewch", "ein", "eich", "lle"),
        *("lleoliad", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "closed", "open", "road", "update"),
        *("cyfarfod", "not", "no", "only", "all", "both", "between"),
    ]
)
"""Words with a capital that stand before a name and are no part of it."""
TITLES = frozenset(
    [
        "cllr",
        "cllrs",
        "councillor",
        "cyng",
        "cynghorydd",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "rev",
        "revd",
    ]
)
