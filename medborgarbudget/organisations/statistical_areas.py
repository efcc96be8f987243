"""The codes of Statistics Sweden's small areas, DeSO and RegSO."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medborgarbudget.organisations.states import StatisticalDivision

FORMS = {"DeSO": re.compile(r"\d{4}[ABC]\d{4}"), "RegSO": re.compile(r"\d{4}R\d{3}")}
EXAMPLES = {"DeSO": "1485A0010", "RegSO": "1485R001"}


def checked_codes(
    codes: Iterable[str], division: StatisticalDivision, official_code: str = ""
) -> list[str]:
    """The codes in order, each once, if they have the form of their division.

    ``official_code`` is the municipality's or region's, with which every code then begins.
    Raises ``ValidationError`` with a sentence that names the first code that is wrong.

    >>> checked_codes(["1485c1020", "1485A0010"], StatisticalDivision.DESO_2025, "1485")
    ['1485A0010', '1485C1020']
    """
    name = division.split()[0]
    tidy = sorted({code.strip().upper() for code in codes if code.strip()})
    for code in tidy:
        if not FORMS[name].fullmatch(code):
            message = _("“%(code)s” is not a code of %(division)s. One looks like %(example)s.")
            example = EXAMPLES[name]
            raise ValidationError(
                message, params={"code": code, "division": name, "example": example}
            )
        if not code.startswith(official_code):
            message = _("“%(code)s” lies elsewhere: codes here begin with %(official_code)s.")
            raise ValidationError(message, params={"code": code, "official_code": official_code})
    return tidy


def division_of(values: Iterable[object]) -> str:
    """The division whose codes all these values look like, without its version; else nothing.

    >>> division_of(["0114R001", "0114R002"])
    'RegSO'
    """
    texts = [str(value) for value in values]
    return next(
        (name for name, form in FORMS.items() if texts and all(map(form.fullmatch, texts))), ""
    )
