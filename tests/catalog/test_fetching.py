"""Fetching over real HTTP: whole, cut short, changed, refused, nonsense; nothing half is ever used."""

import hashlib
import shutil
import threading
from pathlib import Path

import pytest

from studio.catalog import ModelCatalogue
from studio.core.errors import Cancelled, DiskError, InputError, MachineError
from studio.core.progress import CancelToken, silent
from studio.ports.models import Network
from tests.fakes.hub import COMMIT, FakeHub
from tests.fakes.weights import lay, pipeline

HEAVY = "transformer/diffusion_pytorch_model.safetensors"


def fetch(catalogue: ModelCatalogue) -> Path:
    return catalogue.fetch("small", True, silent, CancelToken()).folder


def test_a_model_comes_whole_and_is_used_from_then_on(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    assert catalogue.installed("small") is None
    told: list[tuple[str, int, int]] = []

    def _told(step: str, done: int, total: int) -> None:
        told.append((step, done, total))

    found = catalogue.fetch("small", True, _told, CancelToken())
    for path, data in pipeline().items():
        assert (found.folder / path).read_bytes() == data
    assert not (found.folder / "README.md").exists() and not (found.folder / "other").exists()
    assert found.commit == COMMIT and len(found.digest) == 64 and not found.shared
    total = sum(len(data) for data in pipeline().values())
    bytes_told = [step for step in told if step[0] == "fetch"]
    assert bytes_told[-1] == ("fetch", total, total) and found.bytes == total
    asked = len(fake_hub.asked)
    assert catalogue.fetch("small", True, silent, CancelToken()) == found == catalogue.installed("small")
    assert len(fake_hub.asked) == asked and catalogue.half("small") == 0
    assert catalogue.verify("small", silent, CancelToken()) == ()


def test_a_licence_is_accepted_first(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    with pytest.raises(InputError, match="has not been accepted"):
        catalogue.fetch("small", False, silent, CancelToken())
    assert fake_hub.asked == []


def test_a_cut_connection_goes_on_where_it_was(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.cut[HEAVY] = [1000, 500]
    folder = fetch(catalogue)
    assert (folder / HEAVY).read_bytes() == pipeline()[HEAVY]
    begins = [begin for path, begin in fake_hub.asked if path == HEAVY]
    assert begins[0] == 0 and begins == sorted(begins) and begins[-1] > 0


def test_what_stays_cut_is_told_kept_and_gone_on_with(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.cut[HEAVY] = [1000, 0, 0, 0]
    with pytest.raises(MachineError, match="connection broke") as caught:
        fetch(catalogue)
    assert "kept" in caught.value.todo
    assert catalogue.installed("small") is None and catalogue.half("small") >= 1000
    fetch(catalogue)
    assert catalogue.installed("small") is not None


def test_a_hub_that_knows_no_ranges_begins_anew(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.ranges = False
    fake_hub.cut[HEAVY] = [1000]
    assert (fetch(catalogue) / HEAVY).read_bytes() == pipeline()[HEAVY]


@pytest.mark.parametrize("path", [HEAVY, "vae/config.json"])
def test_changed_bytes_are_never_used(catalogue: ModelCatalogue, fake_hub: FakeHub, path: str) -> None:
    data = bytearray(pipeline()[path])
    data[-3] ^= 4
    fake_hub.changed[path] = bytes(data)
    with pytest.raises(MachineError, match="not what it should be"):
        fetch(catalogue)
    assert catalogue.installed("small") is None
    fake_hub.changed.clear()
    assert (fetch(catalogue) / path).read_bytes() == pipeline()[path]


def test_more_bytes_than_promised_are_refused(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.changed[HEAVY] = pipeline()[HEAVY] + b"more"
    with pytest.raises(MachineError, match="more of"):
        fetch(catalogue)


@pytest.mark.parametrize("status", [401, 403])
def test_who_may_not_is_told_what_to_do(catalogue: ModelCatalogue, fake_hub: FakeHub, status: int) -> None:
    fake_hub.refuse = status
    with pytest.raises(InputError) as caught:
        fetch(catalogue)
    assert "log in" in caught.value.todo


@pytest.mark.parametrize("status", [404, 500])
def test_other_refusals(catalogue: ModelCatalogue, fake_hub: FakeHub, status: int) -> None:
    fake_hub.refuse = status
    with pytest.raises((InputError, MachineError), match=r"hub"):
        fetch(catalogue)


@pytest.mark.parametrize(
    "listing",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"id": "x", "sha": null, "siblings": []}',
        b'{"id": "x", "sha": "abc", "siblings": [{"rfilename": "../../evil.safetensors", "size": 3}]}',
        b'{"id": "x", "sha": "abc", "siblings": [{"rfilename": "/etc/evil.safetensors", "size": 3}]}',
        b'{"id": "x", "sha": "abc", "siblings": [{"rfilename": "transformer/x.safetensors", "size": "many"}]}',
        b'{"id": "x", "sha": "abc", "siblings": 7}',
    ],
)
def test_a_listing_of_nonsense(catalogue: ModelCatalogue, fake_hub: FakeHub, listing: bytes, tmp_path: Path) -> None:
    fake_hub.listing = listing
    with pytest.raises((MachineError, InputError)) as caught:
        fetch(catalogue)
    assert caught.value.todo
    assert catalogue.installed("small") is None and not list(tmp_path.rglob("evil*"))


def test_a_page_in_place_of_a_file(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.page = True
    with pytest.raises(MachineError, match="makes no sense"):
        fetch(catalogue)


def test_pickled_weights_are_refused(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    files = {path: data for path, data in pipeline().items() if not path.endswith(".safetensors")}
    fake_hub.repositories["maker/small"] = {**files, "transformer/pytorch_model.bin": b"\x80\x04."}
    with pytest.raises(InputError, match="pickled"):
        fetch(catalogue)


def test_a_pickle_that_is_called_safetensors(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.repositories["maker/small"][HEAVY] = b"\x80\x04\x95" + b"x" * 90
    with pytest.raises(MachineError, match="damaged"):
        fetch(catalogue)
    assert catalogue.installed("small") is None


def test_one_that_is_not_published_in_the_form_of_diffusers(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    del fake_hub.repositories["maker/small"]["model_index.json"]
    with pytest.raises(InputError, match="form that diffusers reads"):
        fetch(catalogue)


def test_no_network(tmp_path: Path, manifests: Path) -> None:
    nobody = ModelCatalogue(
        manifests,
        tmp_path / "w",
        tmp_path / "m",
        endpoint="http://127.0.0.1:9",
        environment={},
        home=tmp_path,
        patience=(),
    )
    with pytest.raises(MachineError, match="cannot be reached"):
        fetch(nobody)


@pytest.mark.parametrize("name", ["EKONTE_OFFLINE", "HF_HUB_OFFLINE"])
def test_the_environment_forbids_the_network(
    catalogue: ModelCatalogue, fake_hub: FakeHub, environment: dict[str, str], name: str
) -> None:
    environment[name] = "1"
    with pytest.raises(MachineError, match=name):
        fetch(catalogue)
    assert fake_hub.asked == [] and catalogue.network.off


def test_the_switch_forbids_the_network(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    catalogue.set_network(Network(forbidden=True))
    with pytest.raises(MachineError, match="switched off"):
        fetch(catalogue)
    assert fake_hub.asked == []
    catalogue.set_network(Network())
    fetch(catalogue)


def test_a_disk_without_room(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    told = fake_hub.siblings("maker/small")
    for entry in told:
        if entry["rfilename"] == HEAVY:
            entry["size"] = 1 << 50
            entry["lfs"] = {"sha256": "0" * 64, "size": 1 << 50, "pointerSize": 1}
    import json

    fake_hub.listing = json.dumps({"id": "maker/small", "sha": COMMIT, "siblings": told}).encode()
    with pytest.raises(DiskError, match="not enough room"):
        fetch(catalogue)
    assert fake_hub.asked == []


def test_stopping_keeps_what_is_here(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    fake_hub.waiting = threading.Event()
    cancel = CancelToken()

    def _told(step: str, done: int, total: int) -> None:
        if step == "fetch" and done > 500:
            cancel.cancel()
            assert fake_hub.waiting
            fake_hub.waiting.set()

    with pytest.raises(Cancelled):
        catalogue.fetch("small", True, _told, cancel)
    assert catalogue.installed("small") is None and catalogue.half("small") > 0
    fetch(catalogue)


def test_the_hubs_own_cache_is_used_and_left_alone(
    catalogue: ModelCatalogue, fake_hub: FakeHub, environment: dict[str, str], tmp_path: Path
) -> None:
    cache = tmp_path / "hf"
    environment["HF_HUB_CACHE"] = str(cache)
    lay(cache / "models--maker--small" / "snapshots" / COMMIT, pipeline())
    found = catalogue.installed("small")
    assert found is not None and found.shared and cache.resolve() in found.folder.parents
    assert catalogue.fetch("small", True, silent, CancelToken()) == found
    assert fake_hub.asked == [] and catalogue.remove("small") == 0 and found.folder.is_dir()
    assert catalogue.verify("small", silent, CancelToken()) == ()
    (found.folder / HEAVY).unlink()
    assert catalogue.installed("small") is None


def test_a_file_that_comfyui_has_is_not_fetched_again(
    catalogue: ModelCatalogue, fake_hub: FakeHub, environment: dict[str, str], tmp_path: Path
) -> None:
    comfy = tmp_path / "comfy" / "models"
    lay(comfy, {"diffusion_models/whatever.safetensors": pipeline()[HEAVY]})
    environment["EKONTE_COMFYUI"] = str(comfy.parent)
    found = catalogue.fetch("small", True, silent, CancelToken())
    assert (found.folder / HEAVY).is_symlink() and (found.folder / HEAVY).read_bytes() == pipeline()[HEAVY]
    assert HEAVY not in {path for path, _ in fake_hub.asked} and found.shared
    catalogue.remove("small")
    assert (comfy / "diffusion_models" / "whatever.safetensors").is_file()


def test_a_blob_of_the_hubs_cache_is_not_fetched_again(
    catalogue: ModelCatalogue, fake_hub: FakeHub, environment: dict[str, str], tmp_path: Path
) -> None:
    environment["HF_HOME"] = str(tmp_path / "hf")
    data = pipeline()[HEAVY]
    blobs = tmp_path / "hf" / "hub" / "models--maker--small" / "blobs"
    lay(blobs, {hashlib.sha256(data).hexdigest(): data})
    fetch(catalogue)
    assert HEAVY not in {path for path, _ in fake_hub.asked}


def test_a_manifest_that_knows_better(catalogue: ModelCatalogue, fake_hub: FakeHub, manifests: Path) -> None:
    file = manifests / "wan" / "small.toml"
    text = file.read_text("utf-8").replace(
        "[licence]", f'[[files]]\npath = "{HEAVY}"\nsize = 12\nsha256 = "{"a" * 64}"\n\n[licence]'
    )
    file.write_text(text, "utf-8")
    with pytest.raises(MachineError, match="not the file that the manifest tells of"):
        fetch(catalogue)
    assert fake_hub.asked == []


def test_speed_is_held(catalogue: ModelCatalogue, fake_hub: FakeHub) -> None:
    from studio.catalog.pace import Pace

    clock = [0.0]

    def _sleep(seconds: float) -> None:
        clock[0] += seconds

    pace = Pace(1000, now=lambda: clock[0], sleep=_sleep)
    for _ in range(10):
        pace.passed(500, CancelToken())
    assert 3.9 <= clock[0] <= 5.1
    catalogue.set_network(Network(bytes_per_second=50_000_000))
    assert catalogue.network.bytes_per_second == 50_000_000
    fetch(catalogue)


def test_what_was_lost_is_not_used(catalogue: ModelCatalogue) -> None:
    folder = fetch(catalogue)
    (folder / HEAVY).write_bytes(pipeline()[HEAVY][:-1])
    assert catalogue.installed("small") is None
    assert any("bytes instead of" in line for line in catalogue.verify("small", silent, CancelToken()))
    shutil.rmtree(folder / "vae")
    assert len(catalogue.verify("small", silent, CancelToken())) == 3
    assert catalogue.fetch("small", True, silent, CancelToken()).folder == folder
    data = bytearray(pipeline()[HEAVY])
    data[-1] ^= 1
    (folder / HEAVY).write_bytes(data)
    assert catalogue.verify("small", silent, CancelToken()) == (f"{HEAVY} has other bytes than it had.",)
    assert catalogue.remove("small") > 0 and catalogue.installed("small") is None and not folder.exists()
