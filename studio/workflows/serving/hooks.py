"""Webhooks: whoever wants to know is told over HTTP, signed so that they can tell that it was us.

The signature is that of the Standard Webhooks scheme: HMAC-SHA256 over ``id.timestamp.body`` with the endpoint's
secret, in the headers ``webhook-id``, ``webhook-timestamp`` and ``webhook-signature``. What could not be delivered is
tried again, also after a restart.
"""

import base64
import hashlib
import hmac
import json
import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from studio.core.errors import ProjectError, StudioError
from studio.ports.ledger import Ledger
from studio.project import record as read
from studio.workflows.queue.bulletin import Bulletin, News
from studio.workflows.videos.video import VideoError

EVENTS = ("video.queued", "video.in_progress", "video.completed", "video.failed", "video.deleted")
"""What may be listened to."""

RETRIES = (5.0, 60.0, 300.0, 1800.0, 7200.0, 18000.0, 36000.0)
"""Seconds after which a delivery that failed is tried again; after the last one it is given up."""

MOST = 20
"""Endpoints."""

_HOOK, _DELIVERY = "hook", "delivery"
_OLD_SECRET = 86_400
"""Seconds that a secret may go on signing after another has taken its place."""

_GLANCE = 1.0

Send = Callable[[str, Mapping[str, str], bytes], int]
"""POSTs a body to a URL, follows nothing, and gives the HTTP status; 0 when nobody answered."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """``events`` are those that it is told of. ``former`` is the secret before this one, which signs too until
    ``former_until``. Times are Unix times in seconds."""

    id: str
    name: str
    url: str
    events: tuple[str, ...]
    secret: str
    created: int
    updated: int
    former: str = ""
    former_until: int = 0

    @property
    def hint(self) -> str:
        """The secret as it may be shown."""
        return f"whsec_…{self.secret[-4:]}"


def signed(hook: Hook, message_id: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of a delivery."""
    valid = (hook.secret, hook.former) if hook.former and at < hook.former_until else (hook.secret,)
    signatures: list[str] = []
    for secret in valid:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        digest = hmac.new(key, f"{message_id}.{at}.".encode() + body, hashlib.sha256).digest()
        signatures.append(f"v1,{base64.b64encode(digest).decode()}")
    return {
        "content-type": "application/json",
        "user-agent": "Ekonte-Webhooks/1.0",
        "webhook-id": message_id,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(signatures),
    }


class Hooks:
    """The endpoints of a server, and what is still to be delivered to them. May be used from any thread."""

    def __init__(
        self,
        ledger: Ledger,
        bulletin: Bulletin,
        send: Send,
        *,
        now: Callable[[], float] = time.time,
        retries: tuple[float, ...] = RETRIES,
    ) -> None:
        self._ledger, self._bulletin, self._send, self._now, self._retries = ledger, bulletin, send, now, retries
        self._lock, self._wake, self._stop = threading.Lock(), threading.Event(), False
        self._hooks: dict[str, Hook] = {}
        self._waiting: dict[str, tuple[float, int]] = {}
        """Deliveries by key: when to try, and how often it was tried."""
        self._thread = threading.Thread(target=self._deliver_all, name="webhooks", daemon=True)
        self._silence: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Take up what was there before, and listen. Raises ``DiskError``, ``ProjectError``."""
        for entry in self._ledger.entries(_HOOK):
            self._hooks[entry.key] = _hook(entry.text)
        for entry in self._ledger.entries(_DELIVERY):
            self._waiting[entry.key] = (0.0, 0)
        self._silence = self._bulletin.listen(self._hear)
        self._thread.start()

    def close(self) -> None:
        """What is not delivered waits for the next start."""
        self._silence()
        self._stop = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=15.0)

    def all(self) -> tuple[Hook, ...]:
        """Oldest first."""
        return tuple(self._hooks.values())

    def get(self, hook_id: str) -> Hook:
        """Raises ``VideoError``."""
        if hook_id not in self._hooks:
            raise VideoError(f"There is no webhook endpoint {hook_id[:80]!r}.", code="not_found", status=404)
        return self._hooks[hook_id]

    def add(self, name: str, url: str, events: tuple[str, ...]) -> Hook:
        """A new endpoint, with a secret of its own. Raises ``VideoError``, ``DiskError``."""
        if len(self._hooks) >= MOST:
            raise VideoError(f"There may be {MOST} webhook endpoints.", code="too_many", todo="Delete one.")
        now = int(self._now())
        hook = Hook(
            id=f"we_{secrets.token_hex(12)}",
            name=name,
            url=_checked_url(url),
            events=_checked_events(events),
            secret=_new_secret(),
            created=now,
            updated=now,
        )
        return self._keep(hook)

    def change(
        self, hook_id: str, name: str | None = None, url: str | None = None, events: tuple[str, ...] | None = None
    ) -> Hook:
        """Raises ``VideoError``, ``DiskError``."""
        before = self.get(hook_id)
        after = replace(
            before,
            name=before.name if name is None else name,
            url=before.url if url is None else _checked_url(url),
            events=before.events if events is None else _checked_events(events),
        )
        return before if after == before else self._keep(replace(after, updated=int(self._now())))

    def rotate(self, hook_id: str, *, keep_old: bool) -> Hook:
        """Another secret; with ``keep_old`` the one before signs beside it for a day. Raises ``VideoError``."""
        hook, now = self.get(hook_id), int(self._now())
        return self._keep(
            replace(
                hook,
                secret=_new_secret(),
                former=hook.secret if keep_old else "",
                former_until=now + _OLD_SECRET if keep_old else 0,
                updated=now,
            )
        )

    def remove(self, hook_id: str) -> None:
        """Raises ``VideoError``, ``DiskError``."""
        self.get(hook_id)
        with self._lock, self._ledger.together():
            self._ledger.remove(_HOOK, hook_id)
            del self._hooks[hook_id]

    def test(self, hook_id: str, event: str) -> int:
        """Tell the endpoint something that did not happen; gives the HTTP status, 0 when nobody answered. Raises
        ``VideoError``."""
        hook = self.get(hook_id)
        _checked_events((event,))
        return self._post(hook, f"evt_test{secrets.token_hex(8)}", event, {"id": "video_test"}, int(self._now()))

    # ------------------------------------------------------------------------------------------ inside

    def _keep(self, hook: Hook) -> Hook:
        record = asdict(hook)
        self._ledger.put(_HOOK, hook.id, json.dumps(record, ensure_ascii=False))
        self._hooks[hook.id] = hook
        return hook

    def _hear(self, news: News) -> None:
        """On the thread of whoever tells: what is to be delivered is kept, and the messenger woken."""
        for hook in self.all():
            if news.serial and news.type in hook.events:
                key = f"evt_{news.serial}/{hook.id}"
                text = json.dumps({"type": news.type, "at": int(news.at), "data": news.data}, ensure_ascii=False)
                try:
                    self._ledger.put(_DELIVERY, key, text)
                except StudioError as error:
                    _log.warning("A webhook's delivery was not kept: %s", error)
                    continue
                with self._lock:
                    self._waiting[key] = (0.0, 0)
                self._wake.set()

    def _deliver_all(self) -> None:
        while not self._stop:
            self._wake.wait(_GLANCE)
            self._wake.clear()
            now = time.monotonic()
            for key, (due, tries) in sorted(self._waiting.items(), key=lambda one: one[1]):
                if self._stop:
                    return
                if due <= now:
                    try:
                        self._deliver(key, tries)
                    except StudioError as error:
                        _log.warning("A webhook's delivery was not kept: %s", error)
                        self._again(key, tries)

    def _deliver(self, key: str, tries: int) -> None:
        message_id, _, hook_id = key.partition("/")
        hook, text = self._hooks.get(hook_id), self._ledger.get(_DELIVERY, key)
        if hook is not None and text is not None:
            record = read.as_object(json.loads(text))
            data = read.as_object(record.get("data"))
            status = self._post(hook, message_id, read.text(record, "type"), data, read.whole(record, "at", 0))
            if not 200 <= status < 300 and status != 410:
                self._again(key, tries)
                return
        self._drop(key)

    def _again(self, key: str, tries: int) -> None:
        if tries >= len(self._retries):
            _log.warning("A webhook's delivery was given up: %s", key)
            self._drop(key)
            return
        with self._lock:
            self._waiting[key] = (time.monotonic() + self._retries[tries], tries + 1)

    def _drop(self, key: str) -> None:
        with self._lock:
            self._waiting.pop(key, None)
        self._ledger.remove(_DELIVERY, key)

    def _post(self, hook: Hook, message_id: str, event: str, data: Mapping[str, object], at: int) -> int:
        record = {"id": message_id, "object": "event", "created_at": at, "type": event, "data": data}
        body = json.dumps(record, ensure_ascii=False).encode()
        return self._send(hook.url, signed(hook, message_id, int(self._now()), body), body)


def _new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"


def _checked_url(url: str) -> str:
    """HTTPS; plain HTTP to this machine alone. Raises ``VideoError``."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    local = host in ("localhost", "127.0.0.1", "::1")
    plain = all(32 < ord(letter) < 127 for letter in url)
    if not host or not plain or parts.username or parts.scheme not in (("http", "https") if local else ("https",)):
        raise VideoError(
            "This is no address that a webhook can be sent to.",
            param="url",
            todo="Give one that begins with https://, or http:// on this machine.",
        )
    return url


def _checked_events(events: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [event for event in events if event not in EVENTS]
    if wrong or not events:
        raise VideoError(
            f"There is no event {wrong[0][:80]!r}." if wrong else "No event is named.",
            param="event_types",
            todo=f"Choose from {', '.join(EVENTS)}.",
        )
    return tuple(dict.fromkeys(events))


def _hook(text: str) -> Hook:
    record = read.as_object(json.loads(text))
    try:
        return Hook(
            id=read.text(record, "id"),
            name=read.text(record, "name"),
            url=read.text(record, "url"),
            events=read.texts(record, "events"),
            secret=read.text(record, "secret"),
            created=read.whole(record, "created", 0),
            updated=read.whole(record, "updated", 0),
            former=read.text(record, "former"),
            former_until=read.whole(record, "former_until", 0),
        )
    except ValueError as exc:
        raise ProjectError(f"The record of a webhook cannot be read: {exc}.") from exc
