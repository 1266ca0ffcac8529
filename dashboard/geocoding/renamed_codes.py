"""ISO 3166-2 codes that changed, under the code that the map data has.

The outlines of Kazakhstan are those of January 2022; ISO renumbered its regions on
29 November 2022. Abai (KZ-10), Jetisu (KZ-33) and Ulytau (KZ-62) came later and have none.
"""

RENAMED = {
    "KZ-11": "KZ-AKM",
    "KZ-15": "KZ-AKT",
    "KZ-19": "KZ-ALM",
    "KZ-23": "KZ-ATY",
    "KZ-27": "KZ-ZAP",
    "KZ-31": "KZ-ZHA",
    "KZ-35": "KZ-KAR",
    "KZ-39": "KZ-KUS",
    "KZ-43": "KZ-KZY",
    "KZ-47": "KZ-MAN",
    "KZ-55": "KZ-PAV",
    "KZ-59": "KZ-SEV",
    "KZ-61": "KZ-YUZ",
    "KZ-63": "KZ-VOS",
    "KZ-71": "KZ-AST",
    "KZ-75": "KZ-ALA",
    "KZ-79": "KZ-SHY",
    "KZ-NUR": "KZ-AST",
    "KZ-TUR": "KZ-YUZ",
}
