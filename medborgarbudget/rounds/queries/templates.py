"""The templates of rules that an organisation can begin a round from."""

from collections.abc import Iterator

from django_scopes import scope

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.network.models import Method
from medborgarbudget.network.queries.methods import published
from medborgarbudget.network.queries.networks import associations_of
from medborgarbudget.network.states import MethodKind
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.ready_made import RuleTemplate, ready_templates
from medborgarbudget.rounds.ready_made.documents import read_template


def library_templates(organisation: Organisation) -> list[RuleTemplate]:
    """The templates that the associations of an organisation's networks have published.

    Reads across organisations: each association's own, one at a time.
    """
    found: list[RuleTemplate] = []
    for association in associations_of(organisation):
        with scope(organisation=association):
            found.extend(_templates_of(association))
    return found


def templates_for(organisation: Organisation) -> list[RuleTemplate]:
    """All templates to choose from: those that come with the product, then the networks'."""
    return [*ready_templates(), *library_templates(organisation)]


def template_for(organisation: Organisation, code: str) -> RuleTemplate | None:
    """The template with a code, if the organisation can choose it."""
    return next((each for each in templates_for(organisation) if each.code == code), None)


def _templates_of(association: Organisation) -> Iterator[RuleTemplate]:
    methods = published().filter(kind=MethodKind.RULEBOOK).prefetch_related("versions")
    for method in methods:
        if template := _template(association, method):
            yield template


def _template(association: Organisation, method: Method) -> RuleTemplate | None:
    latest = max(method.versions.all(), key=lambda each: each.number)
    try:
        rules, pots = read_template(latest.rulebook)
    except RuleError:
        return None
    return RuleTemplate(
        code=f"{association.slug}/{method.slug}",
        name=method.name,
        choose_if=method.summary,
        rules=rules,
        pots=pots,
        source=association.name,
    )
