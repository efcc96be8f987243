"""Areas in a real browser: seen on the map, drawn by mouse, by keyboard and without scripts."""

import json

import pytest
from django.test import Client
from django_scopes import scope
from playwright.sync_api import Browser, Page, expect

from medborgarbudget.organisations.models import Area
from medborgarbudget.people.roles import Role
from tests.e2e.ways import go_by
from tests.factories import (
    AreaFactory,
    AreaLevelFactory,
    OrganisationFactory,
    a_member_of_staff,
    a_square,
)

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PUBLIC = "/almvik/omraden/"
NEW = "/almvik/arbetsyta/omraden/nytt/"


@pytest.fixture
def organisation(live_server):
    organisation = OrganisationFactory(slug="almvik", name="Almviks kommun")
    with scope(organisation=organisation):
        level = AreaLevelFactory(organisation=organisation)
        for number, name in enumerate(["Norra", "Södra"]):
            shape = a_square(15 + number / 10)
            AreaFactory(level=level, name=name, slug=f"del-{number}", shape=shape)
    return organisation


@pytest.fixture
def session(organisation):
    """The cookie of a process lead who has signed in."""
    client = Client()
    client.force_login(a_member_of_staff(organisation, Role.PROCESS_LEAD))
    return client.cookies["sessionid"].value


def opened(browser: Browser, live_server, session: str, **options) -> Page:
    """A page in which the process lead has signed in; nothing may be refused or fail in it."""
    context = browser.new_context(base_url=live_server.url, **options)
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.complaints = []
    return page


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(browser, live_server, session, request):
    page = opened(browser, live_server, session, viewport=request.param)
    yield page
    assert page.complaints == []
    page.context.close()


def click_on_map(page: Page, *places: tuple[float, float]) -> None:
    """Click on places of the map, as shares of its width and height."""
    ground = page.locator(".map-ground")
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    for across, down in places:
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def corners(page: Page) -> list[list[float]]:
    """The corners of the shape that the form would send."""
    text = page.locator("#id_shape").input_value()
    return json.loads(text)["coordinates"][0][0][:-1] if text else []


def drawn(page: Page) -> Page:
    """The page of a new area with a triangle drawn on it."""
    page.goto(NEW)
    page.locator(".map-behind").first.wait_for()
    page.locator("#id_name_0").fill("Östra")
    click_on_map(page, (0.6, 0.2), (0.9, 0.3), (0.8, 0.7))
    return page


def test_the_map_shows_the_areas_and_breaks_no_rule(page, axe):
    page.goto(PUBLIC)
    expect(page.locator(".map-shape")).to_have_count(2)
    assert axe(page) == []


def test_pointing_at_an_area_in_the_list_marks_it_on_the_map(page):
    page.goto(PUBLIC)
    page.locator(".map-shape").first.wait_for()
    page.locator("[data-map-feature=del-0]").hover()
    expect(page.locator(".map-marked")).to_have_count(1)


def test_a_click_on_an_area_tells_its_name(page):
    page.goto(PUBLIC)
    page.locator(".map-shape").first.click()
    expect(page.locator(".leaflet-popup a[href$='/omraden/#del-0']")).to_have_text("Norra")


def test_an_area_is_drawn_by_clicking_and_saved(page, organisation):
    drawn(page).get_by_role("group").locator("[data-draw=add]").click()
    assert len(corners(page)) == 3
    go_by(page.locator("main form [type=submit]").first)
    assert page.url.endswith("/arbetsyta/omraden/")
    with scope(organisation=organisation):
        assert Area.objects.get(slug="ostra").shape["type"] == "Polygon"


def test_a_corner_is_dragged_and_the_drag_undone(page):
    before = corners(drawn(page))
    box = page.locator(".map-corner").first.bounding_box()
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=5)
    page.mouse.up()
    moved = corners(page)
    assert moved[0] != before[0]
    assert moved[1:] == before[1:]
    page.locator("[data-draw=undo]").click()
    assert corners(page) == before


def test_a_corner_is_moved_and_removed_with_the_keyboard(page):
    before = corners(drawn(page))
    page.locator(".map-corner").last.focus()
    page.keyboard.press("ArrowRight")
    east, north = corners(page)[2]
    assert east > before[2][0]
    assert north == pytest.approx(before[2][1], abs=1e-3)
    click_on_map(page, (0.6, 0.6))
    page.locator(".map-corner").last.focus()
    page.keyboard.press("Delete")
    assert len(corners(page)) == 3


def test_a_corner_is_moved_by_writing_its_coordinates(page):
    drawn(page).locator("details:has([data-draw=corners]) summary").click()
    latitude = page.locator("[data-draw=corners] input").first
    latitude.fill("58,15")
    latitude.blur()
    assert corners(page)[0][1] == 58.15


def test_the_drawing_page_breaks_no_rule(page, axe):
    # What unfolds slowly lies over what follows for a moment.
    page.emulate_media(reduced_motion="reduce")
    drawn(page).locator("details:has([data-draw=corners]) summary").click()
    assert axe(page) == []


def test_without_scripts_a_border_is_written(browser, live_server, session, organisation):
    page = opened(browser, live_server, session, java_script_enabled=False)
    page.goto(NEW)
    page.locator("#id_name_0").fill("Västra")
    page.locator("#id_shape").fill(json.dumps(a_square(16)))
    go_by(page.locator("main form [type=submit]").first)
    with scope(organisation=organisation):
        assert Area.objects.get(slug="vastra").shape == a_square(16)
    page.context.close()
