"""Words that several commands say, in Swedish and English."""

from __future__ import annotations

DRY = {
    "sv": "Inget är ändrat; så här skulle det bli:",
    "en": "Nothing is changed; this is what would be:",
}
WARNING = {"sv": "varning", "en": "warning"}

_SEE = {"sv": "; se {}", "en": "; see {}"}


def more(count: int, lang: str, see: str = "") -> str:
    """How many more there are than were printed, and the option that prints them."""
    from innokraft import and_more

    return and_more(count).of(lang) + (_SEE[lang].format(see) if see else "")
