import hashlib
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import InputError
from studio.project.scene import Scene, Subject
from studio.stage.acting import paths
from studio.stage.acting.performer import PersonPerformer
from studio.stage.brought.body import person_of
from studio.stage.brought.cast import BroughtCast
from studio.stage.brought.figure import FigurePerformer
from studio.stage.brought.motions import Motions, nodes_at, stance_at
from studio.stage.brought.read import model_of_bytes
from studio.stage.brought.solid import thing_of
from studio.stage.brought.words import own_digest, own_height, own_sort, word_for
from studio.stage.people.cast import Casting
from studio.stage.people.skeleton import Skeleton
from studio.stage.performer import Beat, Score
from tests.fakes import glb
from tests.fakes.rigs import RIGS, rigged

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def ours() -> Skeleton:
    return Casting(RESOURCES).person("man", {}, seed=1, style="photoreal", lod=2).skeleton


def _walk(metres: float = 4.0, seconds: float = 3.0) -> Score:
    path = paths.straight((0.0, 0.0, 0.0), (metres, 0.0, 0.0), 0.0, seconds)
    return Score(beats=(Beat(action="walk", start=0.0, end=seconds, path=path),))


@pytest.mark.parametrize("scale", [1.0, 100.0])
def test_a_persons_figure_stands_upright_with_its_arms_down(ours: Skeleton, scale: float) -> None:
    person = person_of(model_of_bytes(glb.human(scale).written(), "f.glb"), "robot", ours)
    assert 1.6 < person.height < 1.9
    assert person.baked.positions[:, 2].min() == pytest.approx(0.0, abs=1e-4)
    skeleton = person.skeleton
    assert skeleton.joint("LeftHand")[1] > 0.1 > -0.1 > skeleton.joint("RightHand")[1]
    assert skeleton.joint("LeftHand")[2] < skeleton.joint("LeftArm")[2] - 0.3  # no longer stretched out
    assert np.ptp(person.baked.positions[:, 1]) < 1.1


def test_a_persons_figure_walks_and_its_feet_stay(ours: Skeleton) -> None:
    person = person_of(model_of_bytes(glb.human().written(), "f.glb"), "robot", ours)
    performer = PersonPerformer(person, _walk())
    foot = person.skeleton.index["LeftFoot"]
    track = np.array([performer.bent(t)[1].positions[foot] for t in np.arange(0.3, 2.7, 0.02)])
    assert track[-1, 0] - track[0, 0] > 2.0
    on_ground = track[:, 2] < track[:, 2].min() + 0.012
    steps = np.abs(np.diff(track[:, 0]))[on_ground[1:] & on_ground[:-1]]
    assert len(steps) > 15 and np.median(steps) < 0.004  # of two centimetres that the figure goes meanwhile
    assert any(cue.kind == "footstep" for cue in performer.cues)


def test_it_is_the_same_each_time(ours: Skeleton) -> None:
    a, b = (
        PersonPerformer(person_of(model_of_bytes(glb.human().written(), "f.glb"), "robot", ours), _walk()).at(1.1)
        for _ in range(2)
    )
    assert all(np.array_equal(x, y) for x, y in zip(a.positions, b.positions, strict=True))


def test_a_walk_is_played_by_the_way_it_goes() -> None:
    model = model_of_bytes(glb.stick().written(), "stick.glb")
    performer = FigurePerformer(model, "stick", _walk())
    motion = Motions(model).of("walk")
    assert motion is not None and motion.stride_m > 0.1 and not performer.as_a_whole
    still = FigurePerformer(model, "stick", Score(beats=(Beat(action="stand", start=0.0, end=3.0),)))

    def bend(who: FigurePerformer, t: float) -> float:
        points = who.at(t).positions[0]
        return float(np.ptp(points[:, 0]))

    assert max(bend(performer, t) for t in np.arange(0.5, 2.5, 0.05)) > bend(still, 1.0) + 0.1
    low, high = performer.bounds(1.5)
    middle = performer.at(1.5).positions[0].mean(0)
    assert low[0] - 0.3 < middle[0] < high[0] + 0.3


def test_a_clip_turns_its_nodes() -> None:
    model = model_of_bytes(glb.stick().written(), "stick.glb")
    motion = Motions(model).of("walk")
    before, after = nodes_at(model, stance_at(model, motion, 0.0)), nodes_at(model, stance_at(model, motion, 0.25))
    upper = model.names.index("upper")
    assert not np.allclose(before[upper], after[upper], atol=0.05)


def test_what_has_no_clip_for_it_is_moved_as_a_whole_and_says_so() -> None:
    model = model_of_bytes(glb.cube().written(), "cube.glb")
    performer = FigurePerformer(model, "cube", _walk())
    assert performer.as_a_whole
    assert performer.at(2.0).positions[0][:, 0].mean() > performer.at(1.0).positions[0][:, 0].mean() + 0.5


def test_a_thing_has_a_hull_and_a_mass_by_its_size() -> None:
    small = thing_of(model_of_bytes(glb.cube().written(), "cube.glb"), "cube")
    assert small.colliders[0].shape == "hull" and 250 < small.mass_kg < 400
    assert small.size == pytest.approx((1.0, 1.0, 1.0))


def test_words_of_the_stage_say_who_plays() -> None:
    word = word_for("person", 1.725, "ab" * 32)
    assert (own_sort(word), own_height(word), own_digest(word)) == ("person", 1.725, "ab" * 32)
    assert own_sort("dog") is None


def _scene(digest: str, action: str = "stand") -> Scene:
    return Scene(subjects=(Subject(kind="robot", action=action, attributes={"model": digest}),))


def test_a_file_that_is_missing_or_another_is_told(tmp_path: Path) -> None:
    data = glb.cube().written()
    digest = hashlib.sha256(data).hexdigest()
    with pytest.raises(InputError, match="is not here"):
        BroughtCast().scene(_scene(digest), {})
    file = tmp_path / "a.glb"
    file.write_bytes(glb.cube((0.0, 0.0, 1.0, 1.0)).written())
    with pytest.raises(InputError, match="not the one that this was made with"):
        BroughtCast().scene(_scene(digest), {digest: file})
    file.write_bytes(data)
    scene = BroughtCast().scene(_scene(digest), {digest: file})
    assert own_sort(scene.subjects[0].kind) == "thing"


def test_who_plays_depends_on_what_it_is_to_do(tmp_path: Path) -> None:
    cast = BroughtCast()

    def sort(file: glb.GlbFile, action: str) -> str | None:
        data = file.written()
        digest = hashlib.sha256(data).hexdigest()
        (tmp_path / digest).write_bytes(data)
        return own_sort(cast.scene(_scene(digest, action), {digest: tmp_path / digest}).subjects[0].kind)

    assert sort(glb.human(), "dance") == "person"
    assert sort(glb.stick(), "walk") == "animal"
    assert sort(glb.cube(), "walk") == "animal"
    assert sort(glb.cube(), "fall") == "thing"


@pytest.mark.parametrize("rig", sorted(RIGS))
def test_rigs_of_other_programs_walk(ours: Skeleton, rig: str) -> None:
    model = model_of_bytes(rigged(RIGS[rig]).written(), f"{rig}.glb")
    person = person_of(model, "robot", ours)
    skeleton = person.skeleton
    assert 1.65 < person.height < 1.85
    assert skeleton.joint("LeftHand")[1] > 0.1 > -0.1 > skeleton.joint("RightHand")[1]
    assert skeleton.joint("LeftHand")[2] < skeleton.joint("LeftArm")[2] - 0.3
    assert skeleton.joint("LeftToeBase")[0] > skeleton.joint("LeftFoot")[0] + 0.05  # it looks where it goes
    performer = PersonPerformer(person, _walk())
    foot = skeleton.index["LeftFoot"]
    track = np.array([performer.bent(t)[1].positions[foot] for t in np.arange(0.3, 2.7, 0.02)])
    assert track[-1, 0] - track[0, 0] > 2.0
    still = np.abs(np.diff(track[:, 0]))[(track[:, 2] < track[:, 2].min() + 0.012)[1:]]
    assert np.median(still) < 0.004
    points = np.concatenate(performer.at(1.5).positions)
    assert np.ptp(points[:, 1]) < 0.9 and -0.02 < float(points[:, 2].min()) < 0.02


def test_a_brought_thing_is_taken_by_its_thin_end() -> None:
    file = glb.GlbFile()
    blade = glb.CUBE_POINTS * [0.08, 0.7, 0.01] + [0.0, 0.3, 0.0]
    handle = glb.CUBE_POINTS * [0.02, 0.3, 0.02]
    file.node(
        mesh=file.mesh(np.concatenate([blade, handle]), np.concatenate([glb.CUBE_TRIANGLES, glb.CUBE_TRIANGLES + 8]))
    )
    sword = thing_of(model_of_bytes(file.written(), "sword.glb"), "sword")
    grip = sword.sockets["grip"]
    assert sword.handheld
    assert 0.05 < grip[2, 3] < 0.3  # on the handle
    assert grip[:, 2] == pytest.approx((0, 0, 1))  # the blade goes up from it
    middle = thing_of(model_of_bytes(glb.cube().written(), "cube.glb"), "cube").sockets["grip"]
    assert middle[:, 3] == pytest.approx((0, 0, 0.5), abs=1e-5)


def test_what_somebody_holds_does_not_stand_beside_them(tmp_path: Path) -> None:
    data = glb.cube().written()
    digest = hashlib.sha256(data).hexdigest()
    file = tmp_path / "a.glb"
    file.write_bytes(data)
    man = Subject(kind="man", action="walk", attributes={"holding": "box_of_mine"})
    mine = Subject(kind="box_of_mine", attributes={"model": digest})
    scene = BroughtCast().scene(Scene(subjects=(man, mine)), {digest: file})
    assert [one.kind for one in scene.subjects] == ["man"]
    assert own_digest(scene.subjects[0].attributes["holding"]) == digest
    away = BroughtCast().scene(Scene(subjects=(Subject(kind="man"), mine)), {digest: file})
    assert len(away.subjects) == 2
