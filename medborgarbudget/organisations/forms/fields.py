"""Fields that forms about organisations, and rooms above, are made of."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea, I18nTextInput

from medborgarbudget.organisations.actions.documents import accept
from medborgarbudget.organisations.file_kinds import EXTENSIONS


class DocumentField(forms.FileField):
    """A file to hand in: looked through here, so that what is wrong stands beside the field.

    Hand the cleaned value to ``store_document``. ``extensions`` limits it to some kinds.
    """

    def __init__(self, *, extensions: tuple[str, ...] = EXTENSIONS, **options: Any) -> None:
        self.extensions = extensions
        super().__init__(**options)
        self.widget.attrs.setdefault("accept", ",".join(extensions))

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, looked through; ``None`` if none was chosen."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        accepted = accept(upload)
        if not (accepted.name or "").endswith(self.extensions):
            kinds = ", ".join(extension.removeprefix(".") for extension in self.extensions)
            message = _("We can only take these kinds of file here: %(kinds)s.")
            raise forms.ValidationError(message, params={"kinds": kinds})
        return accepted


class TextInLanguages(I18nFormField):  # type: ignore[misc]
    """A text in several languages, for forms that are not made from a model.

    Forms from a model get the same inputs for ``I18nCharField`` and ``I18nTextField`` by
    themselves. Either way, hand the form ``languages=organisation.languages``: one labelled
    input for each is shown, and what stands in other languages is kept. A required text has
    to be written in one language at least. The cleaned value is a ``LazyI18nString``.
    """

    def __init__(self, *, long: bool = False, **options: Any) -> None:
        widget = I18nTextarea if long else I18nTextInput
        super().__init__(**{"widget": widget} | options)
