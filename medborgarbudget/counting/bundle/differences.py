"""How two outcomes of the same election differ, in sentences."""

from collections.abc import Iterator
from gettext import gettext as _

from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import Document, certificate


def differences(claimed: Outcome, counted: Outcome) -> tuple[str, ...]:
    """A sentence for each thing in which a recount differs from what is claimed."""
    claim, finding = certificate(claimed), certificate(counted)
    if claim == finding:
        return ()
    return tuple(_winners(claim, finding)) + tuple(_others(claim, finding))


def _winners(claim: Document, finding: Document) -> Iterator[str]:
    amounts = [
        {each["project"]: (each["amount"], each["funding"]) for each in document["winners"]}
        for document in (claim, finding)
    ]
    claimed, counted = amounts
    for project in claimed.keys() - counted.keys():
        yield _("“%(project)s” won here, but not in a recount.") % {"project": project}
    for project in counted.keys() - claimed.keys():
        yield _("“%(project)s” did not win here, but does in a recount.") % {"project": project}
    for project in claim["selected"]:
        if project in counted and counted[project] != claimed[project]:
            message = _("“%(project)s” got %(claimed)s here, but gets %(counted)s in a recount.")
            words = {"claimed": " ".join(claimed[project]), "counted": " ".join(counted[project])}
            yield message % {"project": project, **words}
    if claimed == counted and claim["winners"] != finding["winners"]:
        yield _("The winners come in another order in a recount.")


def _others(claim: Document, finding: Document) -> Iterator[str]:
    for name in ("share", "cost", "leftover"):
        if claim[name] != finding[name]:
            message = _("“%(name)s” is %(claimed)s here, but %(counted)s in a recount.")
            yield message % {"name": name, "claimed": claim[name], "counted": finding[name]}
    for name in ("payments", "turns", "seats", "lots"):
        if claim[name] != finding[name]:
            message = _("“%(name)s” differs in a recount, from entry %(number)d on.")
            yield message % {"name": name, "number": _first_difference(claim[name], finding[name])}


def _first_difference(claimed: list[object], counted: list[object]) -> int:
    pairs = zip(claimed, counted, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), None)
    return 1 + (min(len(claimed), len(counted)) if same is None else same)
