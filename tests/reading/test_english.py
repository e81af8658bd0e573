"""What English says beyond who does what: who is meant by *one*, what is only said of somebody, whose a thing is."""

from collections.abc import Callable

import pytest

from studio.project.scene import Reading, Subject

Read = Callable[[str], Reading]


def deeds(subject: Subject) -> set[str]:
    return {subject.action, *subject.then, *subject.attributes.get("deed", "").split(", ")}


def of_kind(reading: Reading, kind: str) -> list[Subject]:
    return [subject for subject in reading.scene.subjects if kind in (subject.kind, subject.attributes.get("word"))]


@pytest.mark.parametrize(
    ("prompt", "kind", "counts"),
    [
        ("Two boxers exchange punches in a ring; the one in red shorts goes down.", "boxer", [1, 1]),
        ("Five penguins waddle in a line; the last one slips.", "penguin", [4, 1]),
        ("An old man feeds three pigeons on a bench; one of them lands on his head.", "pigeon", [2, 1]),
        ("Ten soldiers crouch in a trench, one of them praying, another writing a letter.", "soldier", [8, 1, 1]),
        ("Elephants, a mother and her calf, cross a river", "elephant", [1, 1]),
        ("A sled dog team of eight huskies pulls a sled", "dog", [8]),
        ("A snail race! Five snails crawl along the table", "snail", [5]),
        ("Two divers swim past a wreck; the other diver points at it.", "diver", [1, 1]),
        ("Two cooks play cards; one of the cards falls down.", "cook", [2]),
        ("One of the three wise men sneezes", "wise_man", [2, 1]),
        ("Two robbers argue while the third one counts money", "robber", [2, 1]),
        ("Two foxes, one red and one white, run", "fox", [1, 1]),
        ("Pan across a row of five lanterns on a wall, the last one flickers", "lantern", [4, 1]),
    ],
)
def test_one_of_several_is_told_apart(read: Read, prompt: str, kind: str, counts: list[int]) -> None:
    assert sorted((subject.count for subject in of_kind(read(prompt), kind)), reverse=True) == counts


def test_what_one_does_the_others_do_not(read: Read) -> None:
    others, one = of_kind(read("Five penguins waddle in a line; the last one slips."), "penguin")
    assert "slip" in deeds(one)
    assert "slip" not in deeds(others)


@pytest.mark.parametrize(
    ("prompt", "kind", "deed"),
    [
        ("A pickup truck loaded with hay bounces along a dirt road", "car", "bounce"),
        ("A woman wrapped in a blanket sips cocoa on a swing", "woman", "sip"),
        ("A waiter carrying a tower of plates slips on a banana peel", "waiter", "fall"),
        ("A waiter carrying a tower of plates slips on a banana peel", "waiter", "carry"),
        ("The older man moves his queen, sips rum and smiles", "old_man", "sip"),
        ("Bearded blacksmith hammers a glowing blade on the anvil", "blacksmith", "hammer"),
        ("A monk sweeping fallen leaves", "monk", "sweep"),
        ("Two boxers exchange punches in a ring", "boxer", "exchange"),
        ("The goalkeeper dives and the crowd goes wild", "person", "cheer"),
        ("A runner wins, the fans cheer.", "fan", "cheer"),
        ("my grandma teaching me to knit by the fireplace", "old_woman", "knit"),
        ("a skateboarder kickflips down the stairs", "skateboarder", "kickflip"),
        ("Mannequins slowly turn their heads", "mannequin", "look"),
        ("A woman in a yellow raincoat and her black labrador watch a storm", "dog", "watch"),
        ("The robber, masked and nervous, hands the teller a note", "thief", "hand"),
        ("An owl, not an eagle, perched on a dead branch turns its head", "owl", "perch"),
        ("Two masked men burst through the door", "man", "run"),
        ("A boat slices through the waves", "boat", "slice"),
        ("Chased by a swarm of bees, a picnicker jumps into a lake", "picnicker", "jump"),
        ("A barista pours milk shaped like a heart and slides the cup over", "barista", "slide"),
        ("Two kids fight over a train; both start to cry.", "kid", "cry"),
        ("The twins swap hats and giggle", "twins", "giggle"),
        ("A dog and its owner, both wearing sunglasses, ride in a car", "owner", "ride"),
        ("The waiter bows. The guest raises an eyebrow.", "guest", "raise"),
        ("Three teenagers race down a hill; the smallest falls.", "teenager", "fall"),
        ("A doctor in blue scrubs runs toward us", "doctor", "run"),
        ("Dancers in feathered costumes parade through the streets", "dancer", "parade"),
        ("A cheetah sprints after a gazelle", "cheetah", "sprint"),
        ("A toddler walks to his dad, who kneels with open arms", "dad", "kneel"),
        ("A pianist plays blues to an empty room", "pianist", "play_instrument"),
        ("Four friends pass a guitar; the redhead starts to sing", "redhead", "sing"),
        ("A scientist pours it into a cup and it explodes", "explosion", "stand"),
        ("Hands peel two onions, put them into a pan, then stir with a ladle", "hands", "stir"),
        ("Kids roll a snowball, lift it onto another, then cheer", "kid", "lift"),
        ("The keeper dives left and saves the ball", "keeper", "dive"),
        ("A cyclist flies off a ramp and lands hard", "cyclist", "land"),
        ("People coming down the stairs talking on the phone", "person", "talk"),
        ("A raccoon chef flips a pancake", "raccoon", "flip"),
        ("A falcon trainer waves", "trainer", "wave"),
        ("A man and his wife hug. They both cry.", "wife", "cry"),
        ("Most of the guests dance", "guest", "dance"),
        ("The lamp goes out", "lamp", "go_out"),
        ("A crane lifts a steel beam", "construction_crane", "carry"),
        ("Two samurai, face to face, draw their swords", "samurai", "draw"),
        ("Tourists take selfies at a fountain", "tourist", "photograph"),
        ("A cheetah at full sprint", "cheetah", "sprint"),
        ("A security guard falls asleep", "guard", "sleep"),
        ("Smoke curls up from a chimney", "smoke", "rise"),
        ("Skateboarder, red hoodie, black cap, jumping a curb", "skateboarder", "jump"),
        ("Could you make a short video of a parrot dancing?", "parrot", "dance"),
        ("Can you show a kid (about 7) brushing his teeth?", "kid", "brush"),
        ("I'd like to see two otters sliding down a bank", "otter", "slide"),
    ],
)
def test_who_does_it(read: Read, prompt: str, kind: str, deed: str) -> None:
    assert any(deed in deeds(subject) for subject in of_kind(read(prompt), kind))


@pytest.mark.parametrize(
    ("prompt", "kind", "key", "value"),
    [
        ("The bus driver, a woman with silver earrings, hums", "bus_driver", "gender", "female"),
        ("The cook, an old man with a moustache, shouts", "chef", "hair", "moustache"),
        ("His opponent, a girl with braids, yawns", "girl", "hair", "braid"),
        ("The king, drunk, falls off his throne", "king", "traits", "drunk"),
        ("A dancer sits down, exhausted.", "dancer", "mood", "tired"),
        ("He turns toward the security guard's flashlight", "security_guard", "holding_word", "flashlight"),
        ("An usher leads an old couple to their seats, flashlight in hand", "usher", "holding_word", "flashlight"),
        ("A trumpet player sweats on stage", "player", "holding", "trumpet"),
        ("The nurse checks the sleeping patient's pulse", "patient", "kind", "sleep"),
        ("A jellyfish glows blue", "jellyfish", "color", "blue"),
        ("A judge bangs her gavel", "judge", "holding_word", "gavel"),
        ("A pirate has a monkey on his shoulder", "pirate", "with", "monkey"),
        ("A hawk lands on a hunter's glove", "hunter", "wearing", "gloves"),
        ("A monk trips over his robe", "monk", "clothing", "robe"),
        ("A baker picks up a crown and tries it on", "baker", "wearing", "crown"),
        ("A singer in neon green waves", "singer", "clothing", "green clothes"),
        ("A banker in a burgundy suit waits", "banker", "clothing_word", "burgundy suit"),
        ("A girl in red boots and a denim jacket waits", "girl", "clothing", "jacket"),
        ("Sailor, white beard, navy coat, sunset", "sailor", "hair_color", "white"),
        ("A grumpy king sits on a marble throne", "king", "on_traits", "marble"),
        ("A grumpy king sits on a marble throne", "king", "mood_word", "grumpy"),
        ("A cook slices a ripe tomato", "cook", "target_traits", "ripe"),
        ("A robot with one broken eye waves", "robot", "traits", "broken eye"),
        ("An old locomotive crosses a bridge", "locomotive", "traits", "old"),
        ("A girl walks barefoot on sand", "girl", "traits", "barefoot"),
        ("A dragon the size of a bee naps", "dragon", "size_word", "tiny"),
        ("A man holds a magnifying glass", "man", "holding_word", "magnifying_glass"),
        ("A mother reads a story to twins in pajamas", "twins", "clothing", "pajamas"),
        ("A clown holds twelve balloons", "clown", "holding_count", "12"),
        ("Four friends raise their glasses", "friend", "holding", "glass"),
        ("A postman knocks three times", "postman", "times", "3"),
        ("A dad lets go and smiles", "dad", "kind", "let_go"),
    ],
)
def test_what_is_said_of_whom(read: Read, prompt: str, kind: str, key: str, value: str) -> None:
    (subject,) = of_kind(read(prompt), kind)
    assert value in {subject.attributes.get(key), *(deeds(subject) if key == "kind" else ())}


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("A dragon the size of a bus sits in a garden", {"dragon"}),
        ("Dressed as pirates, four kids run across the lawn", {"child"}),
        ("The king, drunk, falls off his throne", {"king"}),
        ("The barber asks a question and the customer nods", {"barber", "person"}),
        ("The magician bows; the audience gasps", {"magician", "person"}),
        ("Roman legionaries march. Their general roars.", {"soldier"}),
        ("Car chase through narrow streets", {"car"}),
        ("A soldier reads a letter. Explosions in the distance.", {"soldier"}),
        ("Street musicians play violin by the Seine", {"busker"}),
        ("A mouse in a chef's hat peeks out of a pot", {"mouse"}),
        ("A line of ducklings crosses a marble lobby", {"duck"}),
        ("An owner repairs a dam as the sun goes down", {"person"}),
        ("INT. HOSPITAL CORRIDOR - NIGHT. A nurse runs", {"nurse"}),
        ("Old Mr. Thompson waters the lawn", {"old_man"}),
        ("Hands chop two onions", {"person"}),
        ("The door opens. Nobody's there.", {"door"}),
        ("A ninja throws a knife at a wooden target", {"ninja", "knife"}),
        ("A chess match in a park. Two men frown.", {"man"}),
        ("A boy on board a ship waves", {"boy", "ship"}),
    ],
)
def test_who_is_there_and_nobody_else(read: Read, prompt: str, kinds: set[str]) -> None:
    assert {subject.kind for subject in read(prompt).scene.subjects} == kinds


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("An owl on a dead branch", "dead_branch"),
        ("A bee on a yellow sunflower", "yellow_sunflower"),
        ("A captain whispers, red emergency lighting", "red_emergency_lighting"),
        ("A dragon in a garden, pastel colors", "pastel_colors"),
        ("A waitress with a tray of martinis", "martini"),
        ("A dancer bows in an empty theater", "empty_theater"),
        ("A man cooks outdoors", "outdoors"),
        ("A sandstorm swallows a village", "sandstorm"),
    ],
)
def test_how_things_of_the_place_are(read: Read, prompt: str, word: str) -> None:
    assert word in read(prompt).scene.surroundings


@pytest.mark.parametrize(
    ("prompt", "speaker"),
    [
        (
            'The detective slams a photo on the table. "Where were you?" The suspect, a golden retriever, sits.',
            "detective",
        ),
        ('A teacher drops a book and three students kneel down to help. "Thank you," she says.', "teacher"),
        ('Soldiers march. Their general, on a white horse, roars "Hold the line!"', "soldier"),
    ],
)
def test_who_speaks(read: Read, prompt: str, speaker: str) -> None:
    (line,) = read(prompt).scene.dialogue
    assert line.speaker == speaker


@pytest.mark.parametrize(
    ("prompt", "hour"),
    [
        ("A beaver repairs a dam as the sun goes down", "sunset"),
        ("A woman, red lips, evening, rain", "dusk"),
        ("A wolf howls under northern lights", "night"),
        ("Empty mall, 3 a.m. Mannequins turn their heads.", "night"),
    ],
)
def test_what_tells_the_hour(read: Read, prompt: str, hour: str) -> None:
    assert read(prompt).scene.time_of_day == hour


def test_what_is_kept_is_not_called_unknown(read: Read) -> None:
    notes = " ".join(note.text for note in read("Three sleeping cats on a bench").notes if note.kind != "assumed")
    assert "sleeping" not in notes
