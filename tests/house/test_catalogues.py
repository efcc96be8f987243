"""Every text is there in every language."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from django.conf import settings

from tests.house.tracked import ROOT

PACKAGE = ROOT / "medborgarbudget"
# Texts are written in English, which therefore needs no catalogue.
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]


def catalogue(language: str) -> Catalog:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """Every message in templates and code, found as `./run messages` finds them."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(PACKAGE, methods, options)
    return {text if isinstance(text, str) else text[0] for _file, _line, text, *_rest in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalogue(language, texts):
    known = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(language)
    }
    assert texts - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_catalogue_is_translated(language):
    messages = [message for message in catalogue(language) if message.id]
    assert messages
    unfinished = [
        message.id
        for message in messages
        if message.fuzzy
        or not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_from_a_text_that_is_gone(language):
    assert not catalogue(language).obsolete
