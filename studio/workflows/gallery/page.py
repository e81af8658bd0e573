"""The gallery as one static page: pictures by section, and a field that leaves those whose words it finds."""

from collections.abc import Mapping, Sequence
from html import escape

Words = tuple[str, str]
"""In English and in Japanese."""

_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Ekonte: gallery</title>
<style>
:root { color-scheme: light dark; --paper: #f7f6f3; --ink: #1c1c1e; --soft: #6e6c68; --line: #d8d5cf; }
@media (prefers-color-scheme: dark) { :root { --paper: #17171a; --ink: #f0efec; --soft: #9b9993; --line: #37363a; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 14px/1.4 Inter, "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", system-ui, sans-serif; }
header { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); padding: 12px 20px;
  display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: baseline; z-index: 1; }
h1 { font-size: 17px; margin: 0; } h2 { font-size: 16px; margin: 26px 20px 10px; scroll-margin-top: 64px; }
h2 small, figcaption small { color: var(--soft); font-weight: 400; }
input { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px;
  padding: 6px 10px; min-width: 15em; }
a { color: inherit; }
section > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 14px 12px;
  padding: 0 20px; }
figure { margin: 0; } figure img { width: 100%; aspect-ratio: 16 / 9; display: block; border-radius: 4px;
  background: var(--line); }
figcaption { padding-top: 4px; } [hidden] { display: none !important; }
#none { padding: 30px 20px; color: var(--soft); }
</style>
"""
_SCRIPT = """<script>
const field = document.getElementById("find"), none = document.getElementById("none");
const told = document.getElementById("count");
function show() {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let all = 0;
  for (const part of document.querySelectorAll("section")) {
    let some = 0;
    for (const one of part.querySelectorAll("figure")) {
      one.hidden = !words.every(word => one.dataset.words.includes(word));
      some += !one.hidden;
    }
    part.hidden = !some;
    all += some;
  }
  none.hidden = all > 0;
  told.textContent = all;
}
field.addEventListener("input", show);
show();
</script>
"""


def page(
    titles: Mapping[str, tuple[str, str]],
    entries: Sequence[tuple[str, str, tuple[str, str]]],
    pictures: str,
    version: str,
) -> str:
    """The page. ``entries``: section, file name without its ending, words in English and Japanese. It loads nothing
    but the pictures in the folder ``pictures`` beside it."""
    sections = [section for section in titles if any(one[0] == section for one in entries)]
    links = " ".join(f'<a href="#{section}">{escape(" ".join(titles[section]))}</a>' for section in sections)
    parts = [
        _HEAD,
        f"<header><h1>Ekonte {escape(version)}</h1>",
        '<input id="find" type="search" autocomplete="off" aria-label="Find 絞り込む" placeholder="Find 絞り込む">',
        f'<span><span id="count">{len(entries)}</span> / {len(entries)}</span><nav>{links}</nav></header>\n<main>\n',
    ]
    for section in sections:
        english, japanese = titles[section]
        parts.append(
            f'<section id="{section}"><h2>{escape(english)} <small lang="ja">{escape(japanese)}</small></h2><div>'
        )
        parts += [_figure(pictures, name, words) for own, name, words in entries if own == section]
        parts.append("</div></section>\n")
    parts.append('<p id="none" hidden>Nothing is called so. 見つかりません。</p>\n</main>\n')
    return "".join((*parts, _SCRIPT, "</html>\n"))


def _figure(pictures: str, name: str, words: Words) -> str:
    english, japanese = (escape(word, quote=True) for word in words)
    find = escape(f"{name} {words[0]} {words[1]}".lower(), quote=True)
    return (
        f'\n<figure data-words="{find}"><img loading="lazy" src="{pictures}/{name}.jpg" alt="{english}">'
        f'<figcaption>{english} <small lang="ja">{japanese}</small></figcaption></figure>'
    )
