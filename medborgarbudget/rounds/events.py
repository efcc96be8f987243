"""What can happen to a medborgarbudget and its rounds."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event
from medborgarbudget.rounds.states import Need, Step

IN_WORDS = {"step": lambda code: str(Step(code).label)}
"""How a step is told that stands in the journal by its code."""

LACKING = {
    **IN_WORDS,
    "lacks": lambda codes: " ".join(str(Need(code).label) for code in codes.split()),
}
"""The same with everything that the step lacks."""

DECIDED = {"decided_on": lambda day: date_format(date.fromisoformat(day), "j F Y")}
"""How the day of a decision is told."""

BUDGET_BEGUN = event("rounds.budget_begun", _("%(subject)s was begun"))
BUDGET_CHANGED = event("rounds.budget_changed", _("%(subject)s was changed"))
START_DECISION_RECORDED = event(
    "rounds.start_decision_recorded",
    _(
        "The decision to start %(subject)s was recorded: "
        "%(body)s, %(decided_on)s, %(paragraph)s, %(registry_number)s"
    ),
    words=DECIDED,
    otherwise=_("The decision to start %(subject)s was recorded: %(body)s, %(paragraph)s"),
    public=True,
)
START_DECISION_NOTED = event(
    "rounds.start_decision_noted",
    _(
        "The decision to start %(subject)s was recorded: "
        "%(body)s, %(decided_on)s, %(paragraph)s, %(registry_number)s"
    ),
    words=DECIDED,
    otherwise=_("The decision to start %(subject)s was recorded: %(body)s, %(paragraph)s"),
)
"""The same, while nobody but staff sees a round."""

ROUND_RECORDED = event("rounds.round_planned", _("The round %(subject)s was planned"), public=True)
ROUND_BEGUN = event("rounds.round_begun", _("The set-up of %(subject)s was begun"))
ROUND_CHANGED = event("rounds.round_changed", _("%(subject)s was changed"))
ROUND_PUBLISHED = event(
    "rounds.round_published", _("The round %(subject)s was made public"), public=True
)
ROUND_CANCELLED = event(
    "rounds.round_cancelled", _("The round %(subject)s was called off"), public=True
)
ROUND_FINISHED = event("rounds.round_finished", _("The round %(subject)s is over"), public=True)
RULES_CHANGED = event(
    "rounds.rules_changed",
    _("The rules of %(subject)s were changed: version %(version)s"),
    public=True,
)
RULES_FROZEN = event(
    "rounds.rules_frozen",
    _("The rules of %(subject)s were frozen when the vote opened: version %(version)s"),
    public=True,
)
DAYS_MOVED = event(
    "rounds.days_moved", _("%(subject)s: the days of “%(step)s” moved"), public=True, words=IN_WORDS
)
STEP_OPENED = event(
    "rounds.step_opened", _("%(subject)s: “%(step)s” was opened"), public=True, words=IN_WORDS
)
STEP_CLOSED = event(
    "rounds.step_closed", _("%(subject)s: “%(step)s” was closed"), public=True, words=IN_WORDS
)
LIST_DECISION_RECORDED = event(
    "rounds.list_decision_recorded",
    _(
        "The decision about the ballot list of %(subject)s was recorded: "
        "%(body)s, %(decided_on)s, %(paragraph)s, %(registry_number)s"
    ),
    words=DECIDED,
    otherwise=_(
        "The decision about the ballot list of %(subject)s was recorded: %(body)s, %(paragraph)s"
    ),
    public=True,
)
DECISION_RECORDED = event(
    "rounds.decision_recorded",
    _(
        "The political decision about %(subject)s was recorded: "
        "%(body)s, %(decided_on)s, %(paragraph)s, %(registry_number)s"
    ),
    words=DECIDED,
    otherwise=_("The political decision about %(subject)s was recorded: %(body)s, %(paragraph)s"),
    public=True,
)
CHECKED_OFF = event(
    "rounds.checked_off",
    _("%(subject)s: something that “%(step)s” has to wait for is settled"),
    words=IN_WORDS,
)
UNCHECKED = event(
    "rounds.unchecked",
    _("%(subject)s: there is something more that “%(step)s” has to wait for"),
    words=IN_WORDS,
)
DOCUMENT_PUBLISHED = event(
    "rounds.document_published", _("A document about %(subject)s was published"), public=True
)
DOCUMENT_ADDED = event("rounds.document_added", _("A document about %(subject)s was added"))
DOCUMENT_REMOVED = event("rounds.document_removed", _("A document about %(subject)s was removed"))
DOCUMENT_WITHDRAWN = event(
    "rounds.document_withdrawn", _("A document about %(subject)s was removed"), public=True
)
"""The same of a document that everyone could read; told with its reason."""

STEP_NEEDS_CARE = event(
    "rounds.step_needs_care",
    _("%(subject)s: a day comes near for “%(step)s”. %(lacks)s"),
    words=LACKING,
    otherwise=_("%(subject)s: a day comes near, and something is left to do in “%(step)s”"),
)
STEP_WAITS = event(
    "rounds.step_waits",
    _("%(subject)s: “%(step)s” should have opened, and waits. %(lacks)s"),
    words=LACKING,
)
NEWS_WRITTEN = event("rounds.news_written", _("News was written: %(subject)s"))
NEWS_PUBLISHED = event("rounds.news_published", _("News was published: %(subject)s"), public=True)
NEWS_CHANGED = event("rounds.news_changed", _("News was changed: %(subject)s"), public=True)
NEWS_WITHDRAWN = event("rounds.news_withdrawn", _("News was taken back: %(subject)s"), public=True)
OUTREACH_PLANNED = event(
    "rounds.outreach_planned", _("Outreach for %(subject)s was planned: %(channel)s")
)
OUTREACH_CHANGED = event(
    "rounds.outreach_changed", _("Planned outreach for %(subject)s was changed: %(channel)s")
)
OUTREACH_REMOVED = event(
    "rounds.outreach_removed", _("Planned outreach for %(subject)s was removed: %(channel)s")
)
OUTREACH_DONE = event(
    "rounds.outreach_done", _("Outreach for %(subject)s was noted as done: %(channel)s")
)
OUTREACH_REOPENED = event(
    "rounds.outreach_reopened",
    _("Outreach for %(subject)s was noted as not done after all: %(channel)s"),
)
LESSON_NOTED = event("rounds.lesson_noted", _("Something to learn from %(subject)s was noted"))
LESSON_REMOVED = event("rounds.lesson_removed", _("A lesson from %(subject)s was taken away"))
TOTAL_SET = event("rounds.total_set", _("The money of %(subject)s was set: %(total)s"))
TOTAL_CHANGED = event(
    "rounds.total_changed",
    _("The money of %(subject)s was changed from %(before)s to %(total)s"),
    public=True,
)
POT_ADDED = event("rounds.pot_added", _("A pot was added to %(subject)s: %(pot)s"))
POT_CHANGED = event("rounds.pot_changed", _("A pot of %(subject)s was changed: %(pot)s"))
POT_REMOVED = event("rounds.pot_removed", _("A pot of %(subject)s was removed: %(pot)s"))
POTS_ORDERED = event("rounds.pots_ordered", _("The pots of %(subject)s got another order"))
MONEY_SHARED_OUT = event(
    "rounds.money_shared_out",
    _("Money of %(subject)s was shared out over %(areas)s areas: %(total)s"),
)
FORMULA_LEFT = event(
    "rounds.formula_left",
    _("The amounts of %(subject)s are no longer worked out by a formula"),
)
STEP_CHANGED = event(
    "rounds.step_changed", _("%(subject)s: “%(step)s” was changed"), words=IN_WORDS
)
RULES_DISCARDED = event(
    "rounds.rules_discarded",
    _("Changes to the rules of %(subject)s that were not published were thrown away"),
)
ROUND_DISCARDED = event("rounds.round_discarded", _("The draft %(subject)s was removed"))
DECISIONS = {
    "startdecision": _("The start decision"),
    "listdecision": _("The ballot list"),
    "decision": _("The decision after the vote"),
}
DECISION_CORRECTED = event(
    "rounds.decision_corrected",
    _("%(subject)s: a slip in the record of “%(decision)s” was put right"),
    public=True,
    words={"decision": lambda code: str(DECISIONS[code])},
)
DRAFT_DECISION_CORRECTED = event(
    "rounds.draft_decision_corrected",
    _("%(subject)s: a slip in the record of “%(decision)s” was put right"),
    words={"decision": lambda code: str(DECISIONS[code])},
)
"""The same, while nobody but staff sees a round."""
