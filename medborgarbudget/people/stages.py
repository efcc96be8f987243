"""The step of signing in that asks for a second factor."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from medborgarbudget.people.sign_in import gave_second_factor


class SecondFactor(AuthenticateStage):  # type: ignore[misc]
    """Asks for the second factor, unless the session has seen one that counts."""

    def _should_handle(self, request: HttpRequest) -> bool:
        asked: bool = super()._should_handle(request)
        return asked and not gave_second_factor(request, self.login.user)
