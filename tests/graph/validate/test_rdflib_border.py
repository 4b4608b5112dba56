"""What the libraries behind the border log never reaches the terminal."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import pyoxigraph as ox, pyshacl
from innokraft.validate.rdflib_border import to_rdflib
xsd = "http://www.w3.org/2001/XMLSchema#"
of = lambda kind: ox.Literal("no such", datatype=ox.NamedNode(xsd + kind))
name = ox.NamedNode("https://example.org/s")
data = to_rdflib([ox.Triple(name, name, of(kind)) for kind in ("date", "integer", "boolean")])
pyshacl.validate(data, shacl_graph=data)
"""


def test_odd_literals_are_no_tracebacks_of_others_on_standard_error() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
