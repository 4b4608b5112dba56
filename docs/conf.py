"""How the documents are built. Nothing is fetched, neither to build nor to read them."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "innokraft"
release = version = installed("innokraft")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click", "made_parts"]

myst_heading_anchors = 3  # so that a link can lead to a section
default_role = "literal"  # docstrings write code in single backticks
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
nitpicky = False

html_theme = "furo"
html_title = "innokraft"
html_show_copyright = html_show_sphinx = html_show_sourcelink = html_copy_source = False
