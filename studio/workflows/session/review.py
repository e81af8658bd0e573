"""Reviewing takes: stars, notes, approval, and which two are laid side by side."""

from studio.core.signals import Signal
from studio.project import edits
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.shot import ShotSettings
from studio.project.take import Recipe, Take
from studio.workflows.recipe.recall import Recalled
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Change, Session
from studio.workflows.writing.changes import Row, rows


def settings_of(recipe: Recipe) -> ShotSettings:
    """The settings that make a take by this recipe again: its seed is locked."""
    return ShotSettings(
        engine=recipe.engine, quality=recipe.quality, seed=recipe.seed, seed_locked=True, seconds=recipe.seconds
    )


class Review:
    """The verbs of a take strip, on the take that is shown unless another is named.

    ``pair_changed`` follows every change of A and B. They are takes of the shot in hand: without a choice, A is the
    approved take (else the one before the last) and B the newest other one.
    """

    def __init__(self, session: Session, selection: Selection) -> None:
        self._session, self._selection = session, selection
        self._a: str | None = None
        self._b: str | None = None
        self.pair_changed: Signal[Review] = Signal()
        self._ends = (session.changed.connect(self._follow), selection.changed.connect(self._look))

    @property
    def takes(self) -> tuple[Take, ...]:
        """The takes of the shot in hand, oldest first."""
        shot_id = self._selection.shot
        return self._session.project.takes_of(shot_id) if shot_id else ()

    @property
    def approved(self) -> str | None:
        """The id of the approved take of the shot in hand, if there is one."""
        shot_id = self._selection.shot
        return self._session.project.shot(shot_id).approved if shot_id else None

    @property
    def pair(self) -> tuple[Take, Take] | None:
        """A and B; None where the shot has fewer than two takes."""
        takes = self.takes
        if len(takes) < 2:
            return None
        by_id = {take.id: take for take in takes}
        b = by_id.get(self._b or "")
        usual_a = by_id.get(self.approved or "") or (takes[-2] if b is not takes[-2] else takes[-1])
        a = by_id.get(self._a or "") or (usual_a if usual_a is not b else next(t for t in takes if t is not b))
        b = b or next(take for take in reversed(takes) if take is not a)
        return a, b

    def name(self, take: Take) -> str:
        """What people call a take: ``T3``, the third of its shot."""
        same_shot = self._session.project.takes_of(take.shot_id)
        return f"T{same_shot.index(take) + 1}" if take in same_shot else take.id

    def difference(self, take: Take) -> Row | None:
        """The first thing in which a take differs from the one before; None for the first, and for the same again."""
        same_shot = self._session.project.takes_of(take.shot_id)
        number = same_shot.index(take) if take in same_shot else 0
        if number == 0:
            return None
        changed = (row for row in rows(same_shot[number - 1], take) if row.changed)
        return next((row for row in changed if row.field not in ("prompt", "voices", "engine", "length")), None)

    def set_a(self, take_id: str) -> None:
        """Lay this take on the A side; if it was B, they change sides."""
        self._set(take_id, None if self._b == take_id else self._b)

    def set_b(self, take_id: str) -> None:
        """Lay this take on the B side; if it was A, they change sides."""
        self._set(None if self._a == take_id else self._a, take_id)

    def approve(self, take_id: str | None = None) -> None:
        """Let the take stand for its shot; approving the approved one withdraws that."""
        take = self._which(take_id)
        if take is None:
            return
        if self._session.project.shot(take.shot_id).approved == take.id:
            self._session.edit("Withdraw approval", lambda before: edits.withdraw_approval(before, take.shot_id))
        else:
            self._session.edit("Approve take", lambda before: edits.approve_take(before, take.id))

    def rate(self, stars: int, take_id: str | None = None) -> None:
        """Give a take 0 to 5 stars; the same stars again take them away."""
        if take := self._which(take_id):
            given = 0 if take.rating == stars else stars
            self._session.edit("Rate take", lambda before: edits.rate_take(before, take.id, given))

    def note(self, text: str, take_id: str | None = None) -> None:
        """Say something of a take; typing on is one step of undo."""
        if take := self._which(take_id):
            self._session.edit(
                "Note on take", lambda before: edits.note_take(before, take.id, text), joins=f"note:{take.id}"
            )

    def remove(self, take_id: str | None = None) -> None:
        """Take it out of its shot; undo brings it back."""
        if take := self._which(take_id):
            self._session.edit("Remove take", lambda before: edits.remove_take(before, take.id))

    def recall(self, take_id: str | None = None) -> None:
        """Give the shot the scene and settings that a take was made with; its words stay."""
        take = self._which(take_id)
        if take is None:
            return

        def _recall(before: Project) -> Project:
            shot = before.shot(take.shot_id)
            after = edits.edit_scene(before, shot.id, take.recipe.scene)
            return edits.set_settings(after, shot.id, settings_of(take.recipe))

        self._session.edit("Use take's recipe", _recall)

    def recall_file(self, told: Recalled) -> None:
        """A new shot, behind the one in hand, that is made as a file says it was made."""
        project, recipe = self._session.project, told.recipe
        language = project.form.language or ("ja" if any(ord(letter) > 0x3000 for letter in told.prompt) else "en")
        reading = Reading(prompt=told.prompt, language=language, scene=recipe.scene)
        place = project.number(self._selection.shot) if self._selection.shot else len(project.shots)
        self._session.edit(
            "Shot from a file",
            lambda before: edits.insert_shots(before, place, (reading,), settings_of(recipe)),
        )

    def step(self, by: int) -> None:
        """Show the take ``by`` places on."""
        takes, shown = self.takes, self._selection.take
        if takes and shown in takes:
            self._selection.show(takes[max(0, min(len(takes) - 1, takes.index(shown) + by))].id)

    def close(self) -> None:
        """Stop following the session."""
        for end in self._ends:
            end()

    def _which(self, take_id: str | None) -> Take | None:
        return self._session.project.take(take_id) if take_id else self._selection.take

    def _set(self, a: str | None, b: str | None) -> None:
        self._a, self._b = a, b
        self.pair_changed.emit(self)

    def _follow(self, change: Change) -> None:
        if change.before.takes is not change.after.takes or change.before.shots is not change.after.shots:
            self.pair_changed.emit(self)

    def _look(self, selection: Selection) -> None:
        there = {take.id for take in self.takes}
        if self._a not in there or self._b not in there:
            self._set(self._a if self._a in there else None, self._b if self._b in there else None)
