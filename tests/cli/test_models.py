"""``ekonte models`` against a local hub: listed, fetched, checked, removed, with the right exit statuses."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.catalog import ModelCatalogue
from tests.catalog.conftest import MANIFEST
from tests.cli.entry import fake_doors
from tests.fakes import weights
from tests.fakes.hub import FakeHub, hub
from tests.fakes.studio import FakeStudio

Answer = tuple[int, str, str]
Call = Callable[..., Answer]


@pytest.fixture
def served() -> Iterator[FakeHub]:
    with hub() as own:
        own.repositories["maker/small"] = weights.pipeline()
        yield own


@pytest.fixture
def call(tmp_path: Path, served: FakeHub, capsys: pytest.CaptureFixture[str]) -> Call:
    weights.lay(tmp_path / "catalogue", {"wan/small.toml": MANIFEST.encode()})
    nothing = dict[str, str]()
    own = ModelCatalogue(
        tmp_path / "catalogue",
        tmp_path / "weights",
        tmp_path / "models.json",
        endpoint=served.address,
        environment=nothing,
        home=tmp_path,
        patience=(),
    )
    studio = FakeStudio(models=own)
    doors = replace(fake_doors(), studio=lambda: studio)

    def _call(*arguments: str) -> Answer:
        status = answer(["models", *arguments], doors)
        said = capsys.readouterr()
        return status, said.out, said.err

    return _call


def _json(told: str) -> dict[str, object]:
    return json.loads(told)


def test_from_the_list_to_the_weights_and_away_again(call: Call) -> None:
    status, out, _ = call("list", "--json")
    assert status == 0 and _json(out)["state"] == "absent" and _json(out)["licence_to_accept"] is True
    status, out, err = call("get", "small")
    assert (status, out) == (2, "") and "Be kind." in err and "none of: US" in err
    status, out, _ = call("get", "small", "--accept", "--json")
    told = _json(out)
    assert status == 0 and told["state"] == "here" and Path(str(told["folder"])).is_dir()
    assert "small" in call("list", "--here")[1] and "here" in call("list")[1]
    assert _json(call("verify", "small", "--json")[1]) == {"id": "small", "state": "valid", "wrong": []}
    heavy = Path(str(told["folder"])) / "vae" / "diffusion_pytorch_model.safetensors"
    heavy.write_bytes(heavy.read_bytes()[:-1])
    status, out, _ = call("verify", "small", "--json")
    assert status == 3 and _json(out)["state"] == "damaged"
    status, out, _ = call("remove", "small", "--json")
    assert status == 0 and int(str(_json(out)["freed_bytes"])) > 0 and _json(out)["still_here"] is False
    assert call("verify", "small")[0] == 2


def test_what_is_known_of_a_model(call: Call) -> None:
    status, out, _ = call("info", "small")
    assert status == 0 and "832x480" in out and "Be kind." in out and " 1. " in out
    told = _json(call("info", "small", "--json")[1])
    assert told["schedules"] == [{"name": "standard", "steps": 40, "guidance": 4.0, "sigmas": []}]
    assert told["ladder"] and told["licence_not_in"] == ["US"]
    status, _, err = call("info", "smoll")
    assert status == 2 and "small" in err


def test_own_weights(call: Call, tmp_path: Path) -> None:
    source = weights.lay(tmp_path / "My model ✓", weights.pipeline())
    status, out, _ = call("add", str(source))
    assert status == 0 and out.startswith("My-model  wan")
    assert call("add", str(source), "--as", "My-model")[0] == 2
    assert call("add", str(tmp_path / "nothing"))[0] == 2
    assert _json(call("remove", "My-model", "--json")[1])["still_here"] is False and source.is_dir()


def test_the_switch(call: Call, served: FakeHub) -> None:
    assert call("network", "off", "--limit", "5")[1].split() == ["network", "off", "limit", "5.0", "MB/s"]
    assert _json(call("network", "--json")[1])["forbidden_by"] == "switch"
    status, _, err = call("get", "small", "--accept")
    assert status == 3 and "switched off" in err and served.asked == []
    assert call("network", "maybe")[0] == 2
    assert call("network", "on")[0] == 0 and call("get", "small", "--accept")[0] == 0


def test_a_hub_that_fails_is_this_machines_trouble(call: Call, served: FakeHub) -> None:
    served.listing = b"<html>"
    status, _, err = call("get", "small", "--accept")
    assert status == 3 and "makes no sense" in err and "Try again" in err
    served.listing, served.refuse = None, 401
    status, _, err = call("get", "small", "--accept")
    assert status == 2 and "log in" in err
