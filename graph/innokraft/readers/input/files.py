"""Where source files lie: on disk, in a folder, packed with gzip or zip.

Nothing is unpacked to disk. A folder is walked in the order of its names, a zip archive too.
What limits a file, so that a small one cannot fill the machine:

- it has at most 8 GiB, and a packed one unpacks beyond 4 MiB to at most 100 times its packed size;
- an archive has at most 200,000 members, none of them an archive or behind a password;
- of several members of one name that differ, none is read;
- no member has `..`, a drive or a leading slash in its name: no record is called so.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol, cast

from innokraft.errors import Place, SourceError
from innokraft.files.bounded_reads import require_regular
from innokraft.files.graph_folder import holds_graph, is_part

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 8 * 2**30
MOST_TIMES = 100
FREE_BYTES = 4 * 2**20
MOST_MEMBERS = 200_000

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


class SourceFile(Protocol):
    """A file to read: on disk, or packed in another."""

    @property
    def shown(self) -> str:
        """How messages name it."""
        ...

    def open(self) -> BinaryIO:
        """Its bytes, unpacked, from the start. Raises SourceError or OSError."""
        ...

    def sibling(self, name: str) -> SourceFile | None:
        """The file of that name beside it, or None."""
        ...

    def beside(self) -> list[str]:
        """The names of the files in its folder, sorted."""
        ...


Told = Callable[[int], None]
"""Is told how many more bytes were read."""


class _Watched(io.FileIO):
    """A file on disk that tells what is read of it."""

    def __init__(self, path: Path, told: Told) -> None:
        super().__init__(path)
        self._told = told

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer."""
        size = super().readinto(buffer) or 0
        self._told(size)
        return size

    def readall(self) -> bytes:
        """All that is left."""
        data = super().readall()
        self._told(len(data))
        return data


class DiskFile(NamedTuple):
    """A file on disk, plain or packed with gzip; `told` learns how many bytes of it were read."""

    path: Path
    told: Told | None = None

    @property
    def shown(self) -> str:
        """The path as it was given."""
        return str(self.path)

    def open(self) -> BinaryIO:
        """Its bytes; those of a gzip file unpacked."""
        require_regular(self.path)
        size = self.path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(f"the file has more than {MOST_BYTES:,} bytes", Place(self.shown))
        with self.path.open("rb") as file:
            is_packed = file.read(2) == _GZIP
        stream = io.BufferedReader(_Watched(self.path, self.told)) if self.told else None
        if not is_packed:
            return stream or self.path.open("rb")
        from gzip import GzipFile

        packed: Any = GzipFile(self.path, "rb", fileobj=stream)
        packed.myfileobj = stream or packed.myfileobj  # is closed with it
        return Limited.of(packed, size, self.shown)

    def sibling(self, name: str) -> SourceFile | None:
        """The file of that name in the same folder, packed or not."""
        beside = (self.path.with_name(name), self.path.with_name(f"{name}.gz"))
        return next((DiskFile(path) for path in beside if path.is_file()), None)

    def beside(self) -> list[str]:
        """The names of the files in the same folder, without the ending of a packed one."""
        found = (path for path in self.path.parent.iterdir() if path.is_file())
        return sorted({path.name.removesuffix(".gz") for path in found})


class ZipMember(NamedTuple):
    """A member of a zip archive."""

    archive: ZipFile
    name: str
    path: Path

    @property
    def shown(self) -> str:
        """The archive and the member: `records.zip!page.txt`."""
        return f"{self.path}!{self.name}"

    def open(self) -> BinaryIO:
        """Its bytes, unpacked."""
        from zipfile import BadZipFile

        info = self.archive.getinfo(self.name)
        try:
            return Limited.of(self.archive.open(info), info.compress_size, self.shown)
        except (RuntimeError, NotImplementedError, BadZipFile) as error:
            raise SourceError(
                f"this member cannot be unpacked: {error}", Place(self.shown)
            ) from None

    def sibling(self, name: str) -> SourceFile | None:
        """The member of that name in the same folder of the archive."""
        beside = str(PurePosixPath(self.name).with_name(name))
        known = beside in self.archive.NameToInfo
        return ZipMember(self.archive, beside, self.path) if known else None

    def beside(self) -> list[str]:
        """The names of the members in the same folder of the archive."""
        folder = PurePosixPath(self.name).parent
        members = map(PurePosixPath, self.archive.NameToInfo)
        return sorted(member.name for member in members if member.parent == folder)


class Limited(io.RawIOBase):
    """A stream that unpacks, and stops at the limits with an error that names the file."""

    def __init__(self, inner: BinaryIO, packed: int, shown: str) -> None:
        super().__init__()
        self._inner, self._packed, self._shown, self._read = inner, packed, shown, 0

    @classmethod
    def of(cls, inner: object, packed: int, shown: str) -> BinaryIO:
        """A buffered stream over an unpacking one."""
        return io.BufferedReader(cls(cast("BinaryIO", inner), packed, shown), 2**16)

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer. Raises SourceError for damage and for too much."""
        import zlib
        from gzip import BadGzipFile
        from zipfile import BadZipFile

        view = memoryview(cast("bytearray", buffer))
        try:
            data = self._inner.read(len(view))
        except (EOFError, zlib.error, BadZipFile, BadGzipFile) as error:
            raise SourceError(f"the packed file is damaged: {error}", Place(self._shown)) from None
        view[: len(data)] = data
        self._read += len(data)
        if self._read > MOST_BYTES or self._read > FREE_BYTES + MOST_TIMES * self._packed:
            raise SourceError(
                f"it unpacks to more than {self._read:,} bytes, out of {self._packed:,}",
                Place(self._shown),
                "Unpack it yourself if you trust it.",
            )
        return len(data)

    def close(self) -> None:
        """Closes what it reads from too."""
        if not self.closed:
            self._inner.close()
        super().close()


def walk(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, in the order of their names.

    Hidden files are left out, and a README.md: it is about records and is none. Of a folder that
    holds a graph of ours the parts of that are left out, and the folder itself is given, once.
    """
    listed = sorted(folder.iterdir(), key=lambda p: p.name)
    is_graph = holds_graph(folder)
    if is_graph:
        yield folder
    for path in listed:
        if path.name.startswith(".") or path.name == "README.md":
            continue
        if is_graph and is_part(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        elif path.is_file():
            yield path


def is_zip(path: Path) -> bool:
    """Whether a file starts as a zip archive does."""
    with path.open("rb") as file:
        return file.read(4) == _ZIP


def members(path: Path) -> Iterator[SourceFile | SourceError]:
    """The members of a zip archive in the order of their names, an error for each refused."""
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(path)
    except (BadZipFile, NotImplementedError, ValueError) as error:
        yield SourceError(f"this is a damaged zip archive: {error}", Place(str(path)))
        return
    with archive:
        held: dict[str, set[tuple[int, int]]] = {}
        for info in archive.infolist():
            if not info.is_dir():
                held.setdefault(info.filename, set()).add((info.CRC, info.file_size))
        names = sorted(held)
        if len(names) > MOST_MEMBERS:
            yield SourceError(f"the archive has {len(names):,} members", Place(str(path)))
            return
        for name in names:
            if refused := _refused(archive.getinfo(name), len(held[name])):
                yield SourceError(refused, Place(f"{path}!{name}"))
            elif not any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
                yield ZipMember(archive, name, path)


def _refused(info: ZipInfo, versions: int) -> str | None:
    """Why a member is not read; of one name, the same bytes twice are one member."""
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        return "this name leads out of the archive and is not read"
    if info.flag_bits & 0x1:
        return "this member is protected by a password"
    if info.filename.lower().endswith((".zip", ".gz", ".7z", ".tar", ".tgz", ".bz2", ".xz")):
        return "an archive inside an archive is not read"
    problem = "members of this name hold different bytes, and none is read: give each its own name"
    return f"{versions} {problem}" if versions > 1 else None
