"""The META section: what the file says about the election as a whole."""

from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.pabulib.error import ContentError
from medborgarbudget.counting.pabulib.fields import OBLIGATORY_META
from medborgarbudget.counting.pabulib.numerals import whole_number
from medborgarbudget.counting.pabulib.sections import Section


@dataclass(frozen=True)
class Meta:
    """The values of META by key, in the file's order, and the line each stands on."""

    values: dict[str, str]
    lines: dict[str, int]

    @property
    def vote_type(self) -> VoteType:
        """How ballots are filled in; raises ``ContentError`` if the format knows no such type."""
        text = self.values["vote_type"]
        try:
            return VoteType(text)
        except ValueError:
            raise ContentError(
                self.lines["vote_type"],
                _("the vote type is “%(text)s”") % {"text": text},
                _("Write one of these: %(types)s.") % {"types": ", ".join(VoteType)},
            ) from None

    def number(self, key: str) -> int | None:
        """The whole number under this key, or ``None`` if there is nothing under it."""
        text = self.values.get(key, "")
        if not text:
            return None
        number = whole_number(text)
        if number is None:
            raise ContentError(
                self.lines[key],
                _("%(key)s is “%(text)s”, which is not a whole number")
                % {"key": key, "text": text},
                _("Write it with digits only."),
            )
        return number

    def require_rows(self, key: str, section: str, rows: int) -> None:
        """Make sure that a section has as many rows as META announces under this key."""
        announced = self.number(key)
        if announced != rows:
            raise ContentError(
                self.lines[key],
                _("%(key)s is %(announced)s, but the rows of %(section)s number %(rows)d")
                % {
                    "key": key,
                    "announced": self.values[key] or _("empty"),
                    "section": section,
                    "rows": rows,
                },
                _("The file may be cut off; get a complete copy, or correct the number."),
            )


def read_meta(section: Section) -> Meta:
    """Read the META section; raises ``ContentError`` if a key is missing or stands there twice."""
    key_column, value_column = section.columns["key"], section.columns["value"]
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, cells in section.rows:
        key = cells[key_column].strip()
        if key in values:
            raise _repeated(key, line, lines[key])
        values[key] = cells[value_column].strip()
        lines[key] = line
    missing = [key for key in OBLIGATORY_META if key not in values]
    if missing:
        raise ContentError(
            None,
            _("META lacks %(keys)s") % {"keys": ", ".join(missing)},
            _("Add what is missing, one “key;value” a line."),
        )
    return Meta(values, lines)


def _repeated(key: str, line: int, first_line: int) -> ContentError:
    return ContentError(
        line,
        _("META has “%(key)s” already on line %(first_line)d")
        % {"key": key, "first_line": first_line},
        _("Keep the right one of the two."),
    )
