"""A server that answers as a test says, and keeps what it was asked."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, Iterator, List, NamedTuple

import pytest

from specscribe_modelarts import Client


class Seen(NamedTuple):
    method: str
    path: str
    headers: Dict[str, str]
    body: bytes
    at: float


class Answer(NamedTuple):
    status: int = 200
    body: Any = None
    headers: Dict[str, str] = {}
    #: Seconds before the answer, and before each byte of its body.
    delay: float = 0
    trickle: float = 0
    #: Closes the connection instead of answering.
    hang_up: bool = False


class Server:
    def __init__(self) -> None:
        self.seen: List[Seen] = []
        self.answers: List[Answer] = []
        self.stopped = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                pass

            def handle_any(self) -> None:
                outer.handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"

    def reply(self, *answers: Answer) -> None:
        """The answers to come; the last one is repeated."""
        self.answers = list(answers)

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        import time

        size = int(request.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.seen.append(Seen(request.command, request.path, headers, request.rfile.read(size), time.monotonic()))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer.hang_up:
            request.close_connection = True
            return
        self.stopped.wait(answer.delay)
        data = b"" if answer.body is None else answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        request.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        try:
            for at in range(len(data)) if answer.trickle else ():
                request.wfile.write(data[at : at + 1])
                request.wfile.flush()
                if self.stopped.wait(answer.trickle):
                    return
            if not answer.trickle:
                request.wfile.write(data)
        except OSError:
            request.close_connection = True

    def stop(self) -> None:
        self.stopped.set()
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of a test is on this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def client(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client with a token whose attempts follow each other at once."""
    monkeypatch.setattr("specscribe_modelarts._runtime.retry.FIRST_DELAY", 0.01)
    with Client(base_url=server.url, token="a secret token", project_id="p1", timeout=10) as client:
        yield client
