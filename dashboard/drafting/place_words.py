"""Words around and about places, in German and English; general, no place of one event."""

import re

#: German stems in ``isch`` (and ``deutsch``), English adjectives; several with commas.
_PEOPLES = """
AD andorranisch Andorran|AE emiratisch Emirati|AF afghanisch Afghan|AL albanisch Albanian
AM armenisch Armenian|AO angolanisch Angolan|AR argentinisch Argentine,Argentinian
AT österreichisch Austrian|AU australisch Australian|AZ aserbaidschanisch Azerbaijani,Azeri
BA bosnisch Bosnian|BD bangladeschisch Bangladeshi|BE belgisch Belgian|BF burkinisch Burkinabe
BG bulgarisch Bulgarian|BH bahrainisch Bahraini|BI burundisch Burundian|BJ beninisch Beninese
BO bolivianisch Bolivian|BR brasilianisch Brazilian|BW botsuanisch Botswanan
BY belarussisch,belarusisch,weißrussisch Belarusian,Belarussian|CA kanadisch Canadian
CD kongolesisch Congolese|CH schweizerisch Swiss|CI ivorisch Ivorian|CL chilenisch Chilean
CM kamerunisch Cameroonian|CN chinesisch Chinese|CO kolumbianisch Colombian
CR costa-ricanisch Rican|CU kubanisch Cuban|CY zyprisch Cypriot|CZ tschechisch Czech
DE deutsch German|DK dänisch Danish|DO dominikanisch Dominican|DZ algerisch Algerian
EC ecuadorianisch Ecuadorian|EE estnisch Estonian|EG ägyptisch Egyptian|ER eritreisch Eritrean
ES spanisch Spanish|ET äthiopisch Ethiopian|FI finnisch Finnish|FR französisch French
GA gabunisch Gabonese|GB britisch,englisch British,English|GE georgisch Georgian
GH ghanaisch Ghanaian|GM gambisch Gambian|GN guineisch Guinean|GR griechisch Greek
GT guatemaltekisch Guatemalan|HN honduranisch Honduran|HR kroatisch Croatian
HT haitianisch Haitian|HU ungarisch Hungarian|ID indonesisch Indonesian|IE irisch Irish
IL israelisch Israeli|IN indisch Indian|IQ irakisch Iraqi|IR iranisch Iranian
IS isländisch Icelandic|IT italienisch Italian|JM jamaikanisch Jamaican|JO jordanisch Jordanian
JP japanisch Japanese|KE kenianisch Kenyan|KG kirgisisch Kyrgyz,Kyrgyzstani
KH kambodschanisch Cambodian|KP nordkoreanisch Korean|KR südkoreanisch Korean
KW kuwaitisch Kuwaiti|KZ kasachisch,kasachstanisch Kazakh,Kazakhstani|LA laotisch Laotian
LB libanesisch Lebanese|LK sri-lankisch Lankan|LR liberianisch Liberian|LT litauisch Lithuanian
LV lettisch Latvian|LY libysch Libyan|MA marokkanisch Moroccan|MD moldauisch,moldawisch Moldovan
ME montenegrinisch Montenegrin|MG madagassisch Malagasy|MK mazedonisch Macedonian
ML malisch Malian|MM myanmarisch,birmanisch Burmese|MN mongolisch Mongolian
MR mauretanisch Mauritanian|MT maltesisch Maltese|MW malawisch Malawian|MX mexikanisch Mexican
MY malaysisch Malaysian|MZ mosambikanisch Mozambican|NA namibisch Namibian|NE nigrisch Nigerien
NG nigerianisch Nigerian|NI nicaraguanisch Nicaraguan|NL niederländisch Dutch
NO norwegisch Norwegian|NP nepalesisch Nepalese,Nepali|NZ neuseeländisch Zealand
OM omanisch Omani|PA panamaisch Panamanian|PE peruanisch Peruvian|PH philippinisch Filipino
PK pakistanisch Pakistani|PL polnisch Polish|PS palästinensisch Palestinian
PT portugiesisch Portuguese|PY paraguayisch Paraguayan|QA katarisch Qatari
RO rumänisch Romanian|RS serbisch Serbian,Serb|RU russisch Russian|RW ruandisch Rwandan
SA saudisch,saudi-arabisch Saudi|SD sudanesisch Sudanese|SE schwedisch Swedish
SI slowenisch Slovenian|SK slowakisch Slovak|SN senegalesisch Senegalese|SO somalisch Somali
SS südsudanesisch Sudanese|SV salvadorianisch Salvadoran|SY syrisch Syrian|TD tschadisch Chadian
TG togoisch Togolese|TH thailändisch Thai|TJ tadschikisch Tajik,Tajikistani
TM turkmenisch Turkmen|TN tunesisch Tunisian|TR türkisch Turkish|TZ tansanisch Tanzanian
UA ukrainisch Ukrainian|UG ugandisch Ugandan|US amerikanisch,US-amerikanisch American
UY uruguayisch Uruguayan|UZ usbekisch Uzbek|VE venezolanisch Venezuelan
VN vietnamesisch Vietnamese|YE jemenitisch Yemeni|ZA südafrikanisch African
ZM sambisch Zambian|ZW simbabwisch Zimbabwean
"""
#: People whose word is not the adjective's: "Russen" is, "Franzosen" is not.
_ODD_PEOPLE = {
    "deutsche": "DE", "franzose": "FR", "spanier": "ES", "italiener": "IT", "engländer": "GB",
    "däne": "DK", "finne": "FI", "ire": "IE", "ungar": "HU", "belgier": "BE", "iraker": "IQ",
    "iraner": "IR", "israeli": "IL", "inder": "IN", "japaner": "JP", "algerier": "DZ",
    "tunesier": "TN", "ägypter": "EG", "syrer": "SY", "saudi": "SA", "jemenit": "YE",
    "norweger": "NO", "armenier": "AM", "georgier": "GE", "albaner": "AL", "bosnier": "BA",
    "litauer": "LT", "schweizer": "CH", "australier": "AU", "südafrikaner": "ZA",
    "spaniard": "ES", "dane": "DK", "pole": "PL", "swede": "SE", "turk": "TR", "finn": "FI",
}  # fmt: skip

#: Name, codes of the countries, and the words for it.
BLOCS = (
    ("CSTO member states", "AM|BY|KZ|KG|RU|TJ",
     r"(?:CSTO|OVKS|ODKB|OKVS)|Organisation des Vertrags über kollektive Sicherheit"
     r"|Collective Security Treaty Organi[sz]ation"),
    ("Former Soviet republics", "AM|AZ|BY|EE|GE|KZ|KG|LV|LT|MD|RU|TJ|TM|UA|UZ",
     r"(?:Union der Sozialistischen )?Sowjetrepublik(?:en)?|Sowjetunion|UdSSR|USSR"
     r"|(?:former )?Soviet (?:Union|republics?|states?)|sowjetische[nmrs]?"),
    ("Central Asia", "KZ|KG|TJ|TM|UZ", r"Zentralasiens?|zentralasiatische[nmrs]?|Central Asian?"),
    ("European Union", "AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO"
     "|SE|SI|SK", r"EU|Europäische[nr]? Union|European Union"),
    ("Baltic states", "EE|LV|LT", r"Baltikums?|baltische[nr]? Staaten|Baltic states"),
    ("South Caucasus", "AM|AZ|GE", r"Südkaukasus|South Caucasus"),
    ("Benelux", "BE|NL|LU", r"Benelux"),
    ("Scandinavia", "DK|NO|SE", r"Skandinaviens?|Scandinavia"),
)  # fmt: skip
BLOC = tuple((name, area, re.compile(rf"\b(?:{words})(?=\b|-)")) for name, area, words in BLOCS)

_SIDES = {
    "nord": "north", "süd": "south", "ost": "east", "west": "west", "nordost": "northeast",
    "nordwest": "northwest", "südost": "southeast", "südwest": "southwest",
}  # fmt: skip
_GERMAN_SIDE = "Nordosten|Nordwesten|Südosten|Südwesten|Norden|Süden|Osten|Westen"
_ENGLISH_SIDE = "(?:north|south)-?(?:east|west)|north|south|east|west|centre|center"
_LAND = r"(?:des|dieses|seines|ihres) (?:\w+ )?Landes"
#: "im Westen des Landes", "im Osten Kasachstans", "the west of the country", "western Ukraine".
PART = re.compile(
    rf"\b(?P<side>{_GERMAN_SIDE})s? (?:von )?(?P<whole>{_LAND}|[A-ZÄÖÜ]\w+)"
    rf"|\b(?P<eside>{_ENGLISH_SIDE}) of (?P<ewhole>the country|[A-Z]\w+)"
    r"|\b(?P<aside>(?:[Nn]orth|[Ss]outh)-?(?:east|west)ern|[Nn]orthern|[Ss]outhern|[Ee]astern"
    r"|[Ww]estern|[Cc]entral) (?P<awhole>[A-Z]\w+)"
    r"|\b(?P<cside>Nordost|Nordwest|Südost|Südwest|Nord|Süd|Ost|West|Zentral)-?"
    r"(?P<cwhole>[a-zäöü]\w+|[A-ZÄÖÜ]\w+)"
)
#: The country that the text is about: "im ganzen Land", "nationwide".
COUNTRY_WORDS = re.compile(
    rf"\b(?:{_LAND}|(?:im|ins|das|dem|ganzen?|dieses|diesem|zentralasiatischen?) "
    r"(?:\w+ )?Land(?=e?\b)e?|landesweit\w*"
    r"|(?:across|throughout|in|of|over|into|to) (?:the|this) (?:\w+ )?country|nationwide"
    r"|countrywide)\b"
)
AIRPORT_BEFORE = re.compile(
    r"(?:\b(?:[Ff]lughafens?|[Aa]irport)(?: (?:von|in|of|at))?|-[Ff]lughafens?) $"
)
AIRPORT_AFTER = re.compile(
    r"^(?:er)?(?:'s|’s)?[ -](?:[Ii]nternational )?(?:[Ff]lughafen|[Aa]irport)s?\b"
)
#: "Kensington-Palast", "Tahrir Square": named like a place, whether a table knows it or not.
SITE = re.compile(
    r"\b(?P<name>[A-ZÄÖÜ][\w’']+(?: [A-Z][\w’']+)?[- ](?:Palast|Palais|Schloss|Palace|Castle"
    r"|Park|Platz"
    r"|Square|Straße|Street|Avenue|Boulevard|Allee|Brücke|Bridge|Stadion|Stadium|Kaserne|Tower"
    r"|Kirche|Church|Cathedral|Moschee|Mosque|Hospital|Klinik|Station|Bahnhof|Plaza|University))"
    r"(?:e?s)?(?:\b|(?=[^\w]))"
)
#: A city follows or may follow.
BEFORE_A_CITY = re.compile(
    r"(?:\b(?:in|ins?|im|nach|aus|bei|um|vor|durch|über|zwischen|near|at|from|to|into|around"
    r"|outside|across|towards?|Ins?|Im|Aus|Bei|Nach|From|Near|At|von|of|Of|Von)"
    r"(?: der| the)?(?: (?:\w+(?:en|sche)|capital|city|town|port))?"
    r"|\b\d{4,5}|\b\w*(?:[Ss]tadt|[Mm]etropole|[Oo]rt|[Dd]orf|[Gg]emeinde|[Vv]illage|[Cc]ity"
    r"|[Tt]own|[Cc]apital)"
    r"(?: of| von)?,?) $"
)
CITY_NOUN = re.compile(
    r"\b\w*(?:[Ss]tadt|[Mm]etropole|[Dd]orf|[Gg]emeinde|[Vv]illage|[Cc]ity of|[Tt]own of"
    r"|[Cc]apital) $"
)
#: A region or an island follows, or is named by the word behind it.
REGION_NOUN = re.compile(
    r"\b(?:Bundesstaate?n?s?|Bundesl(?:and|ändern?)|Provinz(?:en)?|Region(?:en)?|Gouvernements?"
    r"|Oblaste?|Kantone?n?|Departements?|Inseln?|(?:[Pp]rovince|[Ss]tate|[Rr]egion|[Gg]overnorate"
    r"|[Oo]blast|[Ii]sland)s? of) (?:[A-ZÄÖÜ][\w’'-]+ (?:und|and) )?$"
)
REGION_NOUN_AFTER = re.compile(
    r"^ (?:[Pp]rovince|[Ss]tate|[Rr]egion|[Gg]overnorate|[Oo]blast|[Ii]sland|[Dd]istrict|[Cc]ounty"
    r"|[Pp]eninsula)s?\b"
)
#: Between two names of a list: what holds of one, holds of the other.
LISTED = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,|,? (?:und|and|sowie|or|oder))(?: (?:in|nach|aus|on))? "
)
#: Countries whose names people bear, too: "Israel Tabrizi", "Ministerin Georgia Dolidse".
FIRST_NAMES = frozenset(("israel", "jordan", "georgia", "chad"))
#: "Rusinga Island" is no Iceland.
ISLAND = re.compile(r"[A-Z]\w+ $")
#: A German noun with a name behind it: "Beobachternetz Nilufer", "Haus Genua".
APPOSED = re.compile(r"(?<=[a-zäöü,] )[A-ZÄÖÜ][a-zäöüß]{2,} $|: [A-ZÄÖÜ][a-zäöüß]{2,} $")
#: Named by a noun: "Lager Samsam", "Kodiaga prison", "the Konabari flyover", "Winam Gulf".
BY_NOUN = re.compile(
    r"\b(?:Flüchtlingslagern?|Lagern?s?|Gefängnis(?:ses)?|Inseln?|Flusse?s?|Stausees?|Bergs?"
    r"|Dorfe?s?|Dörfern?|Stadtteils?|Viertels?|Provinz(?:en)?|Bezirke?n?s?|Distrikte?n?s?|Ortschaft"
    r"|[Vv]illages? of|[Dd]istricts? of) "
    r"(?P<before>[A-ZÄÖÜ][\w’'-]+)(?: (?:und|and) (?P<next>[A-ZÄÖÜ][\w’'-]+))?"
    r"|\b(?P<after>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:[Pp]rison|[Jj]ail|[Cc]amp|[Bb]each"
    r"|[Ff]lyover|[Ii]slands?|[Gg]ulf|[Rr]iver|[Dd]am|[Vv]illage|[Dd]istrict|[Pp]rovince"
    r"|[Pp]ort|[Mm]arket|[Cc]rossing|[Mm]ine|[Ll]ake|[Vv]alley)\b"
)
BY_OR_OF = re.compile(r"\b(?:von|of|Von|Of) $")
TITLE = re.compile(
    r"\b\w*(?:[Pp]räsident(?:en|in)?|[Mm]inister(?:s|in)?|Prinz|Prinzessin|Herzogs?|König(?:in|s)?"
    r"|Herrn?|Frau|Dr\.|Prof\.|Sir|Lord|Lady|Prince|Princess|Duke|King|Queen|Mr\.?|Mrs\.?|Ms\.?"
    r"|President|Minister|Sender|Senator|General|Colonel|Captain|Kanzler(?:in)?|Chancellor"
    r"|Generals?|Oberst|magnaten?|Oligarchen|tycoon|Oligarch|Sprecher(?:in)?|spokes\w+"
    r"|Botschafters?|[Aa]mbassador)(?: (?:von|of))? $"
)
_NOT_A_PLACE = """
der die das den dem des ein eine einer eines einem einen und oder aber auch als am an auf aus bei
bis da dann daran darum dass dazu denn doch dort du durch er es für gegen hat heute hier ich ihr
ihre im in indes ist ja jetzt kein keine man mehr mit nach nein nicht noch nun nur ob ohne schon
sehr seit seine sich sie sind so sogar soll sollte über um uns unser unter viele vom von vor war
was weder weil wenn wer wie wir wird wo zu zum zur zwar zwei drei vier alle allen alles andere
auffallend außerdem darunter dies diese dieser dieses einem jede jeder jedes kaum lange laut
mittlerweile möge noch seitdem sowie trotz während warum wegen weitere wieder zuvor zudem zwischen
the a an and or but as at by for from he her his if in into is it its of on she so that their then
there these they this those to was we were what when which who with you after all also any are be
before both can did do each few had has have here how more most no not now only other our out over
own same some such than too under until up very will would could should many much several
januar februar märz april mai juni juli august september oktober november dezember january february
march may june july october december montag dienstag mittwoch donnerstag freitag samstag sonntag
sonnabend monday tuesday wednesday thursday friday saturday sunday
haft not brand armut angst frage kraft sicht zeit teil form folge zukunft wahrheit panik ordnung
gang gefahr krise krieg frieden freiheit bewegung straße platz stadt land dorf ort nacht tag woche
monat jahr uhr mitte ende anfang norden süden osten westen presse polizei armee regierung partei
volk mann frau kinder leben tod arbeit geld macht recht gesetz gericht ehren führung aufruhr
brauch gas öl kohle stahl winter sommer herbst frühling rage mobile reading orange most nice split
central general union republic national liberty freedom justice police army state government
angaben berichten meldungen medien notwehr zukunft kürze bezug kauf aussicht haus hand höhe kirche
stalin lenin police court parliament congress senate house hospital prison school university
church
socialist workers labour people links rechts mindestens heftige völlige überall telefon web
dabei davon dadurch danach davor dazu derzeit deren dessen damals damit dafür dagegen daneben dahin
zunächst zuletzt zudem begonnen auch bis unabhängig rückfragen weiterhin insgesamt gegen last back
over write come thank here then they once twice since while families residents witnesses students
"""
NOT_A_PLACE = frozenset(_NOT_A_PLACE.split())
#: German nouns of these ends name things, never towns.
ABSTRACT = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|tion|tionen|ismus|tät|innen|ieren)$"
)


def _peoples() -> dict[str, str]:
    """Return stems and words, in lower case, with the code of their country."""
    found = dict(_ODD_PEOPLE)
    for line in _PEOPLES.replace("\n", "|").split("|"):
        if line.strip():
            code, german, english = line.split()
            words = (*german.lower().split(","), *english.lower().split(","))
            found |= dict.fromkeys(words, code)
    return found


PEOPLES = _peoples()
_ADJECTIVE_END = re.compile(r"(?:e[nmrs]?|)$")
_PEOPLE_END = re.compile(r"(?:[:*_/]?innen|[:*_/]?in|ern|er|en|e|n|s)$")


def people(word: str) -> str:
    """Return the country that an adjective or a word for people names: ``kasachischen``, ``KZ``.

    German adjectives are declined, people end in -e, -er, -in and gendered forms; English
    words take an -s. A compound counts by its first part: "russlandfreundlich" does not.
    """
    low = word.lower().removesuffix("'s").removesuffix("’s")
    bases = {
        low,
        _ADJECTIVE_END.sub("", low, count=1),
        low.removesuffix("s"),
        low.removesuffix("n"),
    }
    bases |= {re.sub(r"e[nmrs]?$", "", low)}
    if found := next((PEOPLES[base] for base in bases if base in PEOPLES), ""):
        return found
    if word[:1].isupper():
        stem = _PEOPLE_END.sub("", low)
        stems = [stem, _PEOPLE_END.sub("", stem)]
        return next(
            (PEOPLES[f"{s}isch"] for s in stems if len(s) > 2 and f"{s}isch" in PEOPLES), ""
        )
    return ""


def side(word: str) -> str:
    """Return a point of the compass in English: ``Südosten`` and ``southeastern`` alike."""
    low = word.lower().replace("-", "").removesuffix("s").removesuffix("ern").removesuffix("en")
    return _SIDES.get(low, low if low in _SIDES.values() else "centre")
