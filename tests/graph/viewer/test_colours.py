"""The colours of the groups can be told apart, also by colour-blind readers."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from innokraft.network.groups import HUES
from innokraft.viewer.page import own_style

Matrix = NDArray[np.float64]

# How colours look without one of the three kinds of cones: Machado, Oliveira and Fernandes 2009.
EYES = {
    "all": np.eye(3),
    "red": np.array([
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "green": np.array([
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "blue": np.array([
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip
TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
TO_OKLAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip
APART = {"all": 0.15, "red": 0.08, "green": 0.08, "blue": 0.07}
"""The least distance in OKLab; 0.02 is just seen."""


def _seen(colour: str, eyes: Matrix) -> Matrix:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen: Matrix = TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(eyes @ light, 0, 1))
    return seen


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_no_two_groups_have_colours_that_look_alike(scheme: int, eyes: str) -> None:
    block = re.findall(r":root \{(.*?)\}", own_style(), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(hue-\d+): (#[0-9a-f]{6});", block))
    assert len(colours) == HUES + 1
    seen = {name: _seen(colour, EYES[eyes]) for name, colour in colours.items()}
    near = [
        (one, other, round(float(np.linalg.norm(seen[one] - seen[other])), 3))
        for one, other in combinations(seen, 2)
        if np.linalg.norm(seen[one] - seen[other]) < APART[eyes]
    ]
    assert near == []
