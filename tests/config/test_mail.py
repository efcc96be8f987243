"""One address says where letters are handed in."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from medborgarbudget.config.mail import MailServer, mail_server


def test_an_address_says_host_user_and_sender() -> None:
    assert mail_server(
        "smtp://kim%40example.se:p%2Fw%3F@mail.example.se:587?tls=1&from=post@example.se"
    ) == MailServer(
        host="mail.example.se",
        port=587,
        user="kim@example.se",
        password="p/w?",
        starts_tls=True,
        speaks_tls=False,
        sender="post@example.se",
    )


def test_the_usual_ports_need_not_be_written() -> None:
    assert mail_server("smtp://localhost?from=a@b.se").port == 25
    secure = mail_server("smtps://mail.example.se?from=a@b.se")
    assert (secure.port, secure.speaks_tls, secure.starts_tls) == (465, True, False)


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.se",
        "http://mail.example.se?from=a@b.se",
        "smtp://?from=a@b.se",
        "smtp://mail.example.se",
        "smtp://mail.example.se?from=nobody",
        "smtp://mail.example.se?from=a@b.se&tsl=1",
    ],
)
def test_an_address_that_cannot_work_is_refused_at_start(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail_server(address)
