"""The viewer: a network as one HTML file that works offline and asks nothing of anyone."""

from innokraft.viewer.page import render

__all__ = ["render"]
