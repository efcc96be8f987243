"""What staff wrote in Markdown is printed as it is shown."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.web.print_text import blocks
from medborgarbudget.web.typesetting import pdf
from tests.factories import OrganisationFactory

TEXT = """Vi lovar **mycket** och *menar* det.
Nästa rad.

### Hoppar över en rubrik

1. Först
2. Sedan
   - under `sedan`

> Sagt av [någon](https://almvik.se/nagon).

```
#panic()
```

---

[ond](javascript:alert()) <script>alert()</script> ![bild](https://x.se/y.png)
"""


@pytest.fixture(scope="module")
def printed() -> bytes:
    data = {
        "letterhead": letterhead(OrganisationFactory.build()),
        "round": "",
        "state": "",
        "introduction": "",
        "sections": [{"heading": "Löftet", "body": blocks(TEXT)}],
        "corrections": [],
        "identity": [],
    }
    return pdf("rounds/print/rulebook.typ", data, title="Löftet", language="sv")


def test_all_kinds_of_text_are_printed_for_everyone_to_read(printed: bytes) -> None:
    assert b"<pdfuaid:part>1" in printed
    text = " ".join(PdfReader(BytesIO(printed)).pages[0].extract_text().split())
    for words in (
        "Vi lovar mycket och menar det. Nästa rad.",
        "Hoppar över en rubrik",
        "Först",
        "under sedan",
        "Sagt av någon.",
        "#panic()",
        "<script>alert()</script>",
    ):
        assert words in text


def test_a_link_leads_to_the_web_and_nowhere_else(printed: bytes) -> None:
    [page] = PdfReader(BytesIO(printed)).pages
    links = [each.get_object()["/A"].get("/URI") for each in page["/Annots"]]
    assert "https://almvik.se/nagon" in links
    assert not any(link.startswith("javascript") for link in links)


def test_headings_lie_under_their_section() -> None:
    found = blocks("# Ett\n\n#### Fyra\n\n# Två")
    assert [block["level"] for block in found] == [2, 3, 2]


def test_nothing_becomes_nothing() -> None:
    assert blocks("") == blocks(None) == []
