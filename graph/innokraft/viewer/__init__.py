"""The viewer: a network as one HTML file that works offline and asks nothing of anyone."""

from innokraft.viewer.page import render
from innokraft.viewer.questions import answers_of

__all__ = ["answers_of", "render"]
