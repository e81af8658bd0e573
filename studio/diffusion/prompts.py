"""A scene in the words that each family of models was taught with. Pure, and readable without torch.

Three manners: ``paragraph``, one flowing description in the order of what happens, with the sounds and the words that
are said (LTX-2, MiniMax-H3, Kandinsky 6: they make sound too); ``caption``, a rich sentence that ends in camera and
look (Wan, HunyuanVideo, Kandinsky 5, CogVideoX); ``short``, what is to be seen and little more (SANA-Video).
"""

from studio.core.errors import InputError
from studio.project.genres import SOLOS
from studio.project.scene import Camera, Scene, Subject

MANNERS: dict[str, str] = {
    "ltx2": "paragraph",
    "minimax_h3": "paragraph",
    "kandinsky6": "paragraph",
    "wan": "caption",
    "wan_vace": "caption",
    "wan_animate": "caption",
    "hunyuan_video15": "caption",
    "kandinsky5": "caption",
    "cogvideox": "caption",
    "sana_video": "short",
    "stable_audio3": "sound",
    "ace_step": "music",
}

_NEGATIVES: dict[str, str] = {
    "ltx2": "worst quality, inconsistent motion, blurry, jittery, distorted, watermark, text",
    "wan": "bright tones, overexposed, static, blurred details, subtitles, worst quality, low quality, JPEG artifacts, "
    "ugly, extra fingers, poorly drawn hands, poorly drawn face, deformed, still picture, messy background",
    "kandinsky5": "static, low quality, worst quality, blurry, watermark",
    "stable_audio3": "low quality, noise, clipping",
}

_MOVES = {
    "pan_left": "the camera pans to the left",
    "pan_right": "the camera pans to the right",
    "tilt_up": "the camera tilts up",
    "tilt_down": "the camera tilts down",
    "dolly_in": "the camera moves in",
    "dolly_out": "the camera pulls back",
    "truck_left": "the camera slides to the left",
    "truck_right": "the camera slides to the right",
    "crane_up": "the camera rises",
    "crane_down": "the camera sinks",
    "orbit": "the camera circles around",
    "follow": "the camera follows",
    "handheld": "a handheld camera",
    "zoom_in": "the lens zooms in",
    "zoom_out": "the lens zooms out",
    "dolly_zoom": "dolly zoom, the background swells while the subject keeps its size",
    "whip_pan": "the camera whip-pans to the subject",
    "rack_focus": "the focus is pulled from the foreground to the background",
    "static": "the camera stands still",
}
_SIZES = {
    "extreme_wide": "extreme wide shot",
    "wide": "wide shot",
    "full": "full shot",
    "medium": "medium shot",
    "medium_close": "medium close-up",
    "close_up": "close-up",
    "extreme_close_up": "extreme close-up",
}
_ANGLES = {
    "eye": "at eye level",
    "low": "from a low angle",
    "high": "from a high angle",
    "birds_eye": "from straight above",
    "over_shoulder": "over the shoulder",
    "dutch": "dutch angle, tilted horizon",
    "worms_eye": "worm's-eye view from the ground",
    "pov": "first-person point of view",
}
_SIDES = {"behind": "seen from behind", "front": "seen from the front", "side": "seen from the side"}
_LOOKS = {
    "photoreal": "photorealistic, natural light",
    "cinematic": "cinematic lighting, shallow depth of field, film grain",
    "anime": "anime style, clean lines, flat colours",
    "watercolor": "watercolour painting on rough paper",
    "monochrome": "black and white film",
    "claymation": "claymation, stop motion",
    "ink_wash": "ink wash painting, sumi-e, black ink on rice paper",
    "oil": "impressionist oil painting, thick brush strokes on canvas",
    "ukiyo_e": "ukiyo-e woodblock print, flat colours, key lines",
    "picture_book": "children's picture book illustration, crayon and coloured pencil",
    "pixel_art": "16-bit pixel art, limited palette",
    "sketch": "pencil sketch on paper",
    "comic": "comic book art, bold ink, halftone dots",
    "horror": "horror film, dark, desaturated, eerie light",
    "documentary": "documentary footage, natural light",
    "vhs": "VHS home video, tape noise",
    "sepia": "film of 1902, sepia, scratches",
    "silent_film": "silent film of the 1920s, black and white, scratches",
    "cyberpunk": "cyberpunk, neon magenta and cyan light",
    "steampunk": "steampunk, brass and steam, warm light",
    "cgi": "3D animated film, soft light, round shapes",
    "puppet": "felt puppets, stop motion",
}
_WEATHERS = {
    "clear": "",
    "cloudy": "under a cloudy sky",
    "rain": "in the rain",
    "after_rain": "after the rain, wet ground",
    "snow": "in falling snow",
    "blizzard": "in a blizzard",
    "fog": "in fog",
    "storm": "in a storm",
    "wind": "in strong wind",
}
_VERBS = {
    "play_instrument": "plays",
    "spin_jump": "jumps and spins",
    "shoot_basket": "shoots at the basket",
    "backflip": "does a backflip",
    "push": "pushes",
    "flow": "flows",
    "lie": "lies",
    "cry": "cries",
    "fly": "flies",
    "carry": "carries",
}
_INSIDE_WORDS = """
train_interior cafe room kitchen office classroom studio forest city village castle alley snowfield park garden desert
stadium space farmland temple
"""
_INSIDE = frozenset(_INSIDE_WORDS.split())
_ON_WORDS = "beach bridge rooftop street road mountain stage ice_rink court battlefield"
_ON = frozenset(_ON_WORDS.split())
_SAYS = {
    "soft": "says softly",
    "whisper": "whispers",
    "low": "says in a low voice",
    "shout": "shouts",
    "happy": "says happily",
    "sad": "says sadly",
    "angry": "says angrily",
    "calm": "says calmly",
    "murmur": "murmurs",
    "mutter": "mutters",
    "deadpan": "says in a flat voice",
    "cold": "says coldly",
    "stern": "says sternly",
    "proud": "says proudly",
    "excited": "says excitedly",
    "laughing": "says with a laugh",
    "surprised": "says in surprise",
    "hurried": "says hurriedly",
    "breathless": "says out of breath",
    "annoyed": "complains",
    "sarcastic": "says sarcastically",
    "tearful": "says in tears",
    "pleading": "pleads",
    "scared": "says with a trembling voice",
    "tired": "says wearily",
    "robotic": "says in a robotic voice",
    "hoarse": "says hoarsely",
    "playful": "says playfully",
    "shy": "says shyly",
}
_TUNES = {
    **{
        name: f"solo {name.replace('_', ' ')}"
        for name in SOLOS
        if name not in ("piano", "strings", "choir", "drums", "bells")
    },
    "kpop": "K-pop",
    "lofi": "lo-fi",
    "chiptune": "8-bit chiptune",
    "epic": "epic cinematic trailer",
    "war_drums": "pounding war drums,",
    "drone": "dark ambient drone",
    "horror": "eerie horror film",
    "comedy": "comical, quirky orchestral",
    "pizzicato": "playful pizzicato strings",
    "western": "spaghetti western",
    "sitar": "Indian sitar and tabla",
    "matsuri": "Japanese festival flute and taiko",
    "okinawa": "Okinawan sanshin",
    "gamelan": "Balinese gamelan",
    "japanese": "traditional Japanese",
    "chinese": "traditional Chinese",
    "tribal": "tribal percussion",
}
"""Kinds of music, in the words of those who tag recordings."""
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_DESCRIBING = ("age", "size", "color", "breed", "mood")


def prompt_for(family: str, scene: Scene) -> str:
    """What a model of the family is told. Raises ``InputError``: there is no such family."""
    manner = MANNERS.get(family)
    match manner:
        case "paragraph":
            return _paragraph(scene)
        case "caption":
            return _caption(scene)
        case "short":
            return f"{_capital(_seen(scene))}. {_capital(_LOOKS.get(scene.style, scene.style))}."
        case "sound":
            return _sounds(scene) or f"ambience of a {scene.place.replace('_', ' ')}"
        case "music":
            return _music(scene)
        case _:
            raise InputError(f"There is no family {family} that is told anything.")


def negative_for(family: str) -> str:
    """What a model of the family is to avoid."""
    return _NEGATIVES.get("wan" if family.startswith("wan") else family, "")


def _paragraph(scene: Scene) -> str:
    parts = [f"{_capital(_SIZES[scene.camera.shot_size])} {_view(scene)}: {_seen(scene)}."]
    if scene.camera.move != "static":
        parts.append(f"{_capital(_camera(scene.camera))}.")
    for line in scene.dialogue:
        who = line.speaker.replace("_", " ") or "voice"
        language = "Japanese" if line.language == "ja" else "English"
        parts.append(f'The {who} {_SAYS.get(line.tone, "says")} in {language}: "{line.text}"')
    heard = _sounds(scene)
    if heard:
        parts.append(f"The sound: {heard}.")
    if scene.music:
        parts.append(f"{_capital(_music(scene))} plays.")
    parts.append(f"{_capital(_LOOKS.get(scene.style, scene.style))}.")
    return " ".join(parts)


def _caption(scene: Scene) -> str:
    speakers = dict.fromkeys(line.speaker.replace("_", " ") or "voice" for line in scene.dialogue)
    speaks = f" The {' and the '.join(speakers)} can be seen speaking." if speakers else ""
    camera = f"{_SIZES[scene.camera.shot_size]} {_view(scene)}"
    return (
        f"{_capital(_seen(scene))}.{speaks} {_capital(camera)}, {_camera(scene.camera)}. "
        f"{_capital(_LOOKS.get(scene.style, scene.style))}."
    )


def _seen(scene: Scene) -> str:
    """Who does what, where and when, in one sentence without its full stop."""
    people = ", and ".join(_subject(one) for one in scene.subjects)
    place = scene.place.replace("_", " ")
    inside = "in" if scene.place in _INSIDE else "on" if scene.place in _ON else "at"
    around = [one.replace("_", " ") for one in scene.surroundings]
    where = f"{inside} a {place}" + (f" with {', '.join(around)}" if around else "")
    when = f"at {scene.time_of_day}" if scene.time_of_day in ("dawn", "noon", "sunset", "dusk", "night") else (
        f"in the {scene.time_of_day}"
    )  # fmt: skip
    rest = " ".join(part for part in (where, when, _WEATHERS.get(scene.weather, "")) if part)
    return f"{people} {rest}" if people else rest


def _view(scene: Scene) -> str:
    """From where the camera looks: its angle, whose eyes it is, from which side of them somebody is seen."""
    view = _ANGLES[scene.camera.angle]
    for subject in scene.subjects:
        if scene.camera.angle == "pov" and subject.attributes.get("view") == "own":
            return f"{view} of {_article(subject.kind.replace('_', ' '))}"
        if side := _SIDES.get(subject.attributes.get("filmed_from", "")):
            return f"{view}, {side}"
    return view


def _subject(subject: Subject) -> str:
    looks = subject.attributes
    words = [looks.get(f"{name}_word", looks[name]).replace("_", " ") for name in _DESCRIBING if looks.get(name)]
    noun = subject.attributes.get("word", "") if not subject.kind else subject.kind.replace("_", " ")
    named = " ".join([*words, noun])
    who = _article(named) if subject.count == 1 else f"{_NUMBERS.get(subject.count, 'many')} {named}s"
    wearing = [looks[name].replace("_", " ") for name in ("clothing", "wearing") if looks.get(name)]
    if wearing:
        who += f" wearing {' and '.join(wearing)}"
    if looks.get("holding"):
        who += f" holding {_article(looks['holding'].replace('_', ' '))}"
    actions = (subject.action, *subject.then)
    does = ", then ".join(_verb(action, subject.count) for action in actions)
    for name, word in (("riding", "on"), ("target", "toward"), ("behind", "behind"), ("in_front_of", "in front of")):
        if looks.get(name):
            does += f" {word} the {looks[name].split(':')[0].replace('_', ' ')}"
    if looks.get("manner"):
        does += f" {looks['manner'].replace('_', ' ')}"
    return f"{who} {does}"


def _verb(action: str, count: int) -> str:
    if count > 1:
        return _VERBS.get(action, action.replace("_", " ")) if action in _VERBS else action.replace("_", " ")
    if action in _VERBS:
        return _VERBS[action]
    return action + ("es" if action.endswith(("ch", "sh", "s", "x")) else "s")


def _camera(camera: Camera) -> str:
    speed = "" if camera.speed == "normal" or camera.move == "static" else f"{camera.speed}ly "
    move = _MOVES[camera.move]
    told = move.replace("the camera ", f"the camera {speed}") if speed != "fastly " else f"{move} fast"
    return told if camera.motion == "real" else f"{told}, in {camera.motion} motion"


_NO_SOUNDS = ("only", "silence")
"""Among a scene's sounds, what says that there are no others."""


def _sounds(scene: Scene) -> str:
    return ", ".join(sound.replace("_", " ") for sound in scene.sounds if sound not in _NO_SOUNDS)


def _music(scene: Scene) -> str:
    music = scene.music
    if music is None:
        return "calm instrumental music"
    tempo = f", {music.tempo_bpm} bpm" if music.tempo_bpm else ""
    kind = _TUNES.get(music.genre) or music.genre.replace("_", " ")
    return f"{music.mood} {kind} music{tempo}"


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
