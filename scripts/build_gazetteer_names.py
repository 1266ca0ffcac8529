"""Names of countries and regions that people use and the data sets lack."""

#: Languages whose names of countries are taken from CLDR; Latin and Cyrillic scripts.
COUNTRY_LANGUAGES = tuple(
    "en de fr es it pt nl pl cs sk sl hr hu ro sv da nb fi et lv lt tr az uz id"
    " ru uk be bg sr mk kk ky".split()
)

EVERYDAY = {
    "AE": ("UAE", "Emirates", "VAE", "Emirate", "ОАЭ"),
    "BA": ("Bosnia", "Bosnien"),
    "BY": ("Weißrussland", "Weissrussland", "White Russia", "Byelorussia", "Belorussia",
           "Белоруссия", "Biélorussie"),
    "CD": ("DR Congo", "Congo-Kinshasa", "Zaire", "DRC"),
    "CG": ("Congo-Brazzaville", "Republic of the Congo"),
    "CI": ("Ivory Coast", "Elfenbeinküste"),
    "CN": ("PRC", "People's Republic of China", "Volksrepublik China", "КНР"),
    "CZ": ("Czech Republic", "Tschechische Republik", "Tschechei"),
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "Großbritannien", "Grossbritannien",
           "Grande-Bretagne", "Gran Bretaña", "Великобритания", "Vereinigtes Königreich"),
    "GE": ("Grusinien", "Грузия"),
    "IR": ("Persia", "Islamic Republic of Iran"),
    "KG": ("Kirgistan", "Kirgisien", "Kirgisistan", "Kirghizia", "Kyrgyz Republic", "Киргизия"),
    "KP": ("North Korea", "Nordkorea", "DPRK"),
    "KR": ("South Korea", "Südkorea", "Korea"),
    "KZ": ("Qazaqstan", "Kazakstan", "Kazachstan", "Republic of Kazakhstan"),
    "MD": ("Moldavia", "Moldawien", "Молдавия"),
    "MK": ("Macedonia", "Mazedonien"),
    "MM": ("Burma", "Birma"),
    "NL": ("Holland", "The Netherlands"),
    "RU": ("Russian Federation", "Russische Föderation", "Российская Федерация", "РФ"),
    "SY": ("Syria", "Syrian Arab Republic"),
    "SZ": ("Swaziland", "Swasiland"),
    "TJ": ("Tadschikistan", "Tadjikistan", "Tadzhikistan"),
    "TR": ("Turkey", "Türkei", "Türkiye"),
    "UA": ("The Ukraine", "die Ukraine"),
    "US": ("USA", "U.S.A.", "US", "U.S.", "United States of America", "America", "Amerika",
           "Vereinigte Staaten", "США", "Estados Unidos", "EE.UU."),
    "VA": ("Vatican", "Vatikan", "Holy See"),
}  # fmt: skip

REGION_NAMES = {
    "DE-BY": ("Bavaria",),
    "KZ-AKM": ("Aqmola", "Akmola"),
    "KZ-AKT": ("Aktobe", "Aktyubinsk", "Aqtöbe"),
    "KZ-ALM": ("Almaty",),
    "KZ-ATY": ("Atyrau",),
    "KZ-KAR": ("Karaganda", "Qaraghandy"),
    "KZ-KUS": ("Kostanay", "Kustanai", "Qostanai"),
    "KZ-KZY": ("Kyzylorda", "Qyzylorda"),
    "KZ-MAN": ("Mangystau", "Mangistau", "Mangghystau", "Mangyshlak"),
    "KZ-SEV": ("North Kazakhstan", "Nordkasachstan"),
    "KZ-VOS": ("East Kazakhstan", "Ostkasachstan"),
    "KZ-YUZ": ("Turkistan", "Turkestan", "South Kazakhstan", "Südkasachstan"),
    "KZ-ZAP": ("West Kazakhstan", "Western Kazakhstan", "Westkasachstan"),
    "KZ-ZHA": ("Zhambyl", "Jambyl", "Dzhambul"),
    "UA-43": ("Crimea", "Krim", "Crimée", "Крым", "Крим"),
}
