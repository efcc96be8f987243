"""Babel finds every text in a template, however the page is indented."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from django.conf import settings

from medborgarbudget.web.translations import extract_template

PAGE = """
{% load i18n %}
      <p title="{% translate "A title" %}">
  {% blocktranslate trimmed count counter=n %}
      {{ counter }} vote
    {% plural %}
      {{ counter }} votes
  {% endblocktranslate %}
 (
    <c-figure label="{% translate "In a component" %}" />
"""


def test_texts_are_found_with_their_lines_and_plurals():
    found = extract(extract_template, BytesIO(PAGE.encode()), DEFAULT_KEYWORDS)
    assert [(line, text) for line, text, *_ in found] == [
        (3, "A title"),
        (4, ("%(counter)s vote", "%(counter)s votes")),
        (10, "In a component"),
    ]


@pytest.fixture(scope="module")
def swedish() -> Catalog:
    path = settings.LOCALE_PATHS[0] / "sv" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file)


def test_the_catalogue_has_every_text_of_the_program(swedish):
    package = settings.LOCALE_PATHS[0].parent
    with (package.parent / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {**DEFAULT_KEYWORDS, "gettext_lazy": None}
    texts = {found[2] for found in extract_from_dir(package, methods, options, keywords)}
    known = {message.id for message in swedish}
    assert texts - known == set(), "Run ./run messages and translate what is new."


def test_every_text_is_there_in_swedish(swedish):
    empty = [
        m.id for m in swedish if not all([m.string] if isinstance(m.string, str) else m.string)
    ]
    assert empty == []


def test_translations_fill_in_the_same_values(swedish):
    wrong = [(message.id, error) for message, errors in swedish.check() for error in errors]
    assert wrong == []
