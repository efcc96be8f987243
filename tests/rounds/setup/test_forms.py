"""What a page of the set-up shows gives back the same rules, whatever the rules are."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.forms import BoundField
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.rule import Constraints, CountRule, PercentageQuestion, TieBreak, Ties
from medborgarbudget.counting.rule.ballots import (
    Approval,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import (
    Completion,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Misfit,
    Phragmen,
    Start,
    Stop,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.rounds.forms.rules.ballots import BallotPageForm
from medborgarbudget.rounds.forms.rules.conditions import ConditionsForm
from medborgarbudget.rounds.forms.rules.ideas import IdeasForm, examples_left
from medborgarbudget.rounds.forms.rules.methods import MethodPageForm
from medborgarbudget.rounds.forms.rules.publicity import PublicityPageForm
from medborgarbudget.rounds.forms.rules.settings import RulesForm
from medborgarbudget.rounds.forms.rules.who import WhoForm
from medborgarbudget.rounds.ready_made import RuleTemplate, ready_templates
from medborgarbudget.rounds.ready_made.criteria import GOOD_EXAMPLES
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Criterion,
    Eligibility,
    IdeaRules,
    Leftovers,
    Link,
    ProposerName,
    Publicity,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.fitting import fitted
from medborgarbudget.rounds.rulebook.texts import by_language, texts

PAGES = (WhoForm, IdeasForm, BallotPageForm, MethodPageForm, ConditionsForm, PublicityPageForm)
LANGUAGES = ["sv", "en"]


def sent(form: RulesForm) -> QueryDict:
    """What a browser sends when a page is saved as it is shown."""
    data = QueryDict(mutable=True)
    for part in form:
        for field in part:
            for name, value in _inputs(field):
                data.appendlist(name, value)
    if isinstance(form, IdeasForm):
        data["rows"] = str(len(form.rows))
    return data


def _inputs(field: BoundField) -> Iterable[tuple[str, str]]:
    widget = field.field.widget
    value = field.value()
    if hasattr(widget, "decompress"):
        for index, text in enumerate(widget.decompress(value)):
            yield f"{field.html_name}_{index}", text or ""
    elif getattr(widget, "allow_multiple_selected", False):
        yield from ((field.html_name, str(each)) for each in value or ())
    elif widget.__class__.__name__ == "CheckboxInput":
        if value:
            yield field.html_name, "on"
    elif value not in (None, ""):
        yield (
            field.html_name,
            str(widget.format_value(value))
            if not isinstance(widget.format_value(value), list)
            else widget.format_value(value)[0],
        )


def saved_as_shown(page: type[RulesForm], rules: Rules) -> tuple[RulesForm, Rules]:
    shown = page(None, rules=rules, languages=LANGUAGES)
    form = page(sent(shown), rules=rules, languages=LANGUAGES)
    return form, form.written


words = st.text("abc åäö.?!", min_size=1, max_size=12).map(str.strip).filter(bool)
some_texts = st.tuples(words, st.just("") | words).map(
    lambda told: texts(dict(zip(LANGUAGES, told, strict=True)))
)
small = st.integers(1, 9)
maybe_small = st.none() | small


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Settings that do not contradict themselves."""
    return strategy.filter(lambda made: made is not None)


def made(kind: type, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def make(given: dict[str, Any]) -> Any:
        try:
            return kind(**given)
        except RuleError:
            return None

    return some(st.fixed_dictionaries(parts).map(make))


fractions = st.builds(Fraction, st.integers(1, 10**7), st.sampled_from([1, 2, 3, 100]))
eligibilities = made(
    Eligibility,
    links=st.lists(st.sampled_from(Link), min_size=1, unique=True).map(
        lambda links: tuple(each for each in Link if each in links)
    ),
    age_from=st.none() | st.integers(0, 150),
    age_to=st.none() | st.integers(0, 150),
    age_on=st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1)),
    areas=st.sampled_from(AreaChoice),
    adult_contact=st.booleans(),
)
ballots = st.one_of(
    st.builds(Single, blank=st.booleans()),
    made(Approval, least=small, most=maybe_small, blank=st.booleans()),
    made(Knapsack, limit=st.none() | fractions, star=st.booleans(), blank=st.booleans()),
    made(Points, total=small, each=maybe_small, projects=small, own=st.booleans()),
    st.builds(Ranking, most=small),
    made(Grades, names=st.lists(words, min_size=2, max_size=5, unique=True).map(tuple)),
    st.builds(Packages, blank=st.booleans()),
)
methods = st.one_of(
    st.builds(
        EqualShares,
        st.sampled_from(Utility),
        st.sampled_from(Completion),
        st.sampled_from(Stop),
        st.sampled_from(Start),
        fractions,
    ),
    st.builds(Greedy, st.sampled_from(GreedyOrder), st.sampled_from(Misfit)),
    st.builds(Phragmen, st.sampled_from(Misfit)),
    st.builds(MajorityJudgment, st.sampled_from(Ungraded), st.sampled_from(Misfit)),
    st.builds(TopK, small),
)
constraints = made(
    Constraints,
    least_votes=maybe_small,
    least_share=st.none() | st.builds(Fraction, st.integers(1, 7), st.sampled_from([7, 100, 300])),
    winners=maybe_small,
    per_place=maybe_small,
    every_place=st.booleans(),
    places_first=st.lists(words, max_size=3, unique=True).map(tuple),
    conflicts=st.booleans(),
    partial_funding=st.booleans(),
    reserve=st.builds(Fraction, st.integers(0, 9), st.just(10)),
)
count_rules = st.builds(
    CountRule,
    method=methods,
    ballot=ballots,
    constraints=constraints,
    ties=st.builds(
        Ties,
        order=st.sampled_from(
            [(), (TieBreak.COST,), (TieBreak.VOTES,), tuple(TieBreak), tuple(TieBreak)[::-1]]
        ),
        lot_seed=st.just("") | words,
    ),
    percentage=st.none() | st.builds(PercentageQuestion, words, st.sampled_from([1, 5, 10])),
).map(fitted)
all_rules = st.builds(
    Rules,
    propose=eligibilities,
    support=st.none() | eligibilities,
    vote=eligibilities,
    ideas=st.builds(
        IdeaRules, maybe_small, maybe_small, maybe_small, st.sampled_from(RunningCosts)
    ),
    criteria=st.lists(st.builds(Criterion, some_texts, st.just(()) | some_texts), max_size=3).map(
        tuple
    ),
    count=count_rules,
    leftovers=st.sampled_from(Leftovers),
    publicity=st.builds(
        Publicity,
        ideas_at_once=st.booleans(),
        proposer_name=st.sampled_from(ProposerName),
        support=st.booleans(),
        rejected=st.booleans(),
        ballots=st.booleans(),
    ),
)


@given(all_rules)
@settings(max_examples=15, deadline=None)
def test_saving_a_page_as_it_is_shown_changes_nothing(rules: Rules) -> None:
    for page in PAGES:
        form, written = saved_as_shown(page, rules)
        assert form.is_valid(), [part.errors for part in form]
        assert written == rules, page
        assert not form.stays


@pytest.mark.parametrize("template", ready_templates(), ids=lambda each: each.code)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_saving_a_page_as_it_is_shown_keeps_every_ready_template(
    template: Any, page: type[RulesForm]
) -> None:
    form, written = saved_as_shown(page, template.rules)
    assert form.is_valid(), [part.errors for part in form]
    assert written == template.rules


@given(st.builds(CountRule, method=methods, ballot=ballots, constraints=constraints))
@settings(max_examples=100, deadline=None)
def test_whatever_is_chosen_the_rest_gives_way_until_nothing_contradicts(rule: CountRule) -> None:
    was_fine = not any(contradictions(rule))
    made_to_fit = fitted(rule)
    assert list(contradictions(made_to_fit)) == []
    assert made_to_fit.ballot == rule.ballot
    assert not was_fine or made_to_fit == rule


def changed(page: type[RulesForm], rules: Rules, /, **answers: str) -> RulesForm:
    """The page with some answers changed; two underscores stand for a hyphen."""
    data = sent(page(None, rules=rules, languages=LANGUAGES))
    for name, value in answers.items():
        data[name.replace("__", "-")] = value
    return page(data, rules=rules, languages=LANGUAGES)


def test_another_ballot_starts_from_its_usual_settings_and_the_page_asks_for_them() -> None:
    form = changed(BallotPageForm, Rules(), kind="grades")
    count = form.written.count
    assert isinstance(count.ballot, Grades)
    assert isinstance(count.method, MajorityJudgment)
    assert form.stays


def test_a_setting_that_cannot_be_keeps_what_held_and_the_others_are_taken() -> None:
    form = changed(BallotPageForm, Rules(), approval__most="two", approval__least="2")
    assert form.written.count.ballot == Approval(least=2, most=3)
    assert not form.is_valid()


def test_an_age_that_lies_below_the_first_is_told_beside_its_field() -> None:
    form = WhoForm(
        QueryDict("vote-links=resident&vote-age_from=20&vote-age_to=10&vote-areas=own"),
        rules=Rules(),
        languages=LANGUAGES,
    )
    assert form.written.vote == Eligibility(age_from=20)
    assert list(form.vote.errors) == ["age_to"]


def test_contradicting_limits_are_told_beside_the_field_and_not_saved() -> None:
    form = changed(ConditionsForm, Rules(), limits__winners="2", limits__per_place="5")
    assert form.written.count.constraints == Constraints()
    assert "2" in str(form.limits.errors["per_place"])


def test_support_is_asked_for_only_when_ideas_gather_it() -> None:
    form = changed(WhoForm, Rules(), support__gathers="on")
    assert form.written.support == Rules().propose
    assert form.stays
    again = changed(WhoForm, form.written, support__age_from="12")
    assert again.written.support == Eligibility(age_from=12)
    data = sent(WhoForm(None, rules=again.written, languages=LANGUAGES))
    del data["support-gathers"]
    assert WhoForm(data, rules=again.written, languages=LANGUAGES).written.support is None


def test_criteria_are_added_moved_and_taken_away_by_buttons_alone() -> None:
    def press(rules: Rules, button: str) -> Rules:
        return changed(IdeasForm, rules, do=button).written

    rules = press(press(Rules(), "take-0"), "take-1")
    first, second = rules.criteria
    assert {each.language for each in first.question} == {"sv", "en"}
    assert press(rules, "down-0").criteria == (second, first)
    assert press(rules, "up-1").criteria == (second, first)
    assert press(rules, "remove-0").criteria == (second,)
    assert press(rules, "remove-9").criteria == (first, second)


@pytest.mark.parametrize("ready", ready_templates(), ids=lambda each: each.code)
def test_no_criterion_is_offered_that_the_rules_ask_already(ready: RuleTemplate) -> None:
    offered = {question for _place, question, _explanation in examples_left(ready.rules)}
    assert offered
    for criterion in ready.rules.criteria:
        assert not offered & set(by_language(criterion.question).values())
    assert len(examples_left(Rules())) == len(GOOD_EXAMPLES)


def test_an_explanation_without_its_question_is_not_lost_on_the_page() -> None:
    form = changed(IdeasForm, Rules(), criterion0__explanation_0="Alla ska kunna gå dit.")
    assert form.written.criteria == ()
    assert not form.is_valid()
    assert "Alla ska kunna gå dit." in form.rows[0].as_p()
