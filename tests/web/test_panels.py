"""Rooms hang panels on the pages of lower rooms."""

from medborgarbudget.web.panels import Page, Panel


def test_the_panel_of_the_latest_room_comes_first_and_none_leaves_no_gap() -> None:
    page: Page[str] = Page()
    for room in ("rounds", "review", "results"):
        page.panel(lambda subject, room=room: Panel(f"{subject}/{room}.html", {}))
    page.panel(lambda _: None)
    shown = [panel.template for panel in page.panels("round")]
    assert shown == ["round/results.html", "round/review.html", "round/rounds.html"]
