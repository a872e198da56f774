"""Writes what docutils reads of every RST page below a folder, as one JSON object from path to page.

usage: docutils_dump.py FOLDER > OUT

A page has its `headings`, its `texts` (paragraphs and the like, wherever they stand), its `code`, its `tables` and the
number of its list `items`. A run is [text, look], where the look is `b`(old), `i`(talic), `c`(ode) or empty, and behind
it the target of a link. `refused` counts what docutils reports as an error, or reads and we don't.
"""

import json
import pathlib
import re
import sys

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles

BLANKS = re.compile(r"[\s\u200b\ufeff]+")
HIDDEN = (
    nodes.system_message, nodes.comment, nodes.substitution_definition, nodes.field_list, nodes.option_list,
    nodes.image, nodes.pending, nodes.title,
)
# Errors that leave the text as it is.
HARMLESS = re.compile("Unknown target|Undefined substitution|Unexpected indentation|Duplicate|with a transition|two transitions")
SETTINGS = {
    "report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False,
    "syntax_highlight": "none", "doctitle_xform": False, "docinfo_xform": False, "_disable_config": True,
}


class Toctree(Directive):
    """Sphinx's directive, which docutils doesn't have."""

    has_content = True

    def run(self):
        return []


def ref_role(name, raw, text, line, inliner, options=None, content=None):
    """Sphinx's role: a link to a label."""
    match = re.match(r"(?s)(.+?)\s*(?<!\x00)<([^<]*?)>$", text)
    label = nodes.unescape(match.group(2) if match else text)
    return [nodes.reference(raw, match.group(1) if match else text, refuri="#" + label, name=label)], []


def looks_of(node, look="", link=""):
    """Stretches of text below a node with their look; a bare URL is text."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext(), (look + " " + link).strip()
        elif isinstance(child, nodes.strong):
            yield from looks_of(child, "b", link)
        elif isinstance(child, nodes.emphasis):
            yield from looks_of(child, "i", link)
        elif isinstance(child, nodes.literal):
            yield from looks_of(child, "c", link)
        elif isinstance(child, nodes.reference) and "name" in child and "refuri" in child:
            yield from looks_of(child, look, child["refuri"])
        elif not isinstance(child, HIDDEN):
            yield from looks_of(child, look, link)


def runs_of(node):
    """Runs with white space squeezed and equal neighbours merged."""
    runs = []
    for text, look in looks_of(node):
        text = BLANKS.sub(" ", text)
        if not runs or runs[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if text and runs and runs[-1][1] == look:
            runs[-1][0] += text
        elif text:
            runs.append([text, look])
    if runs:
        runs[-1][0] = runs[-1][0].rstrip(" ")
    return [run for run in runs if run[0]]


class Page:
    def __init__(self, tree):
        errors = [each for each in tree.findall(nodes.system_message) if each["level"] >= 3]
        unread = list(tree.findall(lambda each: isinstance(each, (nodes.field_list, nodes.option_list))))
        # The field list at the top is read.
        unread = [each for each in unread if each.parent is not tree or tree.index(each) > 0]
        # Of a lone border, docutils makes a table without rows.
        bare = [each for each in tree.findall(nodes.tgroup) if each.next_node(nodes.row) is None]
        self.refused = len(unread) + len(bare) + sum(not HARMLESS.search(each.astext()) for each in errors)
        self.headings, self.code, self.tables = [], [], []
        self.items = {"ordered": 0, "bullet": 0}
        self.texts = self.below(tree)

    def below(self, node):
        return [text for child in node.children for text in self.read(child)]

    def read(self, node):
        """The texts of a node: [line, runs] each."""
        if isinstance(node, HIDDEN):
            return []
        if isinstance(node, (nodes.literal_block, nodes.doctest_block)):
            self.code.append(node.astext())
            return [[None, [[node.astext(), "code"]]]]
        if isinstance(node, nodes.table):
            return self.table(node)
        if isinstance(node, nodes.section):
            self.headings.append([node.next_node(nodes.title).astext(), self.depth(node)])
        elif isinstance(node, nodes.list_item):
            self.items["bullet" if isinstance(node.parent, nodes.bullet_list) else "ordered"] += 1
        elif isinstance(node, nodes.definition_list_item):
            # What follows ` : ` in a term is a classifier for docutils.
            term = nodes.term()
            for child in [each for each in node.children if not isinstance(each, nodes.definition)]:
                term += ([nodes.Text(" : ")] if term.children else []) + [each.deepcopy() for each in child.children]
            return self.read(term) + self.below(node.children[-1])
        elif isinstance(node, nodes.TextElement):
            runs = runs_of(node)
            return [[node.line if isinstance(node, nodes.paragraph) else None, runs]] if runs else []
        return self.below(node)

    @staticmethod
    def depth(section):
        level = 0
        while section is not None:
            level += isinstance(section, nodes.section)
            section = section.parent
        return level

    def table(self, node):
        table = {"caption": "", "header": [], "rows": []}
        self.tables.append(table)
        group = node.next_node(nodes.tgroup)
        for child in node.children:
            if isinstance(child, nodes.title):
                table["caption"] = BLANKS.sub(" ", child.astext()).strip()
        for part in group.children:
            if isinstance(part, (nodes.thead, nodes.tbody)):
                table["header" if isinstance(part, nodes.thead) else "rows"] = self.rows(part, group["cols"])
        return [text for row in table["header"] + table["rows"] for cell in row for text in cell]

    def rows(self, part, width):
        """Cells by row and column; a place that a span covers is empty."""
        rows, covered = [], set()
        for number, row in enumerate(part.children):
            cells, column = [[] for _ in range(width)], 0
            for entry in row.children:
                while (number, column) in covered:
                    column += 1
                cells[column] = self.below(entry)
                across = range(column, column + entry.get("morecols", 0) + 1)
                covered.update((number + down, each) for down in range(entry.get("morerows", 0) + 1) for each in across)
                column += len(across)
            rows.append(cells)
        return rows


def dump(path):
    try:
        return vars(Page(publish_doctree(path.read_text(encoding="utf-8-sig"), settings_overrides=SETTINGS)))
    except AssertionError:
        # How docutils takes some tables whose borders don't meet.
        return {"refused": 1}


if __name__ == "__main__":
    directives.register_directive("toctree", Toctree)
    roles.register_local_role("ref", ref_role)
    root = pathlib.Path(sys.argv[1])
    pages = {path.relative_to(root).as_posix(): dump(path) for path in sorted(root.rglob("*.rst"))}
    json.dump(pages, sys.stdout, ensure_ascii=False)
