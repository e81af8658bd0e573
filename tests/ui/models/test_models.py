"""The sheet of models: what it shows, and getting one from a hub to the last byte with pause, stop and going on."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from studio.catalog import ModelCatalogue
from studio.core.progress import CancelToken, silent
from studio.core.signals import Post
from studio.ports.models import Device
from studio.ui.host import Host
from studio.ui.language import Language
from studio.ui.models import ModelsPanel
from studio.ui.shell.post import QtPost
from studio.ui.theme import Theme
from studio.workflows.models.models import ModelsDesk
from tests.catalog.conftest import MANIFEST
from tests.fakes import weights
from tests.fakes.hub import FakeHub, hub
from tests.ui.conftest import SaidNotes, settle
from tests.ui.goldens import compare

ROOT = Path(__file__).parents[3]
HEAVY = "transformer/diffusion_pytorch_model.safetensors"


class _OneCard(ModelCatalogue):
    """A machine with the same card wherever the test runs."""

    @override
    def device(self) -> Device:
        size = 24 << 30
        return Device(kind="cuda", name="RTX 4090", memory=size, free=size, ram=64 << 30, disk=1 << 40)


@pytest.fixture
def served() -> Iterator[FakeHub]:
    with hub() as own:
        own.repositories["maker/small"] = weights.pipeline()
        yield own


@pytest.fixture
def post(qtbot: QtBot) -> QtPost:
    return QtPost()


def _desk(tmp_path: Path, manifests: Path, address: str, post: Post, **environment: str) -> ModelsDesk:
    catalogue = _OneCard(
        manifests,
        tmp_path / "weights",
        tmp_path / "models.json",
        endpoint=address,
        environment=environment,
        home=tmp_path,
        patience=(0.0,),
    )
    return ModelsDesk(catalogue, post)


def _panel(qtbot: QtBot, host: Host, desk: ModelsDesk) -> ModelsPanel:
    moments = iter(range(0, 100_000, 2))
    panel = ModelsPanel(host, desk, now=lambda: float(next(moments)))

    def _gone(_widget: object) -> None:
        panel.release()
        desk.close()
        settle()

    qtbot.addWidget(panel, before_close_func=_gone)
    panel.resize(860, 560)
    panel.show()
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    return panel


@pytest.fixture
def small(qtbot: QtBot, host: Host, post: QtPost, served: FakeHub, tmp_path: Path) -> ModelsPanel:
    weights.lay(tmp_path / "catalogue", {"wan/small.toml": MANIFEST.encode()})
    return _panel(qtbot, host, _desk(tmp_path, tmp_path / "catalogue", served.address, post))


def test_from_not_here_to_here_and_away(qtbot: QtBot, small: ModelsPanel, host: Host) -> None:
    assert small.get.isVisible() and "Accept the licence" in small.get.text()
    assert not small.check.isVisible() and not small.remove.isVisible()
    small.get.click()
    qtbot.waitUntil(lambda: small.check.isVisible(), timeout=10_000)
    assert not small.get.isVisible() and small.remove.isVisible()
    small.check.click()
    qtbot.waitUntil(lambda: "well" in small.said, timeout=10_000)
    small.remove.click()
    qtbot.waitUntil(lambda: small.get.isVisible(), timeout=10_000)
    assert isinstance(host.notes, SaidNotes) and "free again" in host.notes.said[-1].text


def test_it_pauses_stops_and_goes_on(qtbot: QtBot, small: ModelsPanel, served: FakeHub) -> None:
    served.waiting = threading.Event()
    small.get.click()
    qtbot.waitUntil(lambda: bool(served.asked) and served.asked[-1][0] == HEAVY, timeout=10_000)
    small.pause.click()
    assert small.pause.text() == "Go on"
    small.pause.click()
    assert small.pause.text() == "Pause"
    small.stop.click()
    served.waiting.set()
    qtbot.waitUntil(lambda: small.get.isVisible() and "Go on" in small.get.text(), timeout=15_000)
    served.waiting = None
    small.get.click()
    qtbot.waitUntil(lambda: small.check.isVisible(), timeout=10_000)


def test_what_goes_wrong_is_said(qtbot: QtBot, small: ModelsPanel, served: FakeHub) -> None:
    served.page = True
    small.get.click()
    qtbot.waitUntil(lambda: "makes no sense" in small.said, timeout=10_000)
    assert small.get.isVisible() and small.get.isEnabled()


def test_the_switch(qtbot: QtBot, small: ModelsPanel) -> None:
    small.network.switch.chosen.emit("off")
    assert not small.get.isEnabled() and small.network.switch.value == "off"
    small.network.switch.chosen.emit("on")
    small.network.limit.chosen.emit("10")
    assert small.get.isEnabled() and small.network.limit.value == "10"


@pytest.mark.parametrize(("mode", "code"), [("dark", "en"), ("dark", "ja"), ("light", "ja")])
def test_how_it_looks(
    qtbot: QtBot, host: Host, post: QtPost, tmp_path: Path, _theme: Theme, _language: Language, mode: str, code: str
) -> None:
    _theme.set_mode("light" if mode == "light" else "dark")
    _language.set("ja" if code == "ja" else "en")
    desk = _desk(tmp_path, ROOT / "models" / "catalogue", "http://127.0.0.1:9", post)
    card = desk.catalogue.card("wan-2.2-ti2v-5b")
    own = weights.lay(tmp_path / "mine", weights.pipeline("WanPipeline"))
    desk.catalogue.add(own, card.id, silent, CancelToken())
    panel = _panel(qtbot, host, desk)
    panel.list.choose("minimax-h3" if code == "en" else "ltx-2.5-distilled")
    panel.retranslate()
    compare(panel, f"models_{code}_{mode}")
