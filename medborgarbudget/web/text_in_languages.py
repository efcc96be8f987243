"""One input for each language that a text is written in, each with its label."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.forms import BaseForm
from django.utils.safestring import SafeString
from i18nfield.forms import I18nFormField, I18nWidget
from i18nfield.strings import LazyI18nString


class InputInLanguages(I18nWidget):  # type: ignore[misc]
    """Inputs for a text in several languages.

    Where there is but one language, it looks like any other input. What is written in
    languages that are not asked for goes along unseen and is kept.
    """

    template_name = "web/widgets/text_in_languages.html"

    def __init__(self, like: I18nWidget) -> None:
        self.widget = like.widget
        super().__init__(like.locales, like.field, like.attrs)
        self.enabled_locales = like.enabled_locales
        for mine, theirs in zip(self.widgets, like.widgets, strict=True):
            mine.attrs = theirs.attrs

    @property
    def use_fieldset(self) -> bool:
        """Whether the inputs stand together under one heading."""
        return len(self.enabled_locales) > 1

    def id_for_label(self, id_: str) -> str:
        """The first input that is seen."""
        return f"{id_}_{self.locales.index(self.enabled_locales[0])}" if id_ else id_

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str | None]:
        """What was typed; blanks alone are nothing, also where a text has to be written."""
        typed = super().value_from_datadict(data, files, name)
        return [each.strip() if each else each for each in typed]

    def decompress(self, value: Any) -> list[str | None]:
        """What stands in each language; a text that names none is in the site's own."""
        text = LazyI18nString(getattr(value, "data", value))
        if isinstance(text.data, str):
            text = LazyI18nString({settings.LANGUAGE_CODE: text.data})
        return super().decompress(text)  # type: ignore[no-any-return]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The inputs, labelled with the names of their languages."""
        values = value if isinstance(value, list) else self.decompress(value)
        common = self.build_attrs(attrs or {})
        names = dict(settings.LANGUAGES)
        parts = [
            {
                "name": f"{name}_{index}",
                "id": f"{common['id']}_{index}" if "id" in common else "",
                "language": names.get(locale, locale),
                "seen": locale in self.enabled_locales,
                "value": values[index] or "",
                "widget": self.widgets[index],
            }
            for index, locale in enumerate(self.locales)
        ]
        for part in parts:
            own = {**common, "id": part["id"]} if part["id"] else common
            part["input"] = part["widget"].render(part["name"], part["value"], own, renderer)
        context = {"parts": parts, "id": common.get("id"), "labelled": self.use_fieldset}
        return self._render(self.template_name, context, renderer)  # type: ignore[no-any-return]


def dress_texts(form: BaseForm, languages: Iterable[str] | None) -> None:
    """Give texts in several languages their inputs: in these languages, or in all of the site."""
    wanted = list(languages or [])
    for field in form.fields.values():
        if isinstance(field, I18nFormField):
            widget = InputInLanguages(field.widget)
            if seen := [locale for locale in widget.locales if locale in wanted]:
                widget.enabled_locales = seen
            field.widget = widget
