"""Taking in an election that was held elsewhere, as a finished round."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from medborgarbudget.counting.pabulib import PabulibFile
from medborgarbudget.counting.pabulib.numerals import whole_number
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.actions.counting import request_count
from medborgarbudget.results.election_dates import vote_days
from medborgarbudget.results.importable import longest_text, require_importable
from medborgarbudget.results.models import Count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.actions import record_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.voting.actions import record_closed_contest

COMPUTED_META = frozenset(
    {"num_projects", "num_votes", "budget", "vote_type", "currency", "rule", "fully_funded"}
)
"""What our own files say of a vote from what is stored, not from what was imported."""


@transaction.atomic
def import_election(
    *, organisation: Organisation, file: PabulibFile, name: str, rule: CountRule, source: str
) -> Count:
    """Take in a Pabulib file as a finished round, and ask for it to be counted and published.

    Raises ``ValidationError``, before anything is written, if the organisation has a round
    with that name already, the vote has not ended, or something in the file cannot be stored.
    """
    opened_on, closed_on = vote_days(file.meta, timezone.localdate())
    require_importable(file)
    election = file.election
    round = record_round(
        organisation=organisation,
        slug=_free_slug(organisation, name),
        name=name,
        summary=file.meta["description"],
        budget=election.budget,
        currency=election.currency,
        timetable={Step.VOTE: Days(opened_on, closed_on)},
        finished_on=closed_on,
    )
    contest = record_closed_contest(
        round=round,
        election=election,
        proposals=add_proposals(round=round, drafts=_drafts(file)),
        rule=rule,
        opened_on=opened_on,
        closed_on=closed_on,
        max_choices=whole_number(file.meta.get("max_length", "")) or None,
        description={k: v for k, v in file.meta.items() if k not in COMPUTED_META},
        source=source,
    )
    return request_count(contest=contest, publish_when_counted=True)


def _free_slug(organisation: Organisation, name: str) -> str:
    most = longest_text(Round, "name")
    if len(name) > most:
        message = _("The name has %(length)d characters. Give the round one of at most %(most)d.")
        raise ValidationError(message % {"length": len(name), "most": most})
    slug = slugify(name)[: longest_text(Round, "slug")].strip("-")
    if not slug:
        raise ValidationError(_("Give the round a name with letters or digits in it."))
    if rounds_of(organisation).filter(slug=slug).exists():
        message = _("%(organisation)s has a round with the address “%(slug)s” already.")
        advice = _("Choose another name.")
        known = {"organisation": organisation, "slug": slug}
        raise ValidationError(f"{message % known} {advice}")
    return slug


def _drafts(file: PabulibFile) -> list[ProposalDraft]:
    language = file.meta.get("language", "sv")
    return [
        ProposalDraft(
            title=project.name or project.id,
            cost=project.cost,
            description=columns.get("description", ""),
            place=project.place,
            language=language,
        )
        for project in file.election.projects
        for columns in [file.project_columns.get(project.id, {})]
    ]
