"""Everything that a cameo is in, and the end of it, for those who show a list and a button: ``library.Reach``."""

from collections.abc import Iterator
from pathlib import Path

from studio.core.progress import CancelToken
from studio.project.cameo import Cameo
from studio.workflows.cameo.library import Ended, Place, Uses
from studio.workflows.cameo.lineage import Lived, everywhere, exports
from studio.workflows.cameo.revoking import Reviser, revoke


class Everywhere:
    """All known projects, and the exports that the consent record has."""

    def __init__(self, studio: Reviser, more: tuple[Path, ...] = ()) -> None:
        """``more`` are projects besides those that this machine has opened."""
        self._studio, self._more = studio, more

    def where(self, cameo: Cameo, cancel: CancelToken) -> Uses:
        """All there are now."""
        return self.where_id(cameo.id, cancel)

    def where_id(self, cameo_id: str, cancel: CancelToken) -> Uses:
        """The same, also of a cameo that was revoked."""
        found, left = everywhere(self._studio, cameo_id, self._more, cancel)
        places = [place for one in found for place in _places(one)]
        for export in exports(self._studio.consent, cameo_id, cancel):
            if export.there:
                places.append(Place(what="export", project="", name=export.path.name, path=export.path))
        return Uses(places=tuple(places), left=tuple(left))

    def revoke(self, cameo: Cameo, reason: str, *, blank: bool, cancel: CancelToken) -> Ended:
        """End it."""
        gone = revoke(self._studio, cameo.id, reason, blank=blank, cancel=cancel, more=self._more)
        return Ended(gone=gone.takes + gone.clips + gone.files + gone.exports, left=gone.left, notice=gone.notice)


def _places(one: Lived) -> Iterator[Place]:
    by_digest = {path.stem: path for path in one.media}
    for take in one.takes:
        yield Place(what="take", project=one.name, name=take.id, path=by_digest.get(take.media, one.folder))
    for take in one.past:
        yield Place(what="take", project=one.name, name=f"{take.id} (version)", path=by_digest.get(take.media))
    known = {take.media for take in (*one.takes, *one.past)}
    for digest, path in by_digest.items():
        if digest not in known:
            yield Place(what="take", project=one.name, name=path.name, path=path)
    for sequence, clip in one.clips:
        yield Place(what="clip", project=one.name, name=f"{sequence}: {clip}")
    for path in one.caches:
        kind = {"proxies": "proxy", "thumbnails": "thumbnail"}.get(path.parent.name, "cache")
        yield Place(what=kind, project=one.name, name=path.name, path=path)
