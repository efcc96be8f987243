"""Contests kept their rule as a flat list of settings; now it is a versioned document.

The old and the new form are written out here, as they were on the day: code changes, and a
migration must not change with it.
"""

from django.db import migrations
from django.db.migrations.exceptions import IrreversibleError

OLD_SETTINGS = {
    "utility": "cost",
    "completion": "add1u",
    "stop": "infeasible",
    "start": "floor",
    "step": "1",
}
METHOD_SETTINGS = {"equal-shares": list(OLD_SETTINGS), "greedy": []}
GREEDY = {"by": "votes", "misfit": "skip"}
NO_CONSTRAINTS = {
    "least_votes": None,
    "least_share": None,
    "tiers": [],
    "winners": None,
    "per_place": None,
    "every_place": False,
    "places_first": [],
    "conflicts": True,
    "partial_funding": False,
    "reserve": "0",
}
TIE_ORDER = ["cost", "votes"]


def document_of(settings):
    """The document of a rule that was kept as flat settings."""
    settings = {**OLD_SETTINGS, "lot_seed": "", **settings}
    name = settings["rule"]
    return {
        "version": 1,
        "method": {"rule": name}
        | {each: settings[each] for each in METHOD_SETTINGS[name]}
        | (GREEDY if name == "greedy" else {}),
        "constraints": NO_CONSTRAINTS,
        "ties": {"order": TIE_ORDER, "lot_seed": settings["lot_seed"], "lot_commitment": ""},
        "ballot": None,
        "percentage": None,
        "allocation": None,
    }


def settings_of(document):
    """The flat settings of a rule that they can express; `None` if they cannot."""
    method = document["method"]
    if method["rule"] not in METHOD_SETTINGS:
        return None
    told = {each: method[each] for each in METHOD_SETTINGS[method["rule"]]}
    settings = {
        "rule": method["rule"],
        **OLD_SETTINGS,
        **told,
        "lot_seed": document["ties"]["lot_seed"],
    }
    return settings if document_of(settings) == document else None


def to_documents(apps, schema_editor):
    """Rewrite each rule that is still flat settings."""
    for contest in apps.get_model("voting", "Contest").objects.iterator():
        if "version" not in contest.rule:
            contest.rule = document_of(contest.rule)
            contest.save(update_fields=["rule"])


def to_settings(apps, schema_editor):
    """Rewrite each rule as flat settings, and stop at one that they cannot express."""
    for contest in apps.get_model("voting", "Contest").objects.iterator():
        settings = settings_of(contest.rule)
        if settings is None:
            message = "The rule of contest %d has settings that the older version does not know."
            raise IrreversibleError(message % contest.pk)
        contest.rule = settings
        contest.save(update_fields=["rule"])


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial")]

    operations = [migrations.RunPython(to_documents, to_settings)]
