"""The demo's own port."""

import socket

from medborgarbudget.demo.site import HOST, _reserved_port

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
