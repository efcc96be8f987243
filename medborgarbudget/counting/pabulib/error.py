"""What a person is told when a Pabulib file cannot be read."""

from gettext import gettext as _

from medborgarbudget.counting.control_characters import without_control_characters


class PabulibError(Exception):
    """A file that cannot be read: where, what is wrong, and what to do about it.

    ``line`` counts from 1 and is ``None`` when the problem has no place in the file.
    ``problem`` is a clause, ``remedy`` a full sentence; both are in the reader's language.

    >>> print(PabulibError("Assen.pb", 12, "the cost is “12a”", "Write digits only."))
    Assen.pb, line 12: the cost is “12a”. Write digits only.
    """

    def __init__(self, file: str, line: int | None, problem: str, remedy: str) -> None:
        super().__init__(file, line, problem, remedy)
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        if self.line is None:
            sentence = _("%(file)s: %(problem)s. %(remedy)s")
        else:
            sentence = _("%(file)s, line %(line)d: %(problem)s. %(remedy)s")
        return without_control_characters(sentence % vars(self))


class ContentError(Exception):
    """A ``PabulibError`` in the making, raised by parts that do not know the file's name."""

    def __init__(self, line: int | None, problem: str, remedy: str) -> None:
        super().__init__(line, problem, remedy)
        self.line = line
        self.problem = problem
        self.remedy = remedy

    def in_file(self, name: str) -> PabulibError:
        """The error to show, once the name of the file is known."""
        return PabulibError(name, self.line, self.problem, self.remedy)
