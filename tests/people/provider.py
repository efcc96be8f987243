"""A real OpenID Connect provider in a thread, which checks PKCE as an organisation's would."""

import hashlib
import threading
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

# Sets a filter of its own for its warnings, which the next one has to come after.
import authlib.deprecate  # noqa: F401
import requests
import werkzeug.serving

with warnings.catch_warnings():
    # Its own libraries are about to change; that is not ours to mend.
    warnings.simplefilter("ignore")
    import flask
    import oidc_provider_mock


@dataclass
class Provider:
    """Where it answers, and what was asked of it."""

    issuer: str
    challenges: list[str] = field(default_factory=list)

    def vouch_for(self, **claims: object) -> None:
        """Let the person called ``sub`` be known with these claims."""
        answer = requests.put(f"{self.issuer}/users/sub", json=claims, timeout=60)
        answer.raise_for_status()

    def consent(self, address: str) -> str:
        """Sign in at the provider, and return where it sends the browser."""
        answer = requests.post(address, data={"sub": "sub"}, allow_redirects=False, timeout=60)
        assert answer.status_code == 302, answer.text
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run the provider for as long as somebody is inside."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        application = oidc_provider_mock.app()
    application.debug = False
    server = werkzeug.serving.make_server("localhost", 0, application.wsgi_app, threaded=True)
    provider = Provider(f"http://localhost:{server.server_port}")
    application.before_request(lambda: _check_pkce(provider))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _check_pkce(provider: Provider) -> tuple[str, int] | None:
    asked = flask.request
    if asked.path == "/oauth2/authorize" and asked.method == "POST":
        assert asked.args["code_challenge_method"] == "S256"
        provider.challenges.append(asked.args["code_challenge"])
    if asked.path == "/oauth2/token":
        digest = hashlib.sha256(asked.form.get("code_verifier", "").encode()).digest()
        if urlsafe_b64encode(digest).decode().rstrip("=") not in provider.challenges:
            return "wrong code_verifier", 400
    return None


def query_of(address: str) -> dict[str, str]:
    """The words after the question mark, each once."""
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
