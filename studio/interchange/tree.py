"""XML with little ceremony."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
"""Characters that XML 1.0 has no way to write."""


def node(parent: Element, tag: str, words: object = None, **attributes: object) -> Element:
    """A new element at the end of ``parent``; ``words`` are its text. Attributes that are None are left out."""
    made = SubElement(parent, tag, {name: clean(value) for name, value in attributes.items() if value is not None})
    if words is not None:
        made.text = clean(words)
    return made


def properties(parent: Element, values: Mapping[str, object]) -> None:
    """MLT's properties, an element each; those that are None are left out."""
    for name, value in values.items():
        if value is not None:
            node(parent, "property", value, name=name)


def clean(value: object) -> str:
    """Its words, without what cannot be written."""
    return str(value).translate(_FORBIDDEN)


def document(root: Element, doctype: str = "") -> bytes:
    """The whole file, UTF-8, indented."""
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"<!DOCTYPE {doctype}>\n" if doctype else "")
    return (head + tostring(root, encoding="unicode") + "\n").encode("utf-8", "replace")
