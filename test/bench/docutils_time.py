"""Prints the milliseconds that docutils takes to parse every RST page below a folder, after one page as warm-up."""
import pathlib
import sys
import time

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles


class Ignore(Directive):
    has_content = True
    optional_arguments = 99
    final_argument_whitespace = True

    def run(self):
        return []


directives.register_directive("toctree", Ignore)
roles.register_local_role("ref", lambda name, raw, text, line, inliner, options={}, content=[]: ([nodes.Text(text)], []))
SETTINGS = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False}
pages = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.rst"))]
publish_doctree(pages[0], settings_overrides=SETTINGS)
start = time.perf_counter()
for text in pages:
    publish_doctree(text, settings_overrides=SETTINGS)
print((time.perf_counter() - start) * 1000)
