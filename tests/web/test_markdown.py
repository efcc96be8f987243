"""Long texts written by staff."""

import pytest

from medborgarbudget.web.templatetags.markdown import markdown


def test_text_becomes_paragraphs_lists_and_links():
    html = markdown("Hej *du*.\n\n- ett\n- två\n\n[Läs mer](https://www.skr.se/)")
    assert "<p>Hej <em>du</em>.</p>" in html
    assert "<li>två</li>" in html
    assert '<a href="https://www.skr.se/" rel="noopener">Läs mer</a>' in html


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n## B\n\n# C", ["h3", "h4", "h3"]),
        ("## A\n\n#### B\n\n### C\n\n## D", ["h3", "h4", "h4", "h3"]),
        ("#### A\n\n# B\n\n###### C", ["h3", "h3", "h4"]),
    ],
)
def test_headings_come_in_order_below_the_section(text, levels):
    html = markdown(text)
    found = [html[at + 1 : at + 3] for at in range(len(html)) if html[at : at + 2] == "<h"]
    assert found == levels


def test_a_page_chooses_where_headings_begin():
    assert "<h2>A</h2>" in markdown("# A", 2)
    assert "<h6>D</h6>" in markdown("# A\n\n## B\n\n### C\n\n#### D", 5)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<p style='color:red' onclick='a()'>x</p>",
    ],
)
def test_nothing_that_runs_or_dresses_gets_through(text):
    html = markdown(text)
    for dangerous in ("<script", "<img", "<p style", 'href="javascript', 'href="data'):
        assert dangerous not in html


def test_pictures_from_elsewhere_become_links():
    assert "<img" not in markdown("![En park](https://example.org/p.png)")
    assert "En park" in markdown("![En park](https://example.org/p.png)")


def test_no_text_is_nothing():
    assert markdown("") == ""
    assert markdown(None) == ""
