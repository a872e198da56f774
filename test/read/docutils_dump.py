"""Writes what docutils reads of every RST page below a folder, as one JSON line a page.

usage: docutils_dump.py FOLDER > OUT
Per page: headings (text, level), tables (caption, header and body rows of cells), code blocks. A cell is its text with
white space squeezed and the texts of its bold runs.
"""
import json
import pathlib
import re
import sys

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles


class Ignore(Directive):
    has_content = True
    optional_arguments = 99
    final_argument_whitespace = True

    def run(self):
        return []


class CodeBlock(Directive):
    has_content = True
    optional_arguments = 1
    option_spec = {"name": directives.unchanged, "caption": directives.unchanged, "linenos": directives.flag}

    def run(self):
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text)]


def ref_role(name, raw, text, line, inliner, options={}, content=[]):
    match = re.match(r"(?s)(.+?)\s*(?<!\x00)<(.*?)>$", text)
    shown = nodes.unescape(match.group(1) if match else text)
    return [nodes.inline(raw, shown)], []


for name in ("code-block", "code", "sourcecode"):
    directives.register_directive(name, CodeBlock)
directives.register_directive("toctree", Ignore)
roles.register_local_role("ref", ref_role)
SETTINGS = {
    "report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False,
    "smart_quotes": False, "doctitle_xform": False,
}


def squeeze(text):
    return re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", text).strip()


def text_of(node):
    """Text of paragraphs, items and literal blocks, in order."""
    parts = []
    for child in node.findall(lambda each: isinstance(each, (nodes.TextElement,))):
        if isinstance(child.parent, nodes.TextElement):
            continue
        parts.append(child.astext())
    return squeeze(" ".join(parts))


def cell(entry):
    bold = [squeeze(strong.astext()) for strong in entry.findall(nodes.strong)]
    return {"text": text_of(entry), "bold": [each for each in bold if each]}


def rows(part):
    return [[cell(entry) for entry in row.children] for row in part.children]


def table(node):
    title = node.next_node(nodes.title)
    group = node.next_node(nodes.tgroup)
    head = group.next_node(nodes.thead)
    body = group.next_node(nodes.tbody)
    return {
        "caption": squeeze(title.astext()) if title is not None and title.parent is node else "",
        "header": rows(head) if head is not None else [],
        "rows": rows(body),
    }


def depth(section):
    level = 0
    while section is not None:
        level += isinstance(section, nodes.section)
        section = section.parent
    return level


def page(path, root):
    tree = publish_doctree(path.read_text(encoding="utf-8"), settings_overrides=SETTINGS)
    return {
        "file": str(path.relative_to(root)),
        "headings": [[squeeze(each.next_node(nodes.title).astext()), depth(each)] for each in tree.findall(nodes.section)],
        "tables": [table(each) for each in tree.findall(nodes.table)],
        "code": [each.astext() for each in tree.findall(nodes.literal_block)],
    }


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1])
    for path in sorted(root.rglob("*.rst")):
        print(json.dumps(page(path, root)))
