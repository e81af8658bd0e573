"""The sound part of a recipe as JSON objects, and back; what an older record lacks takes its default."""

from studio.project import record as read
from studio.project.mix import GAIN_DB, OWN_USES, STEMS, Master, MixSettings, OwnSound, StemMix
from studio.project.record import Record


def mix_to_json(mix: MixSettings) -> dict[str, object]:
    """A balance: one object a stem, and what counts for all of them."""
    stems: dict[str, object] = {
        name: {"gain_db": stem.gain_db, "mute": stem.mute, "solo": stem.solo}
        for name, stem in ((name, mix.stem(name)) for name in STEMS)
    }
    return stems | {
        "duck": mix.duck,
        "fade_in": mix.fade_in,
        "fade_out": mix.fade_out,
        "loudness": mix.loudness,
        "speed_of_sound": mix.speed_of_sound,
    }


def mix_from_json(data: object) -> MixSettings:
    """The balance that ``mix_to_json`` wrote; nothing at all is the usual one. Raises ``ProjectError``."""
    usual, record = MixSettings(), read.as_object({} if data is None else data, "mix")
    return MixSettings(
        dialogue=_stem(record, "dialogue"),
        effects=_stem(record, "effects"),
        ambience=_stem(record, "ambience"),
        music=_stem(record, "music"),
        duck=read.number(record, "duck", usual.duck, low=0.0, high=4.0),
        fade_in=read.whole(record, "fade_in", 0, least=0),
        fade_out=read.whole(record, "fade_out", 0, least=0),
        loudness=read.number(record, "loudness", usual.loudness, low=-40.0, high=-9.0),
        speed_of_sound=record.get("speed_of_sound") is True,
    )


def master_to_json(master: Master | None) -> dict[str, object] | None:
    """The gains of a film."""
    return None if master is None else {"gain_db": master.gain_db, "air_db": master.air_db}


def master_from_json(data: object) -> Master | None:
    """The gains that ``master_to_json`` wrote. Raises ``ProjectError``."""
    if data is None:
        return None
    record = read.as_object(data, "master")
    return Master(
        gain_db=read.number(record, "gain_db", 0.0, low=-200.0, high=200.0),
        air_db=read.number(record, "air_db", 0.0, low=-200.0, high=200.0),
    )


def own_to_json(own: tuple[OwnSound, ...]) -> list[object]:
    """The person's own sounds, one object each."""
    return [
        {
            "media": one.media,
            "use": one.use,
            "sample": one.sample,
            "gain_db": one.gain_db,
            "name": one.name,
            "line": one.line,
        }
        for one in own
    ]


def own_from_json(data: object) -> tuple[OwnSound, ...]:
    """The sounds that ``own_to_json`` wrote. Raises ``ProjectError``."""
    items = read.as_list([] if data is None else data, "own")
    return tuple(_own(read.as_object(item, "own")) for item in items)


def _own(record: Record) -> OwnSound:
    return OwnSound(
        media=read.text(record, "media"),
        use=read.one_of(record.get("use"), OWN_USES, "use"),
        sample=read.whole(record, "sample", 0, least=0),
        gain_db=_gain(record),
        name=read.text(record, "name", ""),
        line=read.whole(record, "line", 0, least=0),
    )


def _stem(record: Record, name: str) -> StemMix:
    stem = read.as_object(record.get(name, {}), name)
    return StemMix(gain_db=_gain(stem), mute=read.flag(stem, "mute", False), solo=read.flag(stem, "solo", False))


def _gain(record: Record) -> float:
    return read.number(record, "gain_db", 0.0, low=GAIN_DB[0], high=GAIN_DB[1])
