"""Deeds of several, and with things between them: hands by contact, feet on the ground, what moves where it belongs."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.stage.acting.performer import PersonPerformer
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.performer import Performer
from studio.stage.things import PropPerformer

RESOURCES = Path(__file__).parents[4] / "resources"
SECONDS = 5.0
MOMENTS = (0.6, 1.7, 2.9, 4.3)


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def shot(engine: StageEngine, place: str, *subjects: Subject, words: tuple[str, ...] = ()) -> StagePerformance:
    scene = Scene(subjects=subjects, place=place, surroundings=words, camera=Camera(move="static"))
    made = engine.stage(ShotRequest(scene=scene, size=(128, 72), seconds=SECONDS), silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


def thing(made: StagePerformance, kind: str) -> PropPerformer:
    found: Performer = next(one for one in made.performers if one.kind == kind)
    assert isinstance(found, PropPerformer)
    return found


def people(made: StagePerformance) -> list[PersonPerformer]:
    return [one for one in made.performers if isinstance(one, PersonPerformer)]


def hand(who: Performer, side: str, t: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return who.socket(f"{side}_hand", t)[:, 3].astype(np.float64)


def near(one: PropPerformer, point: np.ndarray[tuple[int, ...], np.dtype[np.float64]], t: float) -> float:
    """Metres from a point to the nearest corner of a thing."""
    return float(min(np.linalg.norm(mesh - point, axis=1).min() for mesh in one.at(t).positions if len(mesh)))


def gap(one: Performer, point: np.ndarray[tuple[int, ...], np.dtype[np.float64]], t: float) -> float:
    """Metres from a point to the box that a thing fills."""
    low, high = (np.array(corner) for corner in one.bounds(t))
    return float(np.linalg.norm(np.maximum(np.maximum(low - point, point - high), 0.0)))


@pytest.mark.parametrize(("deed", "kind"), [("knead", "dough"), ("mix", "ladle"), ("wrap", "dumpling")])
def test_who_cooks_has_a_hand_at_it(engine: StageEngine, deed: str, kind: str) -> None:
    cook = Subject(kind="woman", action="cook", attributes={"deed": deed, "target": "gyoza"})
    made = shot(engine, "kitchen", cook)
    (who,) = people(made)
    at = [one for one in made.performers if one.kind == kind and isinstance(one, PropPerformer)]
    for t in MOMENTS:
        assert min(gap(one, hand(who, "right", t), t) for one in at) < 0.06


def test_who_fries_has_the_wok_and_a_spoon_over_flames(engine: StageEngine) -> None:
    made = shot(engine, "street", Subject(kind="man", action="cook", attributes={"deed": "fry", "target": "noodles"}))
    (who,) = people(made)
    wok, fire = thing(made, "wok"), thing(made, "fire")
    for t in MOMENTS:
        assert near(wok, hand(who, "left", t), t) < 0.06
        assert gap(thing(made, "ladle"), hand(who, "right", t), t) < 0.05
    assert np.hypot(*(wok.matrix(1.0)[:2, 3] - fire.matrix(1.0)[:2, 3])) < 0.1


def test_two_work_side_by_side_and_not_in_each_other(engine: StageEngine) -> None:
    both = [
        Subject(kind=kind, action="cook", attributes={"deed": "wrap", "target": "gyoza"}) for kind in ("woman", "girl")
    ]
    one, other = people(shot(engine, "kitchen", *both))
    assert np.linalg.norm(one.socket("hips", 1.0)[:2, 3] - other.socket("hips", 1.0)[:2, 3]) > 0.6


def test_a_thing_goes_from_hand_to_hand(engine: StageEngine) -> None:
    giver = Subject(kind="man", action="carry", attributes={"deed": "hand", "holding": "gift", "target": "old_woman"})
    made = shot(engine, "street", giver, Subject(kind="old_woman", attributes={"age": "old"}))
    one, other = people(made)
    gift = thing(made, "gift")
    assert gap(gift, hand(one, "right", 0.4), 0.4) < 0.05 < gap(gift, hand(other, "right", 0.4), 0.4)
    assert gap(gift, hand(other, "right", 4.8), 4.8) < 0.05 < gap(gift, hand(one, "right", 4.8), 4.8)
    steps = [np.linalg.norm(gift.matrix(t + 0.02)[:, 3] - gift.matrix(t)[:, 3]) for t in np.linspace(0, 4.9, 99)]
    assert max(steps) < 0.06  # nothing jumps


def test_scissors_are_at_the_hair_of_who_sits(engine: StageEngine) -> None:
    made = shot(
        engine, "room", Subject(kind="barber", attributes={"deed": "cut"}), Subject(kind="woman"), words=("salon",)
    )
    customer = next(one for one in people(made) if one.kind == "woman")
    barber = next(one for one in people(made) if one.kind != "woman")
    assert customer.focus(1.0)[2] < barber.focus(1.0)[2] - 0.25
    for t in MOMENTS:
        blade = thing(made, "scissors")
        assert near(blade, hand(barber, "right", t), t) < 0.05
        assert near(blade, customer.socket("head", t)[:, 3].astype(float), t) < 0.25


def test_a_nurse_holds_the_hand_of_who_lies_in_the_bed(engine: StageEngine) -> None:
    patient = Subject(kind="old_man", action="lie", attributes={"age": "old", "on": "bed"})
    nurse = Subject(kind="nurse", action="talk", attributes={"deed": "clasp", "holding_word": "hand"})
    made = shot(engine, "room", patient, nurse, words=("sickroom",))
    lies, stands = people(made)
    assert abs(lies.focus(1.0)[2] - 0.72) < 0.2
    for t in MOMENTS:
        assert np.linalg.norm(hand(stands, "right", t) - hand(lies, "right", t)) < 0.12


def test_who_sleeps_over_books_has_the_head_on_the_table(engine: StageEngine) -> None:
    student = Subject(kind="student", action="sleep")
    waker = Subject(kind="woman", action="push", attributes={"deed": "tap", "on": "shoulder:student"})
    made = shot(engine, "room", student, waker, words=("library", "book"))
    asleep, awake = people(made)
    top = thing(made, "table").bounds(0.0)[1][2]
    assert 0.0 < asleep.focus(1.0)[2] - top < 0.4
    assert asleep.bent_awake(2.0) < 0.1
    shoulder = asleep.socket("head", 2.0)[:, 3].astype(float)
    assert min(np.linalg.norm(hand(awake, "left", t) - shoulder) for t in (1.0, 1.2, 1.4)) < 0.4


def test_six_bear_a_shrine_and_two_a_sofa(engine: StageEngine) -> None:
    made = shot(engine, "street", Subject(kind="man", count=3, action="carry"), words=("portable_shrine",))
    assert len(people(made)) == 6
    for t in MOMENTS:
        for who in people(made):
            m = thing(made, "portable_shrine").matrix(t).astype(float)
            own = [m[:, :3].T @ (hand(who, side, t) - m[:, 3]) for side in ("left", "right")]  # poles are along its x
            assert min(np.hypot(abs(y) - 0.40, z) for _, y, z in own) < 0.16
            assert abs(min(float(mesh[:, 2].min()) for mesh in who.at(t).positions)) < 0.08
    movers = Subject(kind="man", count=2, action="carry", attributes={"target": "sofa"})
    made = shot(engine, "street", movers, Subject(kind="sofa"))
    for t in MOMENTS:
        for who in people(made):
            assert all(gap(thing(made, "sofa"), hand(who, side, t), t) < 0.08 for side in ("left", "right"))


def test_a_swing_goes_to_and_fro_with_and_without_a_child(engine: StageEngine) -> None:
    child, grandpa = Subject(kind="girl", attributes={"age": "child"}), Subject(kind="old_man", action="push")
    made = shot(engine, "park", grandpa, child, words=("swing",))
    girl, pusher = (next(one for one in people(made) if one.kind == kind) for kind in ("girl", "old_man"))
    board = thing(made, "swing")
    for t in MOMENTS:
        assert np.linalg.norm(girl.socket("hips", t)[:, 3] - board.matrix(t)[:, 3]) < 0.25
        assert np.linalg.norm(pusher.socket("root", t)[:2, 3] - pusher.socket("root", 0.0)[:2, 3]) < 0.1
    heights = [float(board.matrix(t)[2, 3]) for t in np.linspace(0, 4, 60)]
    assert max(heights) - min(heights) > 0.1
    alone = shot(engine, "park", Subject(kind="swing", action="swing"))
    assert not people(alone)
    assert np.ptp([float(thing(alone, "swing").matrix(t)[0, 3]) for t in np.linspace(0, 4, 60)]) > 0.2


def test_a_class_listens_and_one_hand_is_up(engine: StageEngine) -> None:
    boy = Subject(kind="boy", action="wave", attributes={"age": "child", "deed": "raise"})
    made = shot(
        engine, "classroom", Subject(kind="teacher", action="write", then=("talk",)), boy, words=("blackboard",)
    )
    assert len(people(made)) >= 6
    raised = next(one for one in people(made) if one.kind == "boy" and one.score.beats[0].hands)
    assert hand(raised, "right", 4.0)[2] > raised.focus(4.0)[2] > hand(raised, "right", 0.2)[2]
    taught = next(one for one in people(made) if one.kind == "teacher")
    ahead = [taught.socket("root", t)[:2, 0].astype(float) for t in (0.3, 4.8)]
    assert float(ahead[0] @ ahead[1]) < 0.0  # turned round from the board


def test_two_at_chess_sit_face_to_face_and_touch_the_board(engine: StageEngine) -> None:
    made = shot(
        engine, "park", Subject(kind="old_man", count=2, action="sit", attributes={"age": "old"}), words=("chess",)
    )
    one, other = people(made)
    ways = [who.socket("root", 1.0)[:2, 0].astype(float) for who in (one, other)]
    assert float(ways[0] @ ways[1]) < -0.6
    board = thing(made, "chess_board")
    for who in (one, other):
        assert min(near(board, hand(who, "right", t), t) for t in np.linspace(0.2, 4.8, 24)) < 0.10


def test_beasts_have_their_tea_about_the_pot(engine: StageEngine) -> None:
    guests = [Subject(kind=kind) for kind in ("bear", "rabbit", "mouse")]
    made = shot(engine, "forest", *guests, Subject(kind="teacup"))
    pot = thing(made, "teapot").matrix(0.0)[:3, 3]
    for kind in ("bear", "rabbit", "mouse"):
        beast = next(one for one in made.performers if one.kind == kind)
        assert 0.4 < float(np.hypot(*(np.array(beast.focus(1.0))[:2] - pot[:2]))) < 2.6
    assert sum(one.kind == "teacup" for one in made.performers) == 3


def test_a_mechanic_comes_out_from_under_the_car(engine: StageEngine) -> None:
    mechanic = Subject(kind="mechanic", action="skate", attributes={"deed": "slide, wipe", "under": "car"})
    made = shot(engine, "room", mechanic, Subject(kind="car"), words=("garage",))
    (who,) = people(made)
    car = next(one for one in made.performers if one.kind == "car")
    low, high = (np.array(corner) for corner in car.bounds(0.2))
    head = np.array(who.focus(0.2))
    assert np.all(head[:2] > low[:2]) and np.all(head[:2] < high[:2]) and head[2] < 0.5
    after = np.array(who.focus(4.5))
    assert after[2] > 1.4 and float(np.hypot(*(after[:2] - head[:2]))) > 1.2
    assert np.linalg.norm(hand(who, "left", 4.5) - hand(who, "right", 4.5)) < 0.2


def test_a_balloon_leaves_the_hand_and_a_hat_is_ahead_of_who_wants_it(engine: StageEngine) -> None:
    girl = Subject(kind="girl", action="fly", attributes={"age": "child", "target": "balloon", "deed": "let_fly"})
    made = shot(engine, "park", girl, Subject(kind="balloon"))
    (who,) = people(made)
    balloon = thing(made, "balloon")
    assert near(balloon, hand(who, "right", 0.8), 0.8) < 0.12
    assert balloon.matrix(4.5)[2, 3] > hand(who, "right", 1.4)[2] + 1.0
    assert abs(who.socket("root", 4.0)[2, 3] - made.place.ground(*who.socket("root", 4.0)[:2, 3])) < 0.1  # she stays
    runner = Subject(kind="girl", action="run", attributes={"age": "child", "deed": "chase"})
    made = shot(engine, "park", runner, Subject(kind="straw_hat", action="fly"))
    (who,) = people(made)
    way = np.array(who.focus(3.0)) - np.array(who.focus(1.0))
    for t in MOMENTS:
        assert (thing(made, "straw_hat").matrix(t)[:3, 3] - np.array(who.focus(t)))[:2] @ way[:2] > 0


def test_the_beam_meets_the_bell_with_a_sound(engine: StageEngine) -> None:
    monk = Subject(kind="monk", action="push", attributes={"deed": "strike", "target": "bell"})
    made = shot(engine, "temple", monk)
    (who,) = people(made)
    beam = thing(made, "beam")
    struck = next(e for e in made.events if e.kind == "contact" and e.subject == "beam")
    t = struck.sample / 48_000
    rest = beam.matrix(t)[:3, 3]
    drawn = max(float(np.linalg.norm(beam.matrix(u)[:3, 3] - rest)) for u in np.linspace(0.0, t, 40))
    assert drawn > 0.4
    rope = next(one for one in made.performers if one.kind == "rope").at(1.0).positions[0]
    assert float(np.linalg.norm(rope - hand(who, "right", 1.0), axis=1).min()) < 0.15


def test_who_holds_on_to_a_strap_stands_and_has_a_hand_up(engine: StageEngine) -> None:
    made = shot(engine, "train_interior", Subject(kind="businessman", action="sit", then=("sleep",)), words=("strap",))
    (who,) = people(made)
    for t in MOMENTS:
        assert hand(who, "right", t)[2] > 1.6 and who.focus(t)[2] > 1.3


def test_two_with_swords_face_each_other(engine: StageEngine) -> None:
    ninja = Subject(kind="ninja", count=2, action="look", attributes={"holding": "katana"})
    one, other = people(shot(engine, "forest", ninja, words=("bamboo",)))
    between = other.socket("root", 1.0)[:2, 3] - one.socket("root", 1.0)[:2, 3]
    assert float(one.socket("root", 1.0)[:2, 0] @ between) > 0.3 * float(np.linalg.norm(between))
    assert float(other.socket("root", 1.0)[:2, 0] @ between) < -0.3 * float(np.linalg.norm(between))


def test_a_mop_is_in_both_hands_and_on_the_floor(engine: StageEngine) -> None:
    made = shot(engine, "street", Subject(kind="young_man", attributes={"deed": "mop"}), words=("convenience_store",))
    assert made.place.indoor  # who mops a shop is in it
    (who,) = people(made)
    mop = thing(made, "mop")
    for t in MOMENTS:
        m = mop.matrix(t).astype(float)
        assert abs(m[2, 3] - made.place.ground(m[0, 3], m[1, 3])) < 0.05
        for side in ("left", "right"):
            away = m[:, :3].T @ (hand(who, side, t) - m[:, 3])
            assert float(np.hypot(away[1], away[2])) < 0.06
    assert np.ptp([mop.matrix(t)[0, 3] for t in np.linspace(0, 4, 40)]) > 0.3


def test_a_carriage_is_what_its_passengers_are_in(engine: StageEngine) -> None:
    made = shot(engine, "train_interior", Subject(kind="person", count=2, action="sleep"), Subject(kind="carriage"))
    assert len(people(made)) == 2 and all(one.kind != "carriage" for one in made.performers)
