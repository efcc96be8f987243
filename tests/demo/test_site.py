"""The demo's own port."""

import socket

import pytest

from medborgarbudget.demo.site import HOST, _reserved_port

# Beside each other, in two processes, these tests would take the port from one another.
pytestmark = pytest.mark.xdist_group("port")

PREFERRED = 8300


def test_two_demos_that_start_at_once_never_share_a_port() -> None:
    with _reserved_port(PREFERRED) as first, _reserved_port(PREFERRED) as second:
        assert first != second


def test_a_port_somebody_listens_on_is_passed_over() -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with _reserved_port(port) as found:
            assert found > port


def test_a_port_is_free_again_when_the_demo_has_stopped() -> None:
    with _reserved_port(PREFERRED) as first:
        pass
    with _reserved_port(PREFERRED) as second:
        assert second == first
