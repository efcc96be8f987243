"""Maps: a plain ground unless the installation chooses tiles, and always the list beside."""

import os
import subprocess
import sys

from django.template import Context, Template

COMPLETE = {"DATABASE_URL": "postgresql:///name", "SECRET_KEY": "secret"}
A_MAP = '<c-map source="/almvik/omraden.geojson" label="Karta över Almvik"><p>Norra</p></c-map>'


def rendered(source, **context):
    return Template(compiled(source)).render(Context(context))


def compiled(source):
    from django_cotton.compiler_regex import CottonCompiler

    return CottonCompiler().process(source)


def sources_of_pictures(**environment):
    """What may be fetched as a picture, in a process that has just this environment."""
    code = "from medborgarbudget.config import settings as s; print(s.TILE_SOURCES)"
    environment = {"PATH": os.environ["PATH"], **COMPLETE, **environment}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True).stdout.strip()


def test_the_list_is_there_without_scripts():
    page = rendered(A_MAP)
    assert "Norra" in page
    assert 'data-label="Karta över Almvik"' in page
    assert "hidden" in page


def test_no_tiles_are_fetched_unless_chosen(settings):
    assert 'data-tiles=""' in rendered(A_MAP)
    settings.TILE_URL = "https://tiles.example.se/{z}/{x}/{y}.png"
    assert 'data-tiles="https://tiles.example.se/{z}/{x}/{y}.png"' in rendered(A_MAP)


def test_features_may_stand_in_the_page_and_say_anything():
    features = {"type": "FeatureCollection", "features": [], "name": "</script><b>"}
    page = rendered('<c-map :features="features" label="K"></c-map>', features=features)
    assert '<script type="application/json">' in page
    assert "</script><b>" not in page


def test_the_host_of_the_tiles_and_no_other_is_let_through():
    assert sources_of_pictures() == "[]"
    chosen = "https://{s}.tiles.example.se/{z}/{x}/{y}.png"
    assert sources_of_pictures(TILE_URL=chosen) == "['https://*.tiles.example.se']"
