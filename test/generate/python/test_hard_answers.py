"""What both clients make of answers and arguments that are hard to take."""

import asyncio
import copy
import gzip
import io
import logging
import multiprocessing
import os
import pickle
import socket
import threading
import time
import zlib
from typing import Any, Callable, Dict, Iterator, List, Optional

import httpx
import pytest
import urllib3
from conftest import Answer, Server

from specscribe_modelarts import (
    ApiError,
    Client,
    ClientError,
    ConnectionFailed,
    DeadlineExceeded,
    UnreadableAnswer,
    WaitFailed,
    models,
)
from specscribe_modelarts._runtime import requests
from specscribe_modelarts._runtime.coding import Coding, CutShort, Uncoded, coding_of
from specscribe_modelarts._runtime.errors import json_value, plain_text, text_of
from specscribe_modelarts._runtime.model import decoder
from specscribe_modelarts._runtime.transport import _encoded
from specscribe_modelarts.aio import AsyncClient

FLAVORS = b'{"total": 3}'
PACKED = gzip.compress(FLAVORS)
DEEP = b'{"data": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


class Wire:
    """A server that answers each request with bytes as they are, and closes the connection."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.asked = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                came = b""
                while b"\r\n\r\n" not in came and (piece := connection.recv(65_536)):
                    came += piece
                self.asked += 1
                connection.sendall(self.data)


@pytest.fixture
def wire() -> Iterator[Callable[[bytes], Wire]]:
    made: List[Wire] = []

    def make(data: bytes) -> Wire:
        made.append(Wire(data))
        return made[-1]

    yield make
    for each in made:
        each.socket.close()


def answer_of(head: str, body: bytes = FLAVORS) -> bytes:
    return f"HTTP/1.1 200 OK\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def blocking(url: str, **options: Any) -> Any:
    with Client(base_url=url, **{"project_id": "p1", "timeout": 20, "max_attempts": 1, **options}) as client:
        return client.list_flavors()


def awaited(url: str, **options: Any) -> Any:
    async def call() -> Any:
        given = {"project_id": "p1", "timeout": 20, "max_attempts": 1, **options}
        async with AsyncClient(base_url=url, **given) as client:
            return await client.list_flavors()

    return asyncio.run(call())


both = pytest.mark.parametrize("call", [blocking, awaited])


def error_of(call: Callable[[], Any]) -> Any:
    with pytest.raises(ClientError) as caught:
        call()
    return caught.value


class TestCopies:
    ERRORS = [
        lambda: ApiError(status=400, reason="no", body={"code": "A.1"}, headers={"X-Request-Id": "r"}, request="GET /x"),
        lambda: UnreadableAnswer("odd", status=200, body="x", headers={}, request="GET /x"),
        lambda: ConnectionFailed("GET /x: broke", reason="tls", maybe_done=True),
        lambda: DeadlineExceeded("GET /x: late", maybe_done=True),
        lambda: WaitFailed("LOST", models.NotebookResp(status="LOST")),
    ]

    @pytest.mark.parametrize("make", ERRORS)
    @pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
    def test_are_as_the_error_is(self, make: Callable[[], Any], again: Callable[[Any], Any]) -> None:
        error = make()
        other = again(error)
        assert type(other) is type(error)
        assert (str(other), repr(other), vars(other)) == (str(error), repr(error), vars(error))

    @both
    def test_have_no_secret(self, server: Server, call: Any) -> None:
        headers = {"Set-Cookie": "sid=the-cookie", "X-Subject-Token": "the-other-token", "X-Request-Id": "r7"}
        server.reply(Answer(400, {"error_msg": "not for open-sesame-1234"}, headers))
        error = error_of(lambda: call(server.url, token="open-sesame-1234"))
        pickled = pickle.dumps(error)
        assert [each for each in (b"sesame", b"the-cookie", b"the-other") if each in pickled] == []
        assert (pickle.loads(pickled).request_id, pickle.loads(pickled).status) == ("r7", 400)
        assert error.headers["set-cookie"] == "sid=the-cookie"

    def test_come_back_from_another_process(self) -> None:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            with pytest.raises(ConnectionFailed, match="refused"):
                pool.apply_async(blocking, ("http://127.0.0.1:1",)).get(60)


class TestCodings:
    @both
    @pytest.mark.parametrize("length", [5, 15, len(PACKED) - 1])
    def test_a_body_that_is_cut_short_is_a_broken_connection(self, server: Server, call: Any, length: int) -> None:
        server.reply(Answer(200, PACKED[:length], {"Content-Encoding": "gzip"}))
        error = error_of(lambda: call(server.url))
        assert (type(error), error.reason) == (ConnectionFailed, "cut")

    @both
    def test_and_is_asked_for_again(self, server: Server, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("specscribe_modelarts._runtime.retry.FIRST_DELAY", 0.01)
        packed = {"Content-Encoding": "gzip"}
        server.reply(Answer(200, PACKED[:15], packed), Answer(200, PACKED, packed))
        assert call(server.url, max_attempts=2).total == 3

    @both
    def test_an_error_that_is_not_packed_keeps_its_status(self, server: Server, call: Any) -> None:
        server.reply(Answer(400, {"error_code": "A.1", "error_msg": "no"}, {"Content-Encoding": "gzip"}))
        error = error_of(lambda: call(server.url, max_attempts=3))
        assert (error.status, error.code, error.message, len(server.seen)) == (400, "A.1", "no", 1)

    @both
    def test_a_success_that_is_not_packed_can_not_be_read(self, server: Server, call: Any) -> None:
        server.reply(Answer(200, {"total": 3}, {"Content-Encoding": "gzip"}))
        error = error_of(lambda: call(server.url, max_attempts=3))
        assert (type(error), error.body, len(server.seen)) == (UnreadableAnswer, {"total": 3}, 1)

    @both
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("GZIP", PACKED),
            ("x-gzip", PACKED),
            ("gzip, gzip", gzip.compress(PACKED)),
            ("gzip", gzip.compress(FLAVORS[:5]) + gzip.compress(FLAVORS[5:])),
            ("gzip", PACKED + b"\0\0padding"),
            ("deflate", zlib.compress(FLAVORS)),
            ("deflate", zlib.compress(FLAVORS)[2:-4]),
            ("identity", FLAVORS),
            ("unheard-of", FLAVORS),
        ],
    )
    def test_are_undone(self, server: Server, call: Any, name: str, data: bytes) -> None:
        server.reply(Answer(200, data, {"Content-Encoding": name}))
        assert call(server.url).total == 3

    @both
    def test_a_body_that_unpacks_to_too_much_is_not_read(self, server: Server, call: Any) -> None:
        server.reply(Answer(200, gzip.compress(bytes(9_000_000)), {"Content-Encoding": "gzip"}))
        assert "max_answer_bytes" in str(error_of(lambda: call(server.url, max_answer_bytes=1_000_000)))

    @pytest.mark.parametrize("size", [1, 2, 7, 10_000])
    @pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
    def test_are_undone_however_they_are_cut_in_pieces(self, size: int, pack: Any) -> None:
        data = bytes(range(256)) * 40
        coding = Coding(["gzip" if pack is gzip.compress else "deflate"])
        packed = pack(data)
        found = b"".join(each for at in range(0, len(packed), size) for each in coding.pieces(packed[at : at + size]))
        coding.end()
        assert found == data

    def test_say_what_is_wrong(self) -> None:
        with pytest.raises(Uncoded):
            list(Coding(["gzip"]).pieces(b"plain text"))
        cut = Coding(["gzip"])
        list(cut.pieces(PACKED[:15]))
        with pytest.raises(CutShort):
            cut.end()
        nothing = coding_of("gzip")
        assert nothing is not None and coding_of("br") is None
        nothing.end()

    def test_a_stream_that_is_cut_short_is_noticed(self, server: Server) -> None:
        server.reply(Answer(200, PACKED[:15], {"Content-Encoding": "gzip"}))
        with Client(base_url=server.url, project_id="p1") as client:
            with pytest.raises(ConnectionFailed), client.stream(client.list_flavors) as pieces:
                list(pieces)
            server.reply(Answer(200, PACKED, {"Content-Encoding": "gzip"}))
            with client.stream(client.list_flavors) as pieces:
                assert b"".join(pieces) == FLAVORS

    def test_a_stream_that_is_cut_short_is_noticed_in_a_loop(self, server: Server) -> None:
        async def read() -> bytes:
            async with AsyncClient(base_url=server.url, project_id="p1") as client:
                async with client.stream(client.list_flavors) as pieces:
                    return b"".join([each async for each in pieces])

        server.reply(Answer(200, PACKED[:15], {"Content-Encoding": "gzip"}))
        with pytest.raises(ConnectionFailed):
            asyncio.run(read())
        server.reply(Answer(200, PACKED, {"Content-Encoding": "gzip"}))
        assert asyncio.run(read()) == FLAVORS


class TestHeads:
    EARLY = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    BUSY = "HTTP/1.1 102 Processing\r\n\r\n"

    @both
    @pytest.mark.parametrize("before", [EARLY, BUSY + EARLY, "HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" + EARLY])
    def test_interim_answers_are_passed_over(self, wire: Any, call: Any, before: str) -> None:
        made = wire(before.encode() + answer_of(""))
        assert (call(made.url).total, made.asked) == (3, 1)

    def test_one_alone_is_a_broken_connection(self, wire: Any) -> None:
        made = wire(self.EARLY.encode())
        with Client(base_url=made.url, project_id="p1") as client:
            error = error_of(lambda: client.stop_notebook("n1"))
        assert (type(error), error.reason, error.maybe_done, made.asked) == (ConnectionFailed, "cut", True, 1)

    def test_one_that_connections_of_a_caller_give_is_no_answer(self, wire: Any) -> None:
        made = wire(self.EARLY.encode() + answer_of(""))
        with Client(base_url=made.url, project_id="p1", pool=urllib3.PoolManager()) as client:
            error = error_of(lambda: client.stop_notebook("n1"))
        assert (type(error), error.maybe_done, "103" in str(error)) == (ConnectionFailed, True, True)

    @both
    def test_may_have_many_headers(self, wire: Any, call: Any) -> None:
        many = "".join(f"X-{each}: {'v' * 100}\r\n" for each in range(700))
        made = wire(answer_of(many))
        assert (call(made.url).total, made.asked) == (3, 1)

    def test_are_read_to_the_last_header(self, wire: Any) -> None:
        many = "".join(f"X-{each}: {'v' * 100}\r\n" for each in range(1200))
        with Client(base_url=wire(answer_of(many)).url, project_id="p1") as client:
            headers = client.list_flavors_with_http_info().headers
        assert (len(headers), headers["X-1199"], headers["Content-Length"]) == (1201, "v" * 100, str(len(FLAVORS)))

    def test_leave_other_programs_as_they_were(self, wire: Any) -> None:
        many = "".join(f"X-{each}: v\r\n" for each in range(300))
        blocking(wire(answer_of(many)).url)
        with pytest.raises(urllib3.exceptions.HTTPError):
            urllib3.PoolManager().request("GET", wire(answer_of(many)).url, retries=False)


class TestProcesses:
    @pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
    def test_that_are_forked_have_connections_of_their_own(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={"total": 3}))
        client.list_flavors()
        child = os.fork()
        if child == 0:
            try:
                held = len(client.api_client.pool.pools)
                os._exit(held or client.list_flavors().total)
            finally:
                os._exit(99)
        assert client.list_flavors().total == 3
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3


class TestBodies:
    @both
    @pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "gzip"}])
    def test_of_failures_that_are_too_long_keep_the_status(
        self, server: Server, call: Any, headers: Dict[str, str]
    ) -> None:
        said = b"no room " * 4_000
        server.reply(Answer(400, gzip.compress(said) if headers else said, {"Content-Type": "text/plain", **headers}))
        error = error_of(lambda: call(server.url, max_answer_bytes=1_000))
        assert (type(error), error.status, error.body) == (ApiError, 400, said[:1_000].decode())

    @both
    @pytest.mark.parametrize("body", [DEEP, b"[" * 100_000])
    def test_nested_too_deeply_keep_the_status(self, server: Server, call: Any, body: bytes) -> None:
        server.reply(Answer(400, body))
        error = error_of(lambda: call(server.url))
        assert (type(error), error.status, error.body) == (ApiError, 400, body.decode())
        server.reply(Answer(200, body))
        error = error_of(lambda: call(server.url))
        assert (type(error), "deep" in str(error)) == (UnreadableAnswer, True)

    @both
    @pytest.mark.parametrize(
        ("media_type", "data", "said"),
        [
            ("text/plain; charset=iso-8859-1", "zu spät".encode("latin-1"), "zu spät"),
            ('text/plain; charset="ISO-8859-1"', "zu spät".encode("latin-1"), "zu spät"),
            ("application/json;charset=iso-8859-1", '{"message": "zu spät"}'.encode("latin-1"), "zu spät"),
            ("application/json", '{"message": "zu spät"}'.encode(), "zu spät"),
            ("text/plain; charset=nonsense", "zu spät".encode(), "zu spät"),
            ("text/plain; charset=hex", b"ff", "ff"),
            ("text/plain", b"zu sp\xe4t", "zu sp\N{REPLACEMENT CHARACTER}t"),
        ],
    )
    def test_are_read_by_their_charset(
        self, server: Server, call: Any, media_type: str, data: bytes, said: str
    ) -> None:
        server.reply(Answer(400, data, {"Content-Type": media_type}))
        assert error_of(lambda: call(server.url)).message == said

    def test_of_utf_16_have_no_mark(self) -> None:
        assert text_of("ü".encode("utf-16"), "text/plain; charset=utf-16") == "ü"
        assert text_of("\ufeffü".encode("utf-16-le"), "text/plain; charset=utf-16le") == "ü"

    @pytest.mark.parametrize(
        ("text", "value"),
        [("1e400", "1e400"), ("-1e999", "-1e999"), ("1e300", 1e300), ("1.5", 1.5), ("[1e400, 2.5]", ["1e400", 2.5])],
    )
    def test_keep_a_number_that_no_float_holds(self, text: str, value: Any) -> None:
        assert json_value(text) == value

    def test_have_no_place_for_such_a_number(self, server: Server) -> None:
        server.reply(Answer(200, b'{"total": 1e400}'))
        answer = blocking(server.url)
        assert (answer.total, answer.to_dict()) == (None, {"total": "1e400"})
        with pytest.raises(ValueError):
            decoder(float)("1e400")


class TestMessages:
    @both
    def test_are_one_short_line(self, server: Server, call: Any) -> None:
        said = "line\nFAKE LOG: admin logged in\x1b[31m\u202e\u2028" + "m" * 10_000
        body = {"error_msg": said, "error_code": "A\r\n1"}
        server.reply(Answer(400, body, {"X-Request-Id": "r" * 5_000}))
        error = error_of(lambda: call(server.url))
        for shown in (str(error), repr(error), error.message):
            assert len(shown) < 1_000 and shown.isprintable()
            assert "line FAKE LOG" in shown
        assert (error.body, error.code) == (body, "A\r\n1")

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("as it is", "as it is"), ("a\tb\r\nc", "a b c"), ("\x9b31m", "31m"), ("\ud800", ""), ("ü – €", "ü – €"), ("m " * 400, "m " * 149 + "m")],
    )
    def test_lack_what_is_not_printed(self, text: str, shown: str) -> None:
        assert plain_text(text) == shown

    @both
    @pytest.mark.parametrize(
        ("where", "shown"),
        [
            ("https://other.test/a?ticket=secret-9", "https://other.test/a"),
            ("https://me:secret-9@other.test/a#secret-9", "https://other.test/a"),
            ("/elsewhere?secret-9", "/elsewhere"),
        ],
    )
    def test_say_where_a_redirect_leads(self, server: Server, call: Any, where: str, shown: str) -> None:
        server.reply(Answer(307, None, {"Location": where}))
        told = str(error_of(lambda: call(server.url)))
        assert "307" in told and told.endswith(shown) and "secret" not in told

    @both
    def test_say_what_happened(self, server: Server, wire: Any, call: Any) -> None:
        title = "GET /v1/p1/notebooks/flavors: "
        server.reply(Answer(body={}, delay=5))
        assert str(error_of(lambda: call(server.url, timeout=0.3))).startswith(f"{title}no whole answer within 0.3 s")
        assert "refused" in str(error_of(lambda: call("http://127.0.0.1:1")))
        assert str(error_of(lambda: call(wire(b"").url))).startswith(f"{title}the connection broke")


class TestAddresses:
    @pytest.mark.parametrize("kind", [Client, AsyncClient])
    @pytest.mark.parametrize(
        "url",
        [
            "https://x.test/a?key=secret-9",
            "https://x.test/#secret-9",
            "https://x.test?",
            "ftp://secret-9.test/",
            "secret-9.test",
            "localhost:8080",
            "/secret-9",
            " https://secret-9.test",
            "https://secret-9.test\n",
            "https://x.test/secret 9",
            "https://secret-9:port/",
            "https://[secret-9/",
            "https://",
            "https://me:secret-9@x.test",
            "",
        ],
    )
    def test_of_no_service_are_refused_at_once(self, kind: Any, url: str) -> None:
        with pytest.raises(ValueError) as caught:
            kind(base_url=url)
        assert "secret" not in str(caught.value) and "\n" not in str(caught.value)

    @pytest.mark.parametrize("url", ["http://localhost", "https://x.test:8443/a%2Fb/", "HTTP://[::1]:80/v1"])
    def test_of_a_service_are_taken(self, url: str) -> None:
        assert url.rstrip("/") in repr(Client(base_url=url))


class TestSecrets:
    @both
    @pytest.mark.parametrize("given", [None, "", " \n"])
    def test_that_a_function_does_not_give_send_nothing(self, server: Server, call: Any, given: Optional[str]) -> None:
        with pytest.raises(ValueError, match="gave none"):
            call(server.url, token=lambda: given)
        with pytest.raises(ValueError, match="access key"):
            call(server.url, credentials=lambda: None)
        assert server.seen == []

    def test_are_not_awaited_by_a_client_that_blocks(self, server: Server) -> None:
        async def token() -> str:
            return "open-sesame-1234"

        with pytest.raises(TypeError, match="AsyncClient"):
            blocking(server.url, token=token)
        assert server.seen == []

    @pytest.mark.parametrize("is_async", [True, False])
    def test_are_asked_for_once_by_calls_at_once(self, server: Server, is_async: bool) -> None:
        asked: List[Optional[str]] = []

        def blocks(refused: Optional[str] = None) -> str:
            asked.append(refused)
            time.sleep(0.1)
            return "second" if refused else "first"

        async def waits(refused: Optional[str] = None) -> str:
            asked.append(refused)
            await asyncio.sleep(0.1)
            return "second" if refused else "first"

        async def calls() -> None:
            source = waits if is_async else blocks
            async with AsyncClient(base_url=server.url, token=source, project_id="p1", timeout=20) as client:
                await asyncio.gather(*[client.list_flavors() for _ in range(10)])
                assert asked == [None]
                server.reply(Answer(401, {}), Answer(body={}))
                await client.list_flavors()

        server.reply(Answer(body={}))
        asyncio.run(calls())
        assert asked == [None, None, "first"]
        sent = [each.headers["x-auth-token"] for each in server.seen]
        assert sent == ["first"] * 11 + ["second"]

    def test_are_still_given_to_others_when_a_call_is_cancelled(self, server: Server) -> None:
        async def token() -> str:
            await asyncio.sleep(0.2)
            return "open-sesame-1234"

        async def calls() -> List[Any]:
            async with AsyncClient(base_url=server.url, token=token, project_id="p1") as client:
                tasks = [asyncio.ensure_future(client.list_flavors()) for _ in range(3)]
                await asyncio.sleep(0.05)
                tasks[0].cancel()
                return await asyncio.gather(*tasks, return_exceptions=True)

        server.reply(Answer(body={"total": 3}))
        first, *others = asyncio.run(calls())
        assert isinstance(first, asyncio.CancelledError) and [each.total for each in others] == [3, 3]


class TestLoops:
    def test_one_after_the_other_have_connections_of_their_own(self, server: Server) -> None:
        client = AsyncClient(base_url=server.url, project_id="p1")
        server.reply(Answer(body={"total": 3}))

        async def call() -> Any:
            return await client.list_flavors()

        assert [asyncio.run(call()).total for _ in range(3)] == [3, 3, 3]

    def test_are_told_of_connections_that_are_of_another(self, server: Server) -> None:
        client = AsyncClient(base_url=server.url, project_id="p1", http=httpx.AsyncClient())
        server.reply(Answer(body={"total": 3}))

        async def call() -> Any:
            return await client.list_flavors()

        assert asyncio.run(call()).total == 3
        with pytest.raises(RuntimeError, match="another event loop"):
            asyncio.run(call())


class TestHooks:
    @both
    def test_that_fail_end_no_call(self, server: Server, call: Any, caplog: pytest.LogCaptureFixture) -> None:
        def hook(_: Any) -> None:
            raise KeyError("metrics")

        server.reply(Answer(body={"total": 3}))
        assert call(server.url, on_attempt=hook).total == 3
        assert [each.levelno for each in caplog.records if "on_attempt" in each.getMessage()] == [logging.WARNING]
        assert "KeyError" in caplog.text


class TestArguments:
    api = requests.ApiClient("http://x.test")

    def query(self, name: str, value: Any, formats: Dict[str, str] = {}) -> str:
        return self.api.parameters_to_url_query([(name, value)], formats)

    def test_that_are_empty_lists_are_left_out(self) -> None:
        for formats in ({"ids": "csv"}, {"ids": "multi"}, {"ids": "pipes"}, {}):
            assert self.query("ids", [], formats) == ""
        assert self.query("ids", [""], {"ids": "csv"}) == "ids="

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), [1.5, float("-inf")], "\ud800", ["a", "\udfff"]])
    def test_that_no_query_can_carry_are_refused(self, value: Any) -> None:
        with pytest.raises(ValueError, match="^ratio: "):
            self.query("ratio", value, {"ratio": "csv"} if isinstance(value, list) else {})

    def test_that_no_path_can_carry_are_refused(self, server: Server, client: Client) -> None:
        with pytest.raises(ValueError, match="^id: ") as caught:
            client.show_notebook("n\ud800")
        assert str(caught.value).isprintable() and server.seen == []

    @pytest.mark.parametrize(
        ("body", "name"),
        [({"a": {"ratio": float("nan")}}, "ratio"), ({"a": [1, float("inf")]}, r"a\[1\]"), (float("nan"), "the body")],
    )
    def test_that_no_json_can_carry_are_refused(self, body: Any, name: str) -> None:
        with pytest.raises(ValueError, match=f"^{name}: not a number"):
            _encoded({}, body, [])
        with pytest.raises(ValueError, match="^ratio: not a number"):
            _encoded({"Content-Type": "application/x-www-form-urlencoded"}, None, [("ratio", float("nan"))])

    def test_that_are_read_once_are_sent_as_they_are(self) -> None:
        pieces = iter([b"a", b"b"])
        assert self.api.sanitize_for_serialization(pieces) is pieces
        assert _encoded({}, pieces, [])[0] is pieces
        assert self.api.files_parameters({"file": ("n", iter([b"a", b"b"]))})[0][1][1] == b"ab"
        assert self.api.files_parameters({"file": io.BytesIO(b"ab")})[0][1][1] == b"ab"
