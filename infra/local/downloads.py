"""The Java archives of the local platform: fetched once into a cache that all state directories share.

An archive counts only under its final name, which it gets when its SHA-256 equals the line in `archives.txt`:
a killed download goes on where it stopped and is never taken for whole.
"""

from __future__ import annotations

import shutil
import tarfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from infra.local.archives import REGISTRY_APP, Archive, archives, registry_archive, registry_folder, sha256_of
from infra.local.record import held
from infra.output import progress
from schemas.errors import ServiceUnreachable

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

_SECONDS, _TRIES, _STREAMS, _CHUNK = 30, 4, 4, 1 << 16


def fetch_all(cache_dir: Path, repository: str = "") -> None:
    """Bring every missing archive, from Maven Central or the given mirror, and unpack the registry."""
    if not _missing(cache_dir):
        return
    with held(cache_dir / "download.lock"):
        missing = _missing(cache_dir)
        if missing:
            _fetch(missing, cache_dir, repository)
            _unpack_registry(cache_dir)


def _missing(cache_dir: Path) -> list[Archive]:
    def is_there(archive: Archive) -> bool:
        path = registry_folder(cache_dir) if archive.name == REGISTRY_APP else archive.path(cache_dir)
        return path.exists() and (path.is_dir() or path.stat().st_size == archive.size)

    return [archive for archive in archives() if not is_there(archive)]


def _fetch(missing: Iterable[Archive], cache_dir: Path, repository: str) -> None:
    from jgo.maven import MavenContext  # noqa: PLC0415 - an extra: only the local platform needs it

    repositories = {"given": repository.rstrip("/")} if repository else None
    context = MavenContext(repo_cache=cache_dir / "maven", remote_repos=repositories, timeout=_SECONDS)
    largest_first = sorted(missing, key=lambda archive: -archive.size)
    stop = threading.Event()
    label = f"Downloading Kafka and the registry, {len(largest_first)} archives"
    with progress(label, total=sum(a.size for a in largest_first), unit="bytes", plain=True) as advance:
        pool = ThreadPoolExecutor(_STREAMS)
        try:
            done = [pool.submit(_fetch_one, archive, context, cache_dir, advance, stop) for archive in largest_first]
            for one in done:
                one.result()
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def _fetch_one(
    archive: Archive, context: MavenContext, cache_dir: Path, advance: Callable[[int], None], stop: threading.Event
) -> None:
    path = archive.path(cache_dir)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    artifact = archive.artifact(context)
    reason = ""
    for attempt in range(_TRIES):
        try:
            _stream(artifact, part, advance, stop)
        except OSError as broken:  # what requests raises, too: the next try goes on from here
            reason = type(broken).__name__
            stop.wait(attempt)
            continue
        if stop.is_set():
            return
        if sha256_of(part) == archive.sha256:
            part.replace(path)
            return
        reason = "the content differs from its SHA-256"
        advance(-part.stat().st_size)
        part.unlink()
    mend = "Check the network (SIJILL_MAVEN_REPOSITORY names a mirror) and try again; what is there is kept."
    raise ServiceUnreachable(f"An archive could not be downloaded: {reason}.", where=path.name, mend=mend)


def _stream(artifact: Artifact, part: Path, advance: Callable[[int], None], stop: threading.Event) -> None:
    from jgo.util import http  # noqa: PLC0415 - an extra: only the local platform needs it

    have = part.stat().st_size if part.exists() else 0
    base = next(iter(artifact.context.remote_repos.values()))
    address = f"{base}/{artifact.component.path_prefix.as_posix()}/{artifact.filename}"
    headers = {"Range": f"bytes={have}-"} if have else {}
    answer = http.get(address, stream=True, timeout=_SECONDS, headers=headers)
    if answer.status_code == 416:  # already whole: the checksum decides
        return
    answer.raise_for_status()
    resumed = answer.status_code == 206
    if resumed:
        advance(have)
    with part.open("ab" if resumed else "wb") as file:
        for chunk in answer.iter_content(_CHUNK):
            if stop.is_set():
                return
            file.write(chunk)
            advance(len(chunk))


def _unpack_registry(cache_dir: Path) -> None:
    folder, packed = registry_folder(cache_dir), registry_archive().path(cache_dir)
    if folder.exists():
        return
    draft = folder.with_name(folder.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    with tarfile.open(packed) as tar:
        if hasattr(tarfile, "data_filter"):
            tar.extractall(draft, filter="data")
        else:  # Python before 3.11.4; the archive is the pinned one, by its SHA-256
            tar.extractall(draft)  # noqa: S202
    draft.rename(folder)
    packed.unlink()
