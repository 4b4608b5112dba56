"""What takes a while to find: it is gathered beside, and what is there already can be worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from innokraft.errors import InnokraftError

Found = TypeVar("Found")


class Gathering(Generic[Found]):
    """Things that a function gives one after another, gathered anew where what they are of changed.

    It begins when it is first asked, and goes on in a thread that ends with the process.
    """

    def __init__(self, find: Callable[[], Iterable[Found]], stamp: Callable[[], object]) -> None:
        self._find, self._stamp = find, stamp
        self._lock, self._of, self._found = Lock(), object(), list[Found]()
        self._whole = Event()
        self.wrong: InnokraftError | None = None

    def so_far(self) -> tuple[Found, ...]:
        """What was found until now."""
        stamp = self._stamp()
        with self._lock:
            if stamp != self._of:
                self._of, self._found, self._whole = stamp, [], Event()
                arguments = self._found, self._whole
                Thread(target=self._gather, args=arguments, daemon=True).start()
            return tuple(self._found)

    def all(self, patience: float = 600) -> tuple[Found, ...]:
        """What is found, waited for at most so many seconds."""
        self.so_far()
        self._whole.wait(patience)
        return self.so_far()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is looked for any more."""
        return self._whole.is_set()

    def _gather(self, found: list[Found], whole: Event) -> None:
        try:
            for each in self._find():
                if found is not self._found:  # it is gathered anew
                    return
                found.append(each)
            self.wrong = None
        except InnokraftError as error:
            self.wrong = error
        finally:
            whole.set()
