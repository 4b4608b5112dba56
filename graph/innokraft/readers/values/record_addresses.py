"""Where a source lets one of its records be read: addresses of a form that stays.

Each is made from the id that the source itself gives, and only where the id can stand in it as it
is: what would have to be escaped, nobody shows an example of. But the Gateway to Research does: its
own addresses have `%2F` for the slashes of its references. SweCRIS shows a project by its id
behind `#/project/` of its page (the English one is what guides to identifiers and papers cite);
CORDIS by that of the grant agreement, which older programmes have with letters. The addresses of
Vinnova's pages are made of titles, so only a page itself can say its own; the open data of
Vinnova, Formas and GDP name no page of a project.
"""

from __future__ import annotations

import re

_IN_PATH = re.compile(r"[A-Za-z0-9._-]+")
_IN_FRAGMENT = re.compile(r"[A-Za-z0-9._:-]+")


def swecris_address(project_id: str) -> str | None:
    """The page of a project in SweCRIS, by its whole id; None for an id with a slash or a blank.

    >>> swecris_address("2010-02635_Vinnova"), swecris_address("279/16 S_SNSB")
    ('https://www.vr.se/english/swecris.html#/project/2010-02635_Vinnova', None)
    """
    if not _IN_FRAGMENT.fullmatch(project_id):
        return None
    return f"https://www.vr.se/english/swecris.html#/project/{project_id}"


def cordis_address(project_id: str) -> str | None:
    """The page of a project in CORDIS, by the id of its grant agreement, of whatever programme.

    >>> cordis_address("IST-2001-33174"), cordis_address("691102/en")
    ('https://cordis.europa.eu/project/id/IST-2001-33174', None)
    """
    if not _IN_PATH.fullmatch(project_id):
        return None
    return f"https://cordis.europa.eu/project/id/{project_id}"


def gtr_address(reference: str) -> str | None:
    """The page of a project in the Gateway to Research, by its reference.

    >>> gtr_address("EP/X00001/1"), gtr_address("710000"), gtr_address("a b")
    ('https://gtr.ukri.org/projects?ref=EP%2FX00001%2F1', 'https://gtr.ukri.org/projects?ref=710000', None)
    """  # noqa: E501
    if not _IN_PATH.fullmatch(reference.replace("/", "")):
        return None
    return f"https://gtr.ukri.org/projects?ref={reference.replace('/', '%2F')}"


def nsf_address(award: str) -> str | None:
    """The page of an award of the NSF, by its seven digits.

    >>> nsf_address("0200001"), nsf_address("49100421C0035")
    ('https://www.nsf.gov/awardsearch/showAward?AWD_ID=0200001', None)
    """
    if not re.fullmatch(r"[0-9]{7}", award):
        return None
    return f"https://www.nsf.gov/awardsearch/showAward?AWD_ID={award}"


def openaire_address(project: str) -> str | None:
    """The page of a project in OpenAIRE's Explore, by its id in the Graph.

    >>> openaire_address("corda_____he::0a1b2c3d"), openaire_address("a b")
    ('https://explore.openaire.eu/search/project?projectId=corda_____he::0a1b2c3d', None)
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]+::[A-Za-z0-9]+", project):
        return None
    return f"https://explore.openaire.eu/search/project?projectId={project}"
