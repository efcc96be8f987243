"""Riddles for computers (ALTCHA, made and checked here): cheap once, dear a thousand times."""

import json
from base64 import b64decode
from datetime import timedelta

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution
from django.utils import timezone
from django.utils.crypto import salted_hmac

from medborgarbudget.web.secret_links import digest_of

HARDNESS = 50_000
"""The largest number that a browser may have to try; half of it on average."""
VALID = timedelta(hours=12)


def new_challenge() -> str:
    """A challenge for the browser, as JSON."""
    options = ChallengeOptions(
        algorithm="SHA-256", max_number=HARDNESS, hmac_key=_key(), expires=timezone.now() + VALID
    )
    return json.dumps(create_challenge(options).to_dict())


def is_solved(solution: str) -> bool:
    """Whether this solves one of our challenges that has not expired."""
    try:
        solved, _reason = verify_solution(solution, _key())
    except (TypeError, ValueError, AttributeError):
        return False
    return solved


def solution_digest(solution: str) -> str:
    """What is kept of a solution that solves a challenge, so that it works once.

    The same solution can be written in many ways, so it is known by our own signature.
    """
    signature = json.loads(b64decode(solution).decode())["signature"]
    return digest_of(f"proof {signature}")


def _key() -> str:
    return salted_hmac("network.proof_of_work", "altcha", algorithm="sha256").hexdigest()
