"""What a page says, without its marks."""

from __future__ import annotations

import re
from html import unescape


def words_of(page: str) -> str:
    """The words of a page, one space between them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def hrefs(page: str) -> list[str]:
    """Where the links of a page lead."""
    return [unescape(each) for each in re.findall(r'href="([^"]*)"', page)]
