"""What the demo's database and static folder hold before the first visitor comes."""

import hashlib
from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from rich.console import Console

from medborgarbudget.demo.people import PEOPLE
from medborgarbudget.demo.seed import seed
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import User
from medborgarbudget.people.sign_in import demo_link


def prepare(console: Console) -> None:
    """Bring tables, contents and static files up to date; quick when they are."""
    console.print(_("Preparing the database."))
    call_command("migrate", verbosity=0, interactive=False)
    if not Organisation.objects.exists():
        console.print(_("Inventing a municipality and its rounds."))
        seed()
    _collect_static_files()


def pages() -> Iterator[tuple[str, str]]:
    """Yield name and path of the pages worth opening first."""
    for organisation in Organisation.objects.order_by("pk"):
        yield str(organisation.name), organisation.get_absolute_url()


def sign_in_links() -> Iterator[tuple[str, str]]:
    """Yield who somebody is, and the path that signs in as them."""
    accounts = User.objects.in_bulk([person.email for person in PEOPLE], field_name="email")
    for person in PEOPLE:
        # A demo that an earlier version began has its old contents until it is begun afresh.
        if person.email in accounts:
            roles = ", ".join(str(role.label) for role in person.roles)
            name = f"{person.name} ({person.organisation}: {roles})"
            yield name, demo_link(accounts[person.email])


def _collect_static_files() -> None:
    """Publish the static files, unless just these were published before."""
    folder = Path(settings.STATIC_ROOT)
    stamp = folder.with_name("static.sha256")
    fingerprint = _fingerprint()
    if folder.is_dir() and stamp.is_file() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)


def _fingerprint() -> str:
    """Return a digest of every static file's name and content."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            digest.update(path.encode())
            with storage.open(path) as file:
                digest.update(file.read())
    return digest.hexdigest()
