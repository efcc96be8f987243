"""Long texts that staff write: CommonMark without HTML, safe to show."""

import nh3
from django import template
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

register = template.Library()

TOP_HEADING = 3
DEEPEST_HEADING = 6
TAGS = {f"h{level}" for level in range(1, DEEPEST_HEADING + 1)} | {
    *("p", "a", "em", "strong", "code", "pre", "blockquote", "hr", "br", "ul", "ol", "li")
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

# A picture would be fetched from elsewhere; what is written becomes a link to it instead.
_parser = MarkdownIt("commonmark", {"html": False}).disable("image")


@register.filter
def markdown(text: object, top_heading: int = TOP_HEADING) -> SafeString:
    """Show Markdown as HTML.

    The text's first level of headings becomes ``top_heading`` (3: below a section's own), and
    no level is skipped, whatever the writer did. HTML in the text is shown as it is written.
    """
    html = _parser.renderer.render(parsed(text, top_heading), _parser.options, {})
    return mark_safe(  # noqa: S308 - nh3 made it safe
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel="noopener",
        )
    )


def parsed(text: object, top_heading: int) -> list[Token]:
    """The parts of a Markdown text, its headings at their level, for whatever shows it."""
    tokens = _parser.parse(str(text or ""))
    _shift_headings(tokens, top_heading)
    return tokens


def _shift_headings(tokens: list[Token], top: int) -> None:
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            above = [level for level in above if level < written] + [written]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(top + len(above) - 1, DEEPEST_HEADING)}"
