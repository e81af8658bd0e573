"""The engine's door: whoever asks, and however, a cameo is shown only as it is allowed; what is made tells of it."""

import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.farm.ray.travel import travels
from studio.media.proxies import ProxyFolder
from studio.ports.consent import RevokedError
from studio.ports.worker import BlockingOrder, ReadOrder, ShotOrder, StoryOrder, TakeMade, TakeOrder
from studio.project.cameo import Permission
from studio.project.cast import CastMember
from studio.project.document_json import recipe_from_json, recipe_to_json
from studio.project.edits import set_cast
from studio.project.project import FILM_RATE, Project
from studio.project.scene import Scene, Subject
from studio.project.take import Recipe
from studio.storage import Bundles
from studio.workflows.afar.generate import generate
from studio.workflows.cameo.admitting import admitted
from studio.workflows.cameo.calling import joined, words_of
from studio.workflows.export import ExportOrder, export
from studio.workflows.jobs.orders import carry_out
from studio.workflows.remaking.render import render
from studio.workflows.remaking.repicture import Repicturing, repicture
from studio.workflows.remaking.resound import Resounding, resound
from studio.workflows.signing import claiming
from studio.workflows.writing.read import readings
from tests.consent.people import likeness
from tests.workflows.cameo.home import SMALL, Home

PEACEFUL = Permission(limits=("violence", "politics"))


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Home]:
    one = Home(tmp_path_factory.mktemp("home"), PEACEFUL)
    one.film('@haru says "hello"', project="p")
    return one.saved()


@pytest.fixture
def home(restored: Callable[[], Home]) -> Home:
    """With a project that has a take with the cameo in it."""
    return restored()


def take_order(home: Home, recipe: Recipe, title: str = "") -> TakeOrder:
    place = home.folder
    return TakeOrder(
        recipe=recipe, title=title, movie=place / "t.mp4", proxy=place / "t.mov", thumbnails=place / "t.png"
    )


def carried(home: Home, order: TakeOrder | BlockingOrder) -> object:
    proxies = ProxyFolder(home.folder, home.studio.unfinished)
    return carry_out(home.studio, proxies.writer, order, lambda report: None, CancelToken())


def a_take(home: Home) -> Recipe:
    """The recipe of the take with the cameo in it, as its project has it."""
    with Bundles().open(home.folder / "p") as project:
        return project.document.takes[0].recipe


# ---------------------------------------------------------------------------------------------- into the film


def test_called_in_a_film_they_come_with_face_and_voice(home: Home) -> None:
    home.film('@haru says "hello"', "A woman walks")
    first, second = home.studio.engine.requests
    own = likeness(1)
    assert own.portrait is not None
    assert list(first.portraits) == ["haru"]
    assert first.portraits["haru"].texture.tobytes() == own.portrait.texture.tobytes()
    assert first.scene.subjects[0].cameo == "haru"
    assert [voice.likeness for _, voice in home.studio.speaker.spoken] == [own.voice]
    assert second.portraits == {}


def test_a_shot_s_own_tone_and_pace_reach_the_voice(home: Home) -> None:
    recipe = a_take(home)
    (use,) = recipe.cameos
    let_in = admitted(lambda: home.person.consent, replace(recipe, cameos=(replace(use, pitch=2.0, pace=1.2),)))
    voice = let_in.voice(0)
    assert (voice.likeness, voice.pitch, voice.pace) == (likeness(1).voice, 2.0, 1.2)


def test_japanese_and_scripts_call_them_too(home: Home) -> None:
    prompts = ("@haruが歩く", "@HARU walks", "@haruka walks")
    called = [reading.scene.subjects[:1] for reading in readings(home.studio, prompts, None, None, None)]
    assert [subject.cameo for (subject,) in called[1:2]] == ["haru"]
    assert called[2] == ()
    script = home.folder / "story.txt"
    script.write_text("@haru walks in the park\n\nA dog sleeps", "utf-8")
    first, second = readings(home.studio, (), script, None, None)
    assert (first.prompt, first.scene.subjects[0].cameo) == ("@haru walks in the park", "haru")
    assert second.scene.subjects[0].cameo is None
    assert words_of(home.cameo, "ja") == "短い髪の若い女性"
    assert words_of(replace(home.cameo, words=()), "ja") == "女性"


def test_a_project_gets_them_into_its_cast_once(home: Home) -> None:
    project = joined(home.person.consent, Project(name="p"), "@haru and @nobody")
    assert [(member.handle, member.cameo) for member in project.cast] == [("haru", home.cameo.id)]
    assert joined(home.person.consent, project, "@haru") is project
    words = CastMember(handle="haru", name="Other", words="a man", subject=Subject(kind="man"))
    assert joined(home.person.consent, Project(name="q", cast=(words,)), "@haru").cast == (words,)


def test_recipes_remember_who_was_let_in(home: Home) -> None:
    recipe = a_take(home)
    (use,) = recipe.cameos
    assert (use.id, use.handle, use.version) == (home.cameo.id, "haru", 1)
    assert use.digest == home.person.consent.use_of("haru").digest
    assert recipe_from_json(recipe_to_json(recipe)) == recipe
    older = recipe_to_json(recipe)
    del older["cameos"]
    assert recipe_from_json(older).cameos == ()


def test_only_recorded_cameos_are_told_in_provenance(home: Home) -> None:
    recipe = a_take(home)
    with Bundles().open(home.folder / "p") as project:
        (take,) = project.document.takes
    assert claiming.of_take(take).cameos == ("haru",)
    assert claiming.of_take(replace(take, recipe=replace(recipe, cameos=()))).cameos == ()
    told = claiming.of_film("t", ((recipe, "@haru"), (replace(recipe, cameos=()), "x")), (), "1")
    assert [one.cameos for one in told.ingredients] == [("haru",)]


def test_what_leaves_with_a_cameo_is_signed_whatever_was_asked(home: Home) -> None:
    home.film("A dog walks")
    assert home.studio.provenance.claims == []
    home.film("@haru walks")
    (claim,) = home.studio.provenance.claims
    assert [one.cameos for one in claim.ingredients] == [("haru",)]
    home.studio.provenance.claims.clear()
    order = ExportOrder(output=home.folder / "cut.mp4")
    export(home.studio, home.folder / "p", order, silent, CancelToken())
    (claim,) = home.studio.provenance.claims
    assert [one.cameos for one in claim.ingredients] == [("haru",)]
    told = [entry for entry in home.person.consent.record(CancelToken()).entries if entry.deed == "exported"]
    names = [Path(json.loads(entry.what)["path"]).name for entry in told]
    assert (len(names), names[0], names[-1]) == (3, "film1.mp4", "cut.mp4"), "the film without @haru is not told of"


# ---------------------------------------------------------------------------------------------- attacks


def test_attack_a_forbidden_prompt_in_a_film(home: Home) -> None:
    with pytest.raises(InputError, match="forbids violence"):
        home.film("@haru attacks a man with a sword")
    assert home.studio.engine.requests == []
    assert not (home.folder / "film2.mp4").exists()


def test_attack_the_same_in_japanese(home: Home) -> None:
    recipe = replace(a_take(home), scene=Scene(subjects=(Subject(kind="woman", cameo="haru"),)), voices=())
    with pytest.raises(InputError, match="forbids violence"):
        admitted(lambda: home.person.consent, recipe, "刀で戦う@haru")


def test_attack_limits_circumvented_by_a_project_edited_by_hand(home: Home) -> None:
    a_take(home)
    with Bundles().open(home.folder / "p") as project:
        shot, reading = project.document.shots[0].id, project.document.shots[0].reading
        fighting = replace(reading.scene.subjects[0], action="fight")
        changed = replace(reading, scene=replace(reading.scene, subjects=(fighting,)))
        project.apply(
            lambda document: replace(document, shots=tuple(replace(one, reading=changed) for one in document.shots))
        )
    with pytest.raises(InputError, match="forbids violence"):
        generate(home.studio, home.folder / "p", shot, None, 3, silent, CancelToken())


def test_attack_a_recipe_edited_by_hand_for_a_worker(home: Home) -> None:
    recipe = a_take(home)
    (use,) = recipe.cameos
    fight = replace(recipe.scene, subjects=(replace(recipe.scene.subjects[0], action="fight"),))
    before = len(home.studio.engine.requests)
    for bad in (
        replace(recipe, scene=fight),
        replace(recipe, scene=fight, cameos=(replace(use, version=9, digest="0" * 64),)),
        replace(recipe, scene=fight, cameos=(replace(use, id=""),)),
    ):
        for order in (take_order(home, bad), BlockingOrder(recipe=bad)):
            with pytest.raises(InputError, match="forbids violence"):
                carried(home, order)
    with pytest.raises(InputError, match="no cameo"):
        carried(home, take_order(home, replace(recipe, cameos=(replace(use, id="f" * 32),))))
    with pytest.raises(InputError, match="forbids politics"):
        carried(home, take_order(home, recipe, "an election speech"))
    assert len(home.studio.engine.requests) == before
    assert not list(home.folder.glob("t.*"))


def test_attack_a_face_without_its_cameo_is_nobody_s(home: Home) -> None:
    """Who takes the cameo out of a recipe gets somebody who is like the words alone."""
    recipe = replace(a_take(home), cameos=())
    assert isinstance(carried(home, take_order(home, recipe)), TakeMade)
    assert home.studio.engine.requests[-1].portraits == {}
    assert home.studio.speaker.spoken[-1][1].likeness is None


@pytest.mark.parametrize("way", ["film", "generate", "render", "repicture", "resound", "take", "blocking"])
def test_attack_after_revoking_no_way_leads_in(home: Home, way: str) -> None:
    recipe = a_take(home)
    folder, no = home.folder / "p", CancelToken()
    home.person.consent.revoke(home.cameo.id, "enough")
    home.fresh()
    with pytest.raises(RevokedError):
        match way:
            case "film":
                home.film("@haru walks")
            case "generate":
                generate(home.studio, folder, "s1", None, 1, silent, no)
            case "render":
                list(render(home.studio, folder, None, None, silent, no))
            case "repicture":
                repicture(home.studio, folder, "s1t1", Repicturing(quality="draft"), silent, no)
            case "resound":
                resound(home.studio, folder, "s1t1", Resounding(music="none"), silent, no)
            case "take":
                carried(home, take_order(home, recipe))
            case _:
                carried(home, BlockingOrder(recipe=recipe))
    assert home.studio.engine.requests == []


def test_attack_a_rolled_back_clock(home: Home) -> None:
    recipe = a_take(home)
    home.person.clock.set("2031-01-01")  # the record has a line of that day; the machine now says an earlier one
    home.person.consent.change(home.cameo)
    with pytest.raises(InputError, match="set back"):
        carried(home, take_order(home, recipe))


def test_attack_a_stolen_project_folder_has_no_likeness(home: Home) -> None:
    a_take(home)
    own = likeness(1)
    assert own.portrait is not None
    stolen = home.every_byte("p")
    for secret in (
        own.portrait.texture.tobytes()[:24],
        own.portrait.offsets.tobytes()[:24],
        own.recordings[0].tobytes()[:24],
        own.pictures[0][1].tobytes()[:24],
        b"portrait",
        b"voiceprint",
    ):
        assert secret not in stolen
    thief = Home(home.folder / "thief")
    thief.person.consent.revoke(thief.cameo.id, "")
    thief.fresh()
    with pytest.raises(InputError, match="no cameo @haru on this machine"):
        list(render(thief.studio, home.folder / "p", None, None, silent, CancelToken()))


def test_attack_a_machine_of_a_cluster_is_given_nobody(home: Home) -> None:
    recipe = a_take(home)
    assert not travels(take_order(home, recipe))
    assert not travels(BlockingOrder(recipe=recipe))
    assert not travels(ShotOrder(recipe=recipe, title="", movie=home.folder / "x.mp4"))
    story = StoryOrder(movie=home.folder / "x.mp4", size=SMALL, rate=FILM_RATE, prompts=("@haru runs",))
    assert not travels(story)
    assert not travels(ReadOrder(prompts=("@haru runs",)))
    assert travels(replace(story, prompts=("A dog runs",)))
    assert travels(take_order(home, replace(recipe, cameos=())))


def test_nothing_personal_in_logs_or_in_errors(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        a_take(home)
        with pytest.raises(InputError) as told:
            home.film("@haru attacks a man with a sword")
    own = likeness(1)
    said = caplog.text + str(told.value) + repr(told.value)
    assert repr(own.voiceprint[0])[:8] not in said
    assert "array(" not in said


def test_an_old_project_opens_and_its_cast_is_words(home: Home) -> None:
    """Members of a cast written before there were cameos are no cameos, though their handle is in the scene."""
    folder = home.folder / "old"
    member = CastMember(handle="mika", name="Mika", words="a woman", subject=Subject(kind="woman"))
    with Bundles().create(folder) as project:
        project.apply(lambda document: set_cast(document, (member,)))
    with sqlite3.connect(folder / "project.db") as db:
        (record,) = db.execute("SELECT record FROM meta WHERE id = 'cast'").fetchone()
    assert '"cameo":null' in record
    with Bundles().open(folder) as project:
        assert project.document.cast == (member,)
    scene = Scene(subjects=(Subject(kind="woman", cameo="mika"),))
    recipe = replace(a_take(home), scene=scene, cameos=(), voices=())
    assert admitted(lambda: home.person.consent, recipe).portraits == {}
