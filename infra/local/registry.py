"""One Apicurio registry 3.3 with its schemas in an H2 file of the state directory.

A schema that was acknowledged survives a kill: H2 hands each commit to the system before it answers.
"""

from __future__ import annotations

import signal

from infra.local.archives import java_program, registry_folder
from infra.local.part import Site, empty_folder, java_environment
from infra.local.probes import registry_answers
from infra.local.processes import Launch, has_argument, scan
from infra.local.record import HOST, Identity

_JAVA_OPTIONS = ("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")


class ApicurioRegistry:
    """The schema registry: `registry` serves clients, `registry_health` its own health pages."""

    name = "registry"
    port_names: tuple[str, ...] = ("registry", "registry_health")
    stop_signal = signal.SIGTERM
    stop_seconds = 15.0

    def prepare(self, site: Site) -> None:
        """Make its folder."""
        empty_folder(site.folder(self.name) / "tmp")

    def launch(self, site: Site) -> Launch:
        """Return the registry's command line and settings."""
        folder = site.folder(self.name)
        program = registry_folder(site.cache_dir) / "quarkus-run.jar"
        settings = {
            "QUARKUS_HTTP_HOST": HOST,
            "QUARKUS_HTTP_PORT": str(site.ports["registry"]),
            "QUARKUS_MANAGEMENT_HOST": HOST,
            "QUARKUS_MANAGEMENT_PORT": str(site.ports["registry_health"]),
            "QUARKUS_HTTP_ACCESS_LOG_ENABLED": "false",
            "QUARKUS_BANNER_ENABLED": "false",
            "QUARKUS_LOG_CONSOLE_FORMAT": "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %c %s%e%n",
            "APICURIO_STORAGE_KIND": "sql",
            "APICURIO_STORAGE_SQL_KIND": "h2",
            # WRITE_DELAY=0: a commit reaches the system at once instead of within half a second
            "APICURIO_DATASOURCE_URL": f"jdbc:h2:file:{folder / 'schemas'};WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
            "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE": "2",
            "APICURIO_DATASOURCE_JDBC_MIN_SIZE": "2",
            "APICURIO_DATASOURCE_JDBC_MAX_SIZE": "10",
            "APICURIO_STORAGE_SNAPSHOT_LOCATION": str(folder / "tmp"),
        }
        scratch = f"-Djava.io.tmpdir={folder / 'tmp'}"
        return Launch(
            arguments=(java_program(), *_JAVA_OPTIONS, site.mark(self.name), scratch, "-jar", str(program)),
            environment=java_environment(folder) | settings,
            folder=folder,
        )

    def answers(self, site: Site) -> bool:
        """Say whether the registry reads its storage."""
        return registry_answers(site.ports["registry"])

    def find(self, site: Site) -> list[Identity]:
        """Find the registry of this site by its mark."""
        return scan(has_argument(site.mark(self.name)))
