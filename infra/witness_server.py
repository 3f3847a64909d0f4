"""The witness over HTTP (C2SP tlog-witness): a process of another authority, with its own key and store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.logs import get_logger
from infra.witness_store import WitnessStore
from register.proof.witnessing import Refusal

_MOST_BYTES = 256 * 1024  # a checkpoint with many signatures has some kilobytes
_PLAIN = "text/plain; charset=utf-8"
_log = get_logger("witness")


def make_witness(
    store: WitnessStore, name: str, key: Ed25519PrivateKey, clock: Callable[[], float] = time.time
) -> web.Application:
    """Return the application; one thread judges, so that two requests never cross."""
    judging = ThreadPoolExecutor(1, thread_name_prefix="witness")

    async def add_checkpoint(request: web.Request) -> web.Response:
        body = await request.read()
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(judging, store.add_checkpoint, body, name, key, int(clock()))
        if isinstance(answer, Refusal):
            if answer.status == 422:
                _log.error("two histories", because=answer.body.strip())
            return web.Response(
                status=answer.status, body=answer.body.encode(), headers={"Content-Type": answer.content_type}
            )
        return web.Response(body=answer.encode(), headers={"Content-Type": _PLAIN})

    async def checkpoint(request: web.Request) -> web.Response:
        digest = request.match_info["origin"]
        loop = asyncio.get_running_loop()
        note = await loop.run_in_executor(
            judging, store.checkpoint, digest, lambda origin: sha256(origin.encode()).hexdigest()
        )
        if note is None:
            return web.Response(status=404, text="No checkpoint of this origin was co-signed.\n")
        return web.Response(body=note, headers={"Content-Type": _PLAIN})

    async def close(_: web.Application) -> None:
        judging.shutdown()

    app = web.Application(client_max_size=_MOST_BYTES)
    app.router.add_post("/add-checkpoint", add_checkpoint)
    app.router.add_get("/{origin:[0-9a-f]{64}}/checkpoint", checkpoint)
    app.on_cleanup.append(close)
    return app


async def serve_witness(app: web.Application, host: str, port: int, stop: asyncio.Event) -> None:
    """Serve until stopped."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        _log.info("witness listens", host=host, port=port)
        await stop.wait()
    finally:
        await runner.cleanup()
