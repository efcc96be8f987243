"""What is wrong with a rule, in a sentence for the person who wrote it."""

from medborgarbudget.counting.control_characters import without_control_characters


class RuleError(ValueError):
    """A rule that contradicts itself, or a document that no rule can be read from.

    ``where`` is the path of the setting to change, such as ``method.step``; the sentence
    names it as ``%(where)s`` if it names it.
    """

    def __init__(self, sentence: str, where: str = "", **details: object) -> None:
        self.sentence, self.where, self.details = sentence, where, details
        told = sentence % {"where": where, **details} if where or details else sentence
        super().__init__(without_control_characters(told))

    def within(self, outer: str) -> "RuleError":
        """The same error, told of a document in which the setting lies below ``outer``."""
        return RuleError(self.sentence, below(outer, self.where), **self.details)


def below(outer: str, name: str) -> str:
    """The path of what ``outer`` calls by that name, or by ``[place]`` in a list.

    >>> below("constraints.tiers", "[0]"), below("", "method")
    ('constraints.tiers[0]', 'method')
    """
    between = "." if outer and name and not name.startswith("[") else ""
    return f"{outer}{between}{name}"
