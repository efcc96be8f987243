"""How the address of every route is filled from the small world: one line a route.

`AT_MEMBER` and `AT_ASSOCIATION` name the organisation whose route it is; what follows are the
address's other words, by name, as a path into the world (``area.slug``) or, with ``=``, as is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from medborgarbudget.organisations.calendar_links import calendar_token
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import User
from medborgarbudget.people.sign_in import demo_link
from medborgarbudget.people.unsubscribing import unsubscribe_path
from medborgarbudget.web.access import AccessRule
from tests.config.walking.world import SECRET, World, notices_of

Words = dict[str, str]
Filling = Callable[[World, User], str]


@dataclass(frozen=True, slots=True)
class Route:
    """A route of the site: its name, and who may open it."""

    name: str
    rule: AccessRule


@dataclass(frozen=True, slots=True)
class Address:
    """Where a route lies, for one organisation or none."""

    place: str
    words: Words


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[Route]:
    """Every route there is."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield Route(f"{prefix}{entry.name}", entry.callback.access)
        else:
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from routes(entry, inner)


def at_member(**words: str) -> Address:
    return Address("almvik", words)


def at_association(**words: str) -> Address:
    return Address("natverket", words)


def plain(**words: str) -> Address:
    return Address("", words)


def path_of(name: str, world: World, visitor: User, place: Organisation | None = None) -> str:
    """The address of a route for somebody, in another organisation than its own if asked for."""
    filled = ADDRESSES[name]
    if not isinstance(filled, Address):
        return filled(world, visitor)
    words: dict[str, Any] = {key: _word(world, word) for key, word in filled.words.items()}
    if filled.place:
        words["organisation_slug"] = place.slug if place else filled.place
    return reverse(name, kwargs=words)


def _word(world: World, word: str) -> Any:
    if word.startswith("="):
        return word[1:]
    thing, _, attribute = word.partition(".")
    return attrgetter(attribute)(world.things[thing])


def _notice(world: World, visitor: User) -> str:
    notice = notices_of(visitor, world.things["entry"])
    return reverse("notices:follow", args=[notice.pk])


def _calendar(world: World, _visitor: User) -> str:
    owner = next(iter(world.staff.values()))
    token = calendar_token(owner, world.association)
    return reverse("organisations:followed_calendar", args=[world.association.slug, token])


OF_AREA = {"area_slug": "area.slug"}
OF_GATHERING = {"gathering_slug": "gathering.slug"}
OF_METHOD = {"method_slug": "method.slug"}
OF_COPY = {"number": "copy.pk"}
OF_MESSAGE = {"number": "message.pk"}
BY_SECRET = {"secret": f"={SECRET}"}
ROUND = {"round_slug": "round.slug"}
OF_BUDGET = {"budget_slug": "budget.slug"}
LIVE = {"round_slug": "live_round.slug"}
"""A public round that was set up here, with a row of every kind."""
DRAFT = {"round_slug": "draft_round.slug"}
"""A round that is being set up."""

POSTER = {"occasion": "=ideer", "language": "=sv"}

ADDRESSES: dict[str, Address | Filling] = {
    "web:start": plain(),
    # the account
    "account": plain(),
    "account_login": plain(),
    "mfa_authenticate": plain(),
    "mfa_login_webauthn": plain(),
    "sign_in_at_work": plain(),
    "socialaccount_login_cancelled": plain(),
    "socialaccount_login_error": plain(),
    "openid_connect_login": plain(provider_id="=unknown"),
    "openid_connect_callback": plain(provider_id="=unknown"),
    "account_logout": plain(),
    "account_inactive": plain(),
    "demo_sign_in": lambda _world, visitor: demo_link(visitor),
    "account_change_password": plain(),
    "account_reset_password": plain(),
    "account_reset_password_done": plain(),
    "account_reset_password_from_key_done": plain(),
    "account_reset_password_from_key": plain(uidb36="=1", key="=wrong-key"),
    "account_reauthenticate": plain(),
    "mfa_reauthenticate": plain(),
    "mfa_reauthenticate_webauthn": plain(),
    "mfa_index": plain(),
    "mfa_activate_totp": plain(),
    "mfa_deactivate_totp": plain(),
    "mfa_view_recovery_codes": plain(),
    "mfa_generate_recovery_codes": plain(),
    "mfa_list_webauthn": plain(),
    "mfa_add_webauthn": plain(),
    "mfa_edit_webauthn": plain(pk="=1"),
    "mfa_remove_webauthn": plain(pk="=1"),
    "notices:notices": plain(),
    "notices:follow": _notice,
    "notices:unsubscribe": lambda _world, visitor: unsubscribe_path(visitor),
    # an organisation
    "organisations:workspaces": plain(),
    "organisations:organisation": at_member(),
    "organisations:accessibility": at_member(),
    "organisations:privacy": at_member(),
    "organisations:colours": at_member(),
    "organisations:logo": at_member(),
    "organisations:activity": at_member(),
    "organisations:activity_feed": at_member(),
    "organisations:calendar": at_member(),
    "organisations:followed_calendar": _calendar,
    "organisations:workspace_areas": at_member(),
    "organisations:new_area": at_member(),
    "organisations:area_levels": at_member(),
    "organisations:import_areas": at_member(),
    "organisations:area_import": at_member(import_id="area_import.pk"),
    "organisations:edit_area": at_member(**OF_AREA),
    "organisations:archive_area": at_member(**OF_AREA),
    "organisations:restore_area": at_member(area_slug="archived_area.slug"),
    "organisations:workspace_groups": at_member(),
    "organisations:new_group": at_member(),
    "organisations:edit_group": at_member(slug="group.slug"),
    "organisations:remove_group": at_member(slug="group.slug"),
    "organisations:new_topic": at_member(),
    "organisations:edit_topic": at_member(slug="topic.slug"),
    "organisations:remove_topic": at_member(slug="topic.slug"),
    "organisations:workspace": at_member(),
    "organisations:workspace_activity": at_member(),
    "organisations:workspace_calendar": at_member(),
    "organisations:settings": at_member(),
    "organisations:settings_about": at_member(),
    "organisations:settings_contact": at_member(),
    "organisations:settings_languages": at_member(),
    "organisations:settings_accessibility": at_member(),
    "organisations:settings_privacy": at_member(),
    "organisations:look": at_member(),
    "organisations:change_logo": at_member(),
    "organisations:remove_logo": at_member(),
    "organisations:roles": at_member(),
    "organisations:people": at_member(),
    "organisations:add_person": at_member(),
    "organisations:role": at_member(grant_id="grant.pk"),
    "organisations:end_role": at_member(grant_id="grant.pk"),
    "organisations:resend_invitation": at_member(invitation_id="invitation.pk"),
    "organisations:withdraw_invitation": at_member(invitation_id="invitation.pk"),
    "organisations:areas": at_member(),
    "organisations:geojson": at_member(),
    "organisations:invitation": at_member(**BY_SECRET),
    # the network
    "network:programme": at_association(programme_slug="programme.slug"),
    "network:apply": at_association(programme_slug="programme.slug"),
    "network:own-application": at_association(**BY_SECRET),
    "network:change-application": at_association(**BY_SECRET),
    "network:withdraw-application": at_association(**BY_SECRET),
    "network:own-decision": at_association(**BY_SECRET),
    "network:members": at_association(),
    "network:members-map": at_association(),
    "network:member": at_association(member_slug="membership.member.slug"),
    "network:programmes": at_association(),
    "network:new-programme": at_association(),
    "network:edit-programme": at_association(pk="programme.pk"),
    "network:publish-programme": at_association(pk="programme.pk"),
    "network:applications": at_association(),
    "network:application": at_association(pk="application.pk"),
    "network:ask-applicant": at_association(pk="application.pk"),
    "network:accept-application": at_association(pk="application.pk"),
    "network:decline-application": at_association(pk="application.pk"),
    "network:decision-document": at_association(pk="application.pk"),
    "network:progress": at_association(),
    "network:progress-file": at_association(),
    "network:leave-programme": at_association(pk="membership.pk"),
    "network:own-memberships": at_member(),
    "network:own-membership": at_member(pk="membership.pk"),
    "network:gathering-feed": at_association(),
    "network:gatherings": at_association(),
    "network:gathering": at_association(**OF_GATHERING),
    "network:register": at_association(**OF_GATHERING),
    "network:gathering-calendar": at_association(**OF_GATHERING),
    "network:gathering-material": at_association(**OF_GATHERING, number="material.pk"),
    "network:registration": at_association(**BY_SECRET),
    "network:cancel-registration": at_association(**BY_SECRET),
    "network:workspace-gatherings": at_association(),
    "network:plan-gathering": at_association(),
    "network:arrange-gathering": at_association(**OF_GATHERING),
    "network:change-gathering": at_association(**OF_GATHERING),
    "network:announce-gathering": at_association(**OF_GATHERING),
    "network:call-off-gathering": at_association(**OF_GATHERING),
    "network:add-material": at_association(**OF_GATHERING),
    "network:remove-material": at_association(**OF_GATHERING, number="material.pk"),
    "network:gathering-notes": at_association(**OF_GATHERING),
    "network:attendance": at_association(**OF_GATHERING),
    "network:participants": at_association(**OF_GATHERING),
    "network:register-as-member": at_member(association_slug="=natverket", **OF_GATHERING),
    "network:methods": at_association(),
    "network:method": at_association(**OF_METHOD),
    "network:method-document": at_association(**OF_METHOD, number="=2"),
    "network:workspace-methods": at_association(),
    "network:write-method": at_association(),
    "network:edit-method": at_association(**OF_METHOD),
    "network:improve-method": at_association(**OF_METHOD),
    "network:publish-method": at_association(**OF_METHOD),
    "network:withdraw-method": at_association(**OF_METHOD),
    "network:copy": at_member(**OF_COPY),
    "network:change-copy": at_member(**OF_COPY),
    "network:improvement": at_member(**OF_COPY),
    "network:take-improvement": at_member(**OF_COPY),
    "network:decline-improvement": at_member(**OF_COPY),
    "network:merge": at_member(**OF_COPY),
    "network:copy-method": at_member(association_slug="=natverket", **OF_METHOD),
    "network:contact": at_association(),
    "network:message": at_association(**BY_SECRET),
    "network:inbox": at_association(),
    "network:inbox-message": at_association(**OF_MESSAGE),
    "network:take-message": at_association(**OF_MESSAGE),
    "network:close-message": at_association(**OF_MESSAGE),
    # rounds and their results
    "rounds:round": at_member(**ROUND),
    "rounds:budget": at_member(**OF_BUDGET),
    "rounds:start_minutes": at_member(**OF_BUDGET),
    "rounds:list_minutes": at_member(**ROUND),
    "rounds:decision_minutes": at_member(**ROUND),
    "rounds:timetable": at_member(**LIVE),
    "rounds:timetable_ics": at_member(**LIVE),
    "rounds:news": at_member(**LIVE),
    "rounds:news_feed": at_member(**LIVE),
    "rounds:news_item": at_member(**LIVE, number="news_item.pk"),
    "rounds:documents": at_member(**LIVE),
    "rounds:document": at_member(**LIVE, number="round_document.pk"),
    "rounds:workspace_news": at_member(**LIVE),
    "rounds:write_news": at_member(**LIVE),
    "rounds:workspace_news_item": at_member(**LIVE, number="news_item.pk"),
    "rounds:publish_news": at_member(**LIVE, number="news_item.pk"),
    "rounds:withdraw_news": at_member(**LIVE, number="news_item.pk"),
    "rounds:workspace_rounds": at_member(),
    "rounds:workspace_round": at_member(**LIVE),
    "rounds:money": at_member(**LIVE),
    "rounds:money_csv": at_member(**LIVE),
    "rounds:begin_budget": at_member(),
    "rounds:begin_round": at_member(**OF_BUDGET),
    "rounds:setup": at_member(**DRAFT),
    "rounds:setup_purpose": at_member(**DRAFT),
    "rounds:setup_who": at_member(**DRAFT),
    "rounds:setup_ideas": at_member(**DRAFT),
    "rounds:setup_count": at_member(**DRAFT),
    "rounds:setup_method": at_member(**DRAFT),
    "rounds:setup_conditions": at_member(**DRAFT),
    "rounds:setup_public": at_member(**DRAFT),
    "rounds:setup_days": at_member(**DRAFT),
    "rounds:setup_people": at_member(**DRAFT),
    "rounds:setup_decision": at_member(**DRAFT),
    "rounds:setup_ready": at_member(**DRAFT),
    "rounds:setup_publish": at_member(**DRAFT),
    "rounds:setup_plan": at_member(**DRAFT),
    "rounds:setup_money": at_member(**DRAFT),
    "rounds:workspace_pots": at_member(**LIVE),
    "rounds:set_total": at_member(**LIVE),
    "rounds:add_pot": at_member(**LIVE),
    "rounds:share_out": at_member(**LIVE),
    "rounds:decide_by_hand": at_member(**LIVE),
    "rounds:change_pot": at_member(**LIVE, number="pot.pk"),
    "rounds:remove_pot": at_member(**LIVE, number="pot.pk"),
    "rounds:move_pot": at_member(**LIVE, number="pot.pk"),
    "rounds:workspace_steps": at_member(**LIVE),
    "rounds:workspace_step": at_member(**LIVE, step="=ideas"),
    "rounds:edit_step": at_member(**LIVE, step="=ideas"),
    "rounds:open_step": at_member(**LIVE, step="=ideas"),
    "rounds:close_step": at_member(**LIVE, step="=ideas"),
    "rounds:add_item": at_member(**LIVE, step="=ideas"),
    "rounds:tick": at_member(**LIVE, item_id="checklist_item.pk"),
    "rounds:untick": at_member(**LIVE, item_id="checklist_item.pk"),
    "rounds:require_item": at_member(**LIVE, item_id="checklist_item.pk"),
    "rounds:remove_item": at_member(**LIVE, item_id="checklist_item.pk"),
    "rounds:move_days": at_member(**LIVE),
    "rounds:workspace_decisions": at_member(**LIVE),
    "rounds:record_start_decision": at_member(**DRAFT),
    "rounds:record_list_decision": at_member(**LIVE),
    "rounds:record_decision": at_member(**LIVE),
    "rounds:correct_start_decision": at_member(**LIVE),
    "rounds:correct_list_decision": at_member(**LIVE),
    "rounds:correct_decision": at_member(**LIVE),
    "rounds:workspace_documents": at_member(**LIVE),
    "rounds:add_document": at_member(**LIVE),
    "rounds:workspace_document": at_member(**LIVE, number="round_document.pk"),
    "rounds:remove_document": at_member(**LIVE, number="round_document.pk"),
    "rounds:workspace_people": at_member(**LIVE),
    "rounds:add_round_person": at_member(**LIVE),
    "rounds:workspace_round_calendar": at_member(**LIVE),
    "rounds:workspace_activity": at_member(**LIVE),
    "rounds:cancel_round": at_member(**LIVE),
    "rounds:finish_round": at_member(**LIVE),
    "rounds:discard_round": at_member(**DRAFT),
    "rounds:rules": at_member(**LIVE),
    "rounds:rules_version": at_member(**LIVE, number="=1"),
    "rounds:rules_compare": at_member(**LIVE),
    "rounds:rules_pdf": at_member(**LIVE),
    "rounds:rules_json": at_member(**LIVE),
    "rounds:workspace_rules": at_member(**LIVE),
    "rounds:setup_what_if": at_member(**LIVE),
    "rounds:publish_rules": at_member(**LIVE),
    "rounds:discard_rules": at_member(**LIVE),
    "rounds:note_lesson": at_member(**LIVE),
    "rounds:remove_lesson": at_member(**LIVE, number="lesson.pk"),
    "rounds:workspace_outreach": at_member(**LIVE),
    "rounds:add_activity": at_member(**LIVE),
    "rounds:add_suggested_activity": at_member(**LIVE, key="=ambassadors"),
    "rounds:outreach_csv": at_member(**LIVE),
    "rounds:change_activity": at_member(**LIVE, number="outreach.pk"),
    "rounds:finish_activity": at_member(**LIVE, number="outreach.pk"),
    "rounds:reopen_activity": at_member(**LIVE, number="outreach.pk"),
    "rounds:remove_activity": at_member(**LIVE, number="outreach.pk"),
    "rounds:workspace_texts": at_member(**LIVE),
    "rounds:workspace_material": at_member(**LIVE),
    "rounds:poster_preview": at_member(**LIVE, **POSTER),
    "rounds:poster": at_member(**LIVE, **POSTER, paper="=a4"),
    "rounds:share_picture": at_member(**LIVE, **POSTER, shape="=liggande"),
    "rounds:public_picture": at_member(**LIVE),
    "results:result": at_member(**ROUND),
    "results:status": at_member(**ROUND),
    "results:what-if": at_member(**ROUND),
    "results:file": at_member(**ROUND, name="=omrostning.pb"),
    "results:project": at_member(**ROUND, number="=1"),
}
