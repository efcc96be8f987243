"""How the eight steps are called in addresses."""

from medborgarbudget.rounds.states import Step

WORDS: dict[Step, str] = {
    Step.CRITERIA: "kriterier",
    Step.OUTREACH: "marknadsforing",
    Step.IDEAS: "ideer",
    Step.REVIEW: "bearbetning",
    Step.VOTE: "rostning",
    Step.DECISION: "politiskt-beslut",
    Step.IMPLEMENTATION: "genomforande",
    Step.FOLLOW_UP: "uppfoljning",
}
_STEPS = {word: step for step, word in WORDS.items()}


class StepConverter:
    """A step in an address: ``<step:step>`` gives the view a `Step`."""

    regex = "|".join(WORDS.values())

    def to_python(self, value: str) -> Step:
        """The step that a word names."""
        return _STEPS[value]

    def to_url(self, value: str) -> str:
        """The word for a step."""
        return WORDS[Step(value)]
