"""Texts that are written by people in several languages, inside a document of rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import require_each_once, require_text


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in one language, which is given by its code."""

    language: str
    text: str

    def __post_init__(self) -> None:
        require_text(language=self.language, text=self.text)


Texts = tuple[Wording, ...]
"""The same text in one or several languages, each once."""


def texts(by_language: Mapping[str, str]) -> Texts:
    """The texts by their languages; those that say nothing are left out.

    >>> texts({"sv": "Lekplatser", "en": ""})
    (Wording(language='sv', text='Lekplatser'),)
    """
    return tuple(Wording(language, text) for language, text in by_language.items() if text.strip())


def by_language(told: Texts) -> dict[str, str]:
    """The inverse of `texts`."""
    return {each.language: each.text for each in told}


def require_some_text(**several: Texts) -> None:
    """Refuse a text that is told in no language, or twice in the same."""
    for name, told in several.items():
        if not told:
            raise RuleError(_("“%(where)s” is empty: write a text."), name)
        require_each_once(**{name: [each.language for each in told]})
