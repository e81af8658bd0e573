"""What a rung of the ladder gives up against the one above it, in sentences."""

from collections.abc import Mapping

from studio.ports.models import Rung

_MODES = {
    "resident": ("All weights stay on the card.", "すべての重みをGPUに置きます。"),
    "model_offload": (
        "One part of the model is on the card at a time: somewhat slower, the same picture.",
        "モデルの部品を一つずつGPUに載せます。少し遅くなりますが、絵は同じです。",
    ),
    "group_offload": (
        "Weights stream to the card block by block: slower, the same picture.",
        "重みをブロックごとにGPUへ送ります。遅くなりますが、絵は同じです。",
    ),
    "sequential_offload": (
        "Weights come to the card layer by layer: very slow, the same picture.",
        "重みを層ごとにGPUへ送ります。とても遅くなりますが、絵は同じです。",
    ),
}
_PRECISIONS = {
    "float32": ("32-bit weights.", "重みは32ビットです。"),
    "bfloat16": ("16-bit weights.", "重みは16ビットです。"),
    "float16": ("16-bit weights.", "重みは16ビットです。"),
    "fp8": ("8-bit (fp8) weights: nearly the same picture.", "重みは8ビット（fp8）です。絵はほとんど変わりません。"),
    "int8": ("8-bit (int8) weights: nearly the same picture.", "重みは8ビット（int8）です。絵はほとんど変わりません。"),
    "gguf": (
        "About 5-bit (GGUF) weights: fine detail suffers a little.",
        "重みは約5ビット（GGUF）です。細部が少し甘くなります。",
    ),
}


def in_words(
    first: Rung | None, above: Rung | None, rung: Rung, asked: tuple[tuple[int, int], int], *, on_card: bool
) -> Mapping[str, str]:
    """Sentences by language. ``asked`` is what was asked for, before the model's own steps; ``first`` the top rung;
    ``on_card``: there is a graphics card."""
    english: list[str] = []
    japanese: list[str] = []

    def _say(pair: tuple[str, str]) -> None:
        english.append(pair[0])
        japanese.append(pair[1])

    top = first or rung
    width, height = rung.size
    if above is None and rung.size != asked[0]:
        _say((f"Made at {width}x{height}, the nearest size the model knows.",
              f"モデルが作れる最も近い大きさ、{width}×{height}で作ります。"))  # fmt: skip
    elif rung.size != top.size and (above is None or above.size != rung.size):
        _say((f"Smaller: {width}x{height} instead of {top.size[0]}x{top.size[1]}, then enlarged.",
              f"{top.size[0]}×{top.size[1]}の代わりに{width}×{height}で作り、拡大します。"))  # fmt: skip
    if above is None and rung.frame_count < asked[1]:
        _say((f"At most {rung.frame_count} frames in one go, of {asked[1]}.",
              f"{asked[1]}コマのうち、一度に作れるのは{rung.frame_count}コマまでです。"))  # fmt: skip
    elif rung.frame_count != top.frame_count and (above is None or above.frame_count != rung.frame_count):
        _say((f"Shorter: {rung.frame_count} frames instead of {top.frame_count}.",
              f"{top.frame_count}コマの代わりに{rung.frame_count}コマにします。"))  # fmt: skip
    if above is None or above.precision != rung.precision:
        _say(_PRECISIONS[rung.precision])
    if on_card and (above is None or above.mode != rung.mode):
        _say(_MODES[rung.mode])
    if rung.tiled and (above is None or not above.tiled):
        _say(("Pictures are decoded in tiles: a little slower.", "絵を区画に分けて仕上げます。少し遅くなります。"))
    return {"en": " ".join(english), "ja": "".join(japanese)}
