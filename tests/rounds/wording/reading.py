"""What a reader is told, as one text."""

from collections.abc import Iterable

from medborgarbudget.counting.money import Currency

KRONOR = Currency()
ZLOTY = Currency("PLN", decimals=2)


def plain(text: str) -> str:
    """The text with blanks that everybody can type."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def read(sentences: Iterable[str]) -> str:
    """All sentences after each other."""
    return plain(" ".join(sentences))


def assert_sentences(sentences: Iterable[str]) -> None:
    """Each is a whole sentence that can stand anywhere, on a page as on paper."""
    told = list(sentences)
    assert told
    for sentence in told:
        assert sentence == sentence.strip()
        assert not sentence[0].islower()
        assert sentence.endswith((".", "”"))
        assert "%(" not in sentence
