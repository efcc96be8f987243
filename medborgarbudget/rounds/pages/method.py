"""What rounds tell of rules in a network's library: to check them, to choose and to read them."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.network.models import MethodVersion
from medborgarbudget.network.rule_documents import OfferedRules
from medborgarbudget.rounds.ready_made import ready_templates
from medborgarbudget.rounds.ready_made.documents import read_template, template_document
from medborgarbudget.rounds.rulebook import Edition, Place
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.panels import Panel


def offered_rules() -> list[OfferedRules]:
    """The templates that come with the product."""
    return [
        OfferedRules(each.code, str(each.name), template_document(each.rules, each.pots))
        for each in ready_templates()
    ]


def rules_of_method(version: MethodVersion) -> Panel | None:
    """The rules of a template, in plain words."""
    try:
        rules, pots = read_template(version.rulebook)
    except RuleError:
        return None
    edition = Edition(rules, pots, Place(_("your place")))
    return Panel("rounds/_rules_of_method.html", {"sections": rulebook_sections(edition)})
