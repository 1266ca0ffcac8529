"""The lists of values: the first four are closed, the others grow with the data.

What figures count has a table of its own, :mod:`dashboard.model.measures`.
"""

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
POPULATIONS = (
    "all", "civilians", "demonstrators", "strikers", "security forces", "soldiers", "inhabitants",
)  # fmt: skip
UNITS = ("people", "percent", "USD", "EUR", "GBP", "KZT", "RUB", "degrees Celsius")
