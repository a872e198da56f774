# pyright: basic
"""Bodies in XML: between their text and what JSON is made of, by the shapes of the contract."""

import re
from typing import Any, Dict, List, Mapping, Optional, Sequence
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser, tostring
from xml.parsers import expat

from .tables import Contract

Shape = Mapping[str, Any]
Field = Mapping[str, Any]
Shapes = Mapping[str, Shape]

NAME = re.compile(r"[^\W\d][\w.-]*")
#: What XML can't hold, however it is written.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
KINDS = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?([eE][+-]?\d+)?", "boolean": r"true|false"}
NO_SHAPE: Shape = {"fields": []}


def written(contract: Contract, call: str, value: Any) -> Optional[str]:
    """The text of a request's body; None where the contract names no elements for it.

    :param call: method and path of the operation
    :raises ValueError: for what XML can't hold
    """
    shapes = _shapes(contract, call, "request")
    if not shapes or not isinstance(value, dict):
        return None
    fitting = [each for each in shapes if {*value} <= {field["name"] for field in each["fields"]}]
    shape = (fitting or shapes)[0]
    root = _element(contract.xml_shapes, str(shape["root"]), value, shape)
    if "namespace" in shape:
        root.set("xmlns", shape["namespace"])
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode", short_empty_elements=False)


def is_read(contract: Contract, call: str) -> bool:
    """Whether the contract names the elements of an operation's answer."""
    return bool(_shapes(contract, call, "response"))


def read(contract: Contract, call: str, data: bytes) -> Any:
    """The body of an answer as what JSON is made of.

    :raises ValueError: where it is no XML, or declares entities
    """
    parser = XMLParser(target=TreeBuilder())
    try:
        _refuse_doctype(data)
        parser.feed(data)
        root: Element = parser.close()
    except (SyntaxError, expat.ExpatError) as error:
        raise ValueError("the answer is not XML") from error
    shapes = _shapes(contract, call, "response")
    own = [each for each in shapes if each["root"] == _local(root.tag)]
    return _object(contract.xml_shapes, root, [*own, *shapes, NO_SHAPE][0])


def _shapes(contract: Contract, call: str, side: str) -> List[Shape]:
    return [contract.xml_shapes[name] for name in contract.xml_bodies.get(call, {}).get(side, [])]


def _refuse_doctype(data: bytes) -> None:
    """What a document declares of itself can make it grow without end."""
    parser = expat.ParserCreate()

    def refuse(*_: Any) -> None:
        raise ValueError("the answer declares a document type")

    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)


def _element(shapes: Shapes, name: str, value: Any, shape: Shape) -> Element:
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} can't be the name of an element")
    element = Element(name)
    if not isinstance(value, dict):
        element.text = _text(value)
        return element
    fields = [*shape["fields"]]
    known = {field["name"] for field in fields}
    fields += [{"name": key, "element": key} for key in value if key not in known]
    for field in fields:
        given = value.get(field["name"])
        if given is None:
            continue
        if field.get("attribute"):
            element.set(field["element"], _text(given))
            continue
        place = element
        if "item" in field:
            place = Element(field["element"])
            element.append(place)
        below = shapes.get(field.get("of", ""), NO_SHAPE)
        for each in given if isinstance(given, list) else [given]:
            place.append(_element(shapes, field.get("item", field["element"]), each, below))
    return element


def _text(value: Any) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if UNWRITABLE.search(text):
        raise ValueError("the body has a character that XML can't hold")
    return text


def _object(shapes: Shapes, element: Element, shape: Shape) -> Any:
    text = element.text or ""
    if len(element) == 0 and text.strip():
        return text
    found: Dict[str, Any] = {}
    fields: Dict[str, Field] = {}
    for field in shape["fields"]:
        if not field.get("attribute"):
            fields[field["element"]] = field
        elif field["element"] in element.attrib:
            found[field["name"]] = _scalar(element.attrib[field["element"]], field)
    for child in element:
        own = _local(child.tag)
        field = fields.get(own, {})
        name = field.get("name", own)
        if "item" in field:
            found[name] = [*_list(found, name), *(_value(shapes, each, field) for each in child)]
        elif field.get("list") or name in found:
            found[name] = [*_list(found, name), _value(shapes, child, field)]
        else:
            found[name] = _value(shapes, child, field)
    return found


def _value(shapes: Shapes, element: Element, field: Field) -> Any:
    if "of" in field or len(element) > 0:
        return _object(shapes, element, shapes.get(field.get("of", ""), NO_SHAPE))
    return _scalar(element.text or "", field)


def _scalar(text: str, field: Field) -> Any:
    """A text as what the contract says, where it is that."""
    kind = field.get("kind")
    digits = text.strip()
    if kind is None or not re.fullmatch(KINDS[kind], digits):
        return text
    if kind == "boolean":
        return digits == "true"
    return int(digits) if kind == "integer" else float(digits)


def _list(found: Mapping[str, Any], name: str) -> Sequence[Any]:
    before = found.get(name, [])
    return before if isinstance(before, list) else [before]


def _local(name: str) -> str:
    """Without its namespace."""
    return name.rpartition("}")[2]
