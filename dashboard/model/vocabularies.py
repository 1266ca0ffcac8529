"""The lists of values: the first four are closed, the others grow with the data."""

PLACE_KINDS = ("site", "city", "region", "country")
STANCES = ("asserts", "reports", "disputes", "denies", "retracts")
RELATIONS = ("repeats", "revises", "retracts", "contradicts")
GEOCODERS = ("gazetteer", "nominatim", "manual")

SOURCE_KINDS = (
    "press release", "statement", "resolution", "appeal", "report", "analysis", "article",
    "interview", "eyewitness account", "social media", "dataset",
)  # fmt: skip
CATEGORIES = (
    "protest", "strike", "clash", "killing", "injury", "arrest", "deployment", "decree",
    "statement", "politics", "diplomacy", "justice", "economy", "property", "society",
    "organisation",
)  # fmt: skip
MEASURES = (
    "deaths", "injured", "killed and injured", "hospitalised", "intensive care", "arrests",
    "participants", "troops", "price", "price change", "amount", "share", "count", "temperature",
)  # fmt: skip
POPULATIONS = (
    "all", "civilians", "demonstrators", "strikers", "security forces", "soldiers", "inhabitants",
)  # fmt: skip
UNITS = ("people", "percent", "USD", "EUR", "GBP", "KZT", "RUB", "degrees Celsius")
