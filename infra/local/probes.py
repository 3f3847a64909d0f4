"""Does a part answer? One small request of its own protocol each, without a driver, never changing anything."""

from __future__ import annotations

import socket
import struct

import httpx

from infra.local.record import DATABASE, HOST

_SECONDS = 2.0
_API_VERSIONS = 18  # Kafka protocol, key of ApiVersions; version 0 has an empty body
_POSTGRES_3 = 196_608  # PostgreSQL frontend protocol 3.0


def kafka_answers(port: int) -> bool:
    """Ask ApiVersions: a broker answers it once it has joined its controller."""
    request = struct.pack(">hhih", _API_VERSIONS, 0, 7, -1)
    answer = _ask(port, struct.pack(">i", len(request)) + request, 10)
    return answer[4:10] == struct.pack(">ih", 7, 0)


def postgres_answers(port: int) -> bool:
    """Begin a session: a server that takes connections asks for the password (`R`), one still recovering refuses."""
    words = f"user\0{DATABASE}\0database\0{DATABASE}\0\0".encode()
    return _ask(port, struct.pack(">ii", 8 + len(words), _POSTGRES_3) + words, 1) == b"R"


def registry_answers(port: int) -> bool:
    """Ask for the global compatibility level, which the registry reads from its storage."""
    try:
        return httpx.get(f"http://{HOST}:{port}/apis/ccompat/v7/config", timeout=_SECONDS, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _ask(port: int, request: bytes, size: int) -> bytes:
    answer = b""
    try:
        with socket.create_connection((HOST, port), timeout=_SECONDS) as line:
            line.sendall(request)
            while len(answer) < size and (piece := line.recv(size - len(answer))):
                answer += piece
    except OSError:
        return b""
    return answer
