"""The pages that belong to this room, for later rooms to hang panels on."""

from medborgarbudget.network.models import Membership, MethodVersion
from medborgarbudget.web.panels import Page

member_page: Page[Membership] = Page()
method_page: Page[MethodVersion] = Page()
