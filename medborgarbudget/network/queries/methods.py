"""The questions that pages ask about the method library and members' copies of it."""

from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django_scopes import scope

from medborgarbudget.network.models import Method, MethodCopy, MethodVersion
from medborgarbudget.network.queries.networks import associations_of
from medborgarbudget.network.states import TEMPLATES
from medborgarbudget.organisations.models import Organisation


def library() -> QuerySet[Method]:
    """Every method of the open scope, with the number of its latest version as ``latest``."""
    return Method.objects.select_related("organisation").annotate(latest=Max("versions__number"))


def published() -> QuerySet[Method]:
    """The methods that everyone may read."""
    return library().filter(published_at__isnull=False, withdrawn_at=None)


def named_like(methods: QuerySet[Method], text: str) -> list[Method]:
    """The methods whose name or summary has every word that is looked for, in any language."""
    words = text.casefold().split()
    return [each for each in methods if all(word in _words_of(each) for word in words)]


def _words_of(method: Method) -> str:
    texts = (method.name, method.summary)
    told = [
        " ".join(map(str, text.data.values())) if isinstance(text.data, dict) else str(text)
        for text in texts
    ]
    return " ".join(told).casefold()


def versions_of(method: Method) -> QuerySet[MethodVersion]:
    """The versions of a method, the latest first, without the bytes of their documents."""
    return method.versions.select_related("document").defer("document__content")


@dataclass(frozen=True, slots=True)
class Library:
    """The methods that one network's association has published."""

    association: Organisation
    methods: list[Method]


def libraries_for(member: Organisation, text: str = "") -> list[Library]:
    """The libraries of the networks that an organisation is in.

    Reads across organisations: each association's own, one at a time.
    """
    found = []
    for association in associations_of(member):
        with scope(organisation=association):
            found.append(Library(association, named_like(published(), text)))
    return found


@dataclass(frozen=True, slots=True)
class Improvement:
    """A newer version of what a copy was taken from."""

    copy: MethodCopy
    number: int
    text: str
    base: str
    news: tuple[MethodVersion, ...]

    @property
    def copy_is_changed(self) -> bool:
        """Whether the member has changed its copy since it took it."""
        return self.copy.text.strip() != self.base.strip()


def improvement_of(copy: MethodCopy) -> Improvement | None:
    """What the source offers beyond the version copied, if that was not declined.

    Reads the association's rows, in its scope.
    """
    with scope(organisation=copy.source_organisation):
        method = published().filter(pk=copy.source_id).first()
        if method is None:
            return None
        by_number = {each.number: each for each in method.versions.all()}
    latest = max(by_number, default=0)
    if latest <= max(copy.source_version, copy.declined_version or 0):
        return None
    taken = by_number.get(copy.source_version)
    news = [by_number[number] for number in sorted(by_number) if number > copy.source_version]
    return Improvement(
        copy=copy,
        number=latest,
        text=in_language(by_number[latest], copy.language),
        base=in_language(taken, copy.language) if taken else "",
        news=tuple(news),
    )


def in_language(version: MethodVersion, language: str) -> str:
    """What a version says in a language, or in another if it does not exist in that one."""
    return str(version.text.localize(language)).replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """A copy, and the number of a newer version that is offered, if any."""

    copy: MethodCopy
    offered: int | None


def copies_of(member: Organisation) -> list[OwnCopy]:
    """A member's copies, with what is offered; one query for each association copied from."""
    own = MethodCopy.objects.filter(organisation=member)
    copies = list(own.select_related("source_organisation"))
    latest: dict[int, int] = {}
    for source in {copy.source_organisation for copy in copies}:
        with scope(organisation=source):
            wanted = [copy.source_id for copy in copies if copy.source_organisation == source]
            latest |= dict(
                published().filter(pk__in=wanted).values_list("pk", Max("versions__number"))
            )
    return [OwnCopy(copy, _offered(copy, latest.get(copy.source_id))) for copy in copies]


def _offered(copy: MethodCopy, latest: int | None) -> int | None:
    seen = max(copy.source_version, copy.declined_version or 0)
    return latest if latest and latest > seen else None


def is_template(method: Method) -> bool:
    """Whether a member may copy the method."""
    return method.kind in TEMPLATES
