"""Long texts that staff write, in the form that ``house.typ`` sets."""

from collections.abc import Iterator
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from medborgarbudget.web.templatetags.markdown import parsed

Block = dict[str, Any]
"""``kind`` is paragraph, heading, quote, list or numbers; see ``written`` in ``house.typ``."""

Run = dict[str, Any]
"""Some ``text`` that is ``strong`` or not, has ``emphasis`` or not, and a ``link`` or "" ."""

UNDER_A_SECTION = 2
PLAIN: Run = {"strong": False, "emphasis": False, "link": ""}
LINKED = ("http://", "https://", "mailto:", "tel:")


def blocks(text: object) -> list[Block]:
    """The parts of a Markdown text, to stand under a section's heading.

    >>> [block["kind"] for block in blocks("Vi lovar:" + 2 * chr(10) + "- en *park*")]
    ['paragraph', 'list']
    """
    return list(_blocks(SyntaxTreeNode(parsed(text, UNDER_A_SECTION)).children))


def _blocks(nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "paragraph" | "heading":
                runs = [run for inline in node.children for run in _runs(inline, PLAIN)]
                yield {"kind": node.type, "level": _level(node), "runs": runs}
            case "bullet_list":
                yield {"kind": "list", "runs": [], "items": _items(node)}
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                yield {"kind": "numbers", "runs": [], "items": _items(node), "start": start}
            case "blockquote":
                yield {"kind": "quote", "runs": [], "blocks": list(_blocks(node.children))}
            case "code_block" | "fence":
                yield {"kind": "paragraph", "runs": [PLAIN | {"text": node.content}]}


def _items(node: SyntaxTreeNode) -> list[list[Block]]:
    return [list(_blocks(item.children)) for item in node.children]


def _level(node: SyntaxTreeNode) -> int:
    return int(node.tag[1:]) if node.type == "heading" else 0


def _runs(node: SyntaxTreeNode, manner: Run) -> Iterator[Run]:
    match node.type:
        case "text" | "code_inline":
            yield manner | {"text": node.content}
        case "softbreak":
            yield manner | {"text": " "}
        case "hardbreak":
            yield manner | {"text": "\n"}
        case _:
            manner = manner | _manner_of(node)
            for child in node.children:
                yield from _runs(child, manner)


def _manner_of(node: SyntaxTreeNode) -> Run:
    if node.type == "link":
        address = str(node.attrs.get("href", ""))
        return {"link": address} if address.startswith(LINKED) else {}
    return {"strong": {"strong": True}, "em": {"emphasis": True}}.get(node.type, {})
