"""Counting a published vote again by the rules that are usually compared."""

from dataclasses import replace

from medborgarbudget.counting.completion import suggested_step
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, from_document
from medborgarbudget.counting.what_if import usual_rules, what_if
from medborgarbudget.results.file_names import BALLOTS, WHAT_IF
from medborgarbudget.results.models import Count, PublishedFile
from medborgarbudget.results.publication import what_if_file
from medborgarbudget.results.queries import file_named, files_of
from medborgarbudget.voting.queries import election_of


def compare_rules(*, count_id: int) -> PublishedFile:
    """Count the ballots by other rules and keep what comes of it; once, and safe to repeat.

    It comes after the count itself, so that no result waits for it.
    """
    count = Count.objects.select_related("organisation", "contest__round").get(pk=count_id)
    if known := file_named(count, WHAT_IF):
        return known
    election = election_of(count.contest)
    comparison = what_if(election, _rules(from_document(count.contest.rule), election))
    file = what_if_file(comparison, files_of(count).get(name=BALLOTS).sha256)
    kept, _ = PublishedFile.objects.get_or_create(
        organisation=count.organisation,
        count=count,
        name=file.name,
        defaults={
            "content_type": file.content_type,
            "content": file.content,
            "sha256": file.sha256,
        },
    )
    return kept


def _rules(own: CountRule, election: Election) -> dict[str, CountRule]:
    """The usual rules, with a step of the shares at which a comparison does not take long."""
    rules = usual_rules(own)
    if isinstance(own.method, EqualShares) and own.method.completion is not Completion.NONE:
        return rules
    return {
        name: rule if rule == own else _with_quick_step(rule, election)
        for name, rule in rules.items()
    }


def _with_quick_step(rule: CountRule, election: Election) -> CountRule:
    if not isinstance(rule.method, EqualShares):
        return rule
    step = suggested_step(election, rule.method)
    return replace(rule, method=replace(rule.method, step=step))
