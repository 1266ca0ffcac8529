"""Where data is: a folder, or a database by its address, from which the password is taken out."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode

SCHEMES = ("postgresql://", "postgres://")
#: The seconds that one question may take, 30 where nobody says; ``0`` is no limit.
TIMEOUT_VARIABLE = "CLAIM_ATLAS_TIMEOUT"
#: The schema of the tables where the address names none.
PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Database:
    """A database as ``postgresql://user@host:5432/name?schema=atlas``.

    ``address`` can be shown: the password lies apart, and where there is none, libpq looks into
    ``PGPASSWORD`` and ``~/.pgpass``. ``schema`` is a parameter of ours, all others are libpq's.
    """

    address: str
    password: str = field(default="", repr=False, compare=False)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def of(cls, url: str) -> "Database":
        """Take the password out of an address, wherever it stands in it."""
        _scheme, _slashes, rest = url.partition("://")
        # The last @: a password with an @ in it that nobody wrote as %40 must not stay behind.
        who, at, where = rest.rpartition("@")
        user, _colon, password = who.partition(":")
        body, _question, query = where.partition("?")
        given = parse_qsl(query, keep_blank_values=True)
        password = next((value for key, value in given if key == "password"), unquote(password))
        kept = urlencode([each for each in given if each[0] != "password"], quote_via=quote)
        return cls(f"{SCHEMES[0]}{user}{at}{body}{'?' if kept else ''}{kept}", password)

    @property
    def schema(self) -> str:
        """The schema in which the tables are."""
        return dict(self._parameters).get("schema") or PUBLIC

    @property
    def name(self) -> str:
        """The database, and the schema where it is not the usual one: ``atlas.elections``."""
        path = self.address.partition("?")[0].removeprefix(SCHEMES[0]).partition("/")[2]
        name = unquote(path) or dict(self._parameters).get("dbname") or "PostgreSQL"
        return name if self.schema == PUBLIC else f"{name}.{self.schema}"

    @property
    def libpq(self) -> str:
        """The address as libpq takes it."""
        kept = urlencode([e for e in self._parameters if e[0] != "schema"], quote_via=quote)
        return f"{self.address.partition('?')[0]}{'?' if kept else ''}{kept}"

    def in_schema(self, schema: str) -> "Database":
        """Return the same database with the tables in another schema."""
        others = [each for each in self._parameters if each[0] != "schema"]
        query = urlencode([*others, ("schema", schema)], quote_via=quote)
        return Database(f"{self.address.partition('?')[0]}?{query}", self.password)

    @property
    def _parameters(self) -> list[tuple[str, str]]:
        return parse_qsl(self.address.partition("?")[2], keep_blank_values=True)


def data_place(text: str) -> Path | Database:
    """Return what somebody names as the place of data: an address, else a folder."""
    return Database.of(text) if text.startswith(SCHEMES) else Path(text)
