"""A wheel without its built parts is never made."""

import pytest

from hatch_build import BuiltPartsHook


def hook(root):
    return BuiltPartsHook(str(root), {}, None, None, "", "wheel")


def test_building_without_assets_fails_and_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"site\.css.*\./run build"):
        hook(tmp_path).initialize("standard", {})


def test_an_editable_installation_needs_no_assets(tmp_path):
    hook(tmp_path).initialize("editable", {})
