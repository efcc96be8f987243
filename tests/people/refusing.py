"""A mail server that takes no letter, and repeats the address in its answer."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend


class RefusingBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        address = email_messages[0].to[0]
        raise SMTPRecipientsRefused({address: (550, b"No such user")})
