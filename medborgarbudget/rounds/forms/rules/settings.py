"""What the forms about rules share: one for the settings of a class, one for a whole page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.web.forms import PlainForm
from medborgarbudget.web.meanwhile import Answer, MeetsOthers, answers_of


class SettingsForm(PlainForm):
    """Asks for settings of one class: each field has the name of a setting.

    ``held`` are the settings so far, and ``written`` those that come out: every field that
    could be understood is taken over, and the others stay as they were. Settings without a
    field stay too. ``seldom_changed`` are fields that the page folds.
    """

    seldom_changed: tuple[str, ...] = ()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        held: Any,
        prefix: str,
        languages: Iterable[str] | None = None,
    ) -> None:
        self.held = self.written = held
        initial = {each.name: getattr(held, each.name) for each in fields(held)}
        super().__init__(data, prefix=prefix, initial=initial, languages=languages)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self._write()

    def _write(self) -> None:
        understood = {name: self.cleaned_data[name] for name in self._settings()}
        while understood:
            try:
                self.written = replace(self.held, **understood)
            except RuleError as error:
                name = name_of(error)
                if name not in self.errors:
                    self.refuse(error)
                # What is wrong with a setting may come of another that was written just now.
                understood.pop(name if name in understood else next(reversed(understood)))
            else:
                return
        self.written = self.held

    def _settings(self) -> list[str]:
        known = {each.name for each in fields(self.held)}
        return [name for name in self.fields if name in known and name in self.cleaned_data]

    def refuse(self, error: RuleError) -> None:
        """Say what is wrong beside the field that it is about, or else above."""
        name = name_of(error)
        field = self.fields.get(name)
        said = said_of(error, str(field.label) if field else name)
        self.add_error(name if field else None, said)


class RulesForm(MeetsOthers):
    """A page about rules: forms for its parts, and the rules that come out of them together.

    ``stays`` tells that the page has more to ask now than it showed. The page as a whole meets
    what others have saved; its parts do not.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        rules: Rules,
        languages: Iterable[str],
        **known: Any,
    ) -> None:
        self.data: Any = data
        self.rules, self.languages, self.known = rules, list(languages), known
        self.stays = False
        self.fields: dict[str, Any] = {}
        self.parts: dict[str, PlainForm] = {}
        self.refusals: list[str] = []
        if data is not None:
            self.meet_others(self.filled_with(rules).stored())
        self.ask()

    def ask(self) -> None:
        """Make the forms of the parts."""
        raise NotImplementedError

    @property
    def written(self) -> Rules:
        """The rules with everything that could be understood."""
        raise NotImplementedError

    def filled_with(self, rules: Rules) -> Self:
        """The same page, filled with rules that are stored."""
        return type(self)(None, rules=rules, languages=self.languages, **self.known)

    def stored(self) -> dict[str, Answer]:
        page = self if self.data is None else self.filled_with(self.rules)
        return {
            name: answer
            for part in page.parts.values()
            for name, answer in answers_of(part, str(part.heading)).items()
        }

    def is_valid(self) -> bool:
        """Whether everything could be understood."""
        results = [part.is_valid() for part in self.parts.values()]
        return self.data is not None and all([*results, not self.refusals, not self.meanwhile])

    @property
    def errors(self) -> bool:
        """Whether the page has something to put right."""
        return self.data is not None and not self.is_valid()

    def add_error(self, field: str | None, error: Any) -> None:  # noqa: ARG002
        """Take what an action refuses."""
        self.refusals += error.messages if isinstance(error, ValidationError) else [str(error)]

    def __iter__(self) -> Iterator[PlainForm]:
        return iter(self.parts.values())


def name_of(error: RuleError) -> str:
    """The setting that an error is about, without what lies around and below it."""
    return re.sub(r"\[.*", "", error.where.rpartition(".")[2] or error.where)


def said_of(error: RuleError, label: str) -> str:
    """The error in the reader's language, with the setting called as on the page."""
    if not error.where and not error.details:
        return gettext(error.sentence)
    return gettext(error.sentence) % {"where": label, **error.details}
