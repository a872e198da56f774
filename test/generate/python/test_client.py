"""What the client promises, against a server that misbehaves."""

import logging
import threading
import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any, Dict, List

import pytest
from conftest import Answer, Server
from pydantic import ValidationError

from specscribe_modelarts import (
    REGIONS,
    ApiError,
    Cancelled,
    Client,
    ClientError,
    ConnectionFailed,
    Credentials,
    DeadlineExceeded,
    UnreadableAnswer,
    WaitFailed,
    is_documented,
    models,
    values,
)
from specscribe_modelarts._runtime.retry import backoff, retry_after
from specscribe_modelarts._runtime.signature import signed

SECRETS = ["a secret token", "the secret key", "the security token"]


def page(first: int, count: int, **more: Any) -> Answer:
    return Answer(body={"data": [{"id": str(each)} for each in range(first, first + count)], **more})


class TestAuthentication:
    def test_sends_the_token(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}))
        client.list_flavors()
        assert server.seen[0].headers["x-auth-token"] == "a secret token"
        assert "authorization" not in server.seen[0].headers

    def test_asks_for_another_token_once_when_one_is_refused(self, server: Server) -> None:
        tokens = iter(["old", "new", "newer"])
        client = Client(base_url=server.url, token=lambda: next(tokens), project_id="p1")
        server.reply(Answer(401, {}), Answer(body={}))
        client.list_flavors()
        assert [each.headers["x-auth-token"] for each in server.seen] == ["old", "new"]

    def test_gives_up_when_the_other_token_is_refused_too(self, server: Server) -> None:
        tokens = iter(["old", "new", "newer"])
        client = Client(base_url=server.url, token=lambda: next(tokens), project_id="p1")
        server.reply(Answer(401, {}))
        with pytest.raises(ApiError) as caught:
            client.list_flavors()
        assert (caught.value.status, len(server.seen)) == (401, 2)

    def test_does_not_repeat_with_the_same_token(self, server: Server, client: Client) -> None:
        server.reply(Answer(401, {}))
        same = Client(base_url=server.url, token=lambda: "same", project_id="p1")
        for each in (client, same):
            server.seen.clear()
            with pytest.raises(ApiError):
                each.list_flavors()
            assert len(server.seen) == 1

    def test_signs_what_arrives(self, server: Server) -> None:
        credentials = Credentials("AK", "the secret key", "the security token")
        client = Client(base_url=server.url, credentials=credentials, project_id="p1")
        server.reply(Answer(body={}))
        client.attach_obs("n 1", models.AttachObsRequest(uri="obs://ü"))
        client.list_flavors(category="a b+c", limit=2)
        for seen in server.seen:
            names = seen.headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
            assert {"host", "x-sdk-date", "x-project-id", "x-security-token"} <= set(names)
            again = signed(
                credentials,
                seen.method,
                server.url + seen.path,
                {name: seen.headers[name] for name in names},
                seen.body,
            )
            assert again["Authorization"] == seen.headers["authorization"]

    def test_refuses_two_ways_at_once(self) -> None:
        with pytest.raises(ValueError, match="not both"):
            Client(base_url="http://x", token="t", credentials=Credentials("a", "s"))

    def test_shows_no_secret(self, server: Server, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        clients = [
            Client(base_url=server.url, token="a secret token", project_id="p1"),
            Client(base_url=server.url, credentials=Credentials("AK", *SECRETS[1:]), project_id="p1"),
        ]
        server.reply(Answer(500, {"error_msg": "no"}, {"X-Request-Id": "r"}))
        shown: List[str] = []
        for client in clients:
            with pytest.raises(ApiError) as caught:
                client.list_flavors()
            shown += [repr(client), str(client), repr(caught.value), str(caught.value), repr(vars(caught.value))]
            shown += [repr(client.api_client.options), repr(client.api_client.options.credentials)]
        assert "HTTP 500" in caplog.text
        assert [secret for secret in SECRETS if secret in "\n".join(shown) + caplog.text] == []


class TestAddress:
    @pytest.mark.parametrize("region", ["eu-de", "eu-nl", "eu-ch2", "mars-1"])
    def test_takes_known_and_unknown_regions(self, region: str) -> None:
        assert f".{region}." in repr(Client(region=region))
        assert REGIONS["eu-de"] in repr(Client(region="eu-de"))

    @pytest.mark.parametrize("region", ["evil.example/", "a@b", "", "x#", "a b"])
    def test_takes_no_region_that_names_another_host(self, region: str) -> None:
        with pytest.raises(ValueError):
            Client(region=region)

    def test_has_a_default_and_takes_any_address(self) -> None:
        assert "eu-de" in repr(Client())
        assert "'http://localhost:1/base'" in repr(Client(base_url="http://localhost:1/base/"))

    def test_puts_the_project_into_the_path(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}))
        client.list_flavors()
        client.with_options(project_id="other/../project").list_flavors()
        assert [each.path for each in server.seen] == [
            "/v1/p1/notebooks/flavors",
            "/v1/other%2F..%2Fproject/notebooks/flavors",
        ]
        with pytest.raises(ValueError, match="project"):
            Client(base_url=server.url).list_flavors()

    @pytest.mark.parametrize("id", ["", ".", ".."])
    def test_refuses_an_argument_that_makes_another_path(self, server: Server, client: Client, id: str) -> None:
        with pytest.raises(ValueError):
            client.delete_notebook(id)
        assert server.seen == []


    def test_uses_the_proxy_of_the_environment(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", server.url)
        monkeypatch.setenv("no_proxy", "direct.test")
        server.reply(Answer(body={"total": 1}))
        assert Client(base_url="http://service.test", project_id="p1").list_flavors().total == 1
        assert server.seen[0].path == "http://service.test/v1/p1/notebooks/flavors"
        with pytest.raises(ConnectionFailed):
            Client(base_url="http://direct.test", project_id="p1", max_attempts=1).list_flavors()


class TestRetries:
    @pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
    def test_tries_again(self, server: Server, client: Client, status: int) -> None:
        server.reply(Answer(status, {}), Answer(status, {}), Answer(body={"total": 3}))
        assert client.list_flavors().total == 3
        assert len(server.seen) == 3

    @pytest.mark.parametrize("status", [400, 404, 409, 501])
    def test_takes_other_statuses_for_an_answer(self, server: Server, client: Client, status: int) -> None:
        server.reply(Answer(status, {}))
        with pytest.raises(ApiError):
            client.list_flavors()
        assert len(server.seen) == 1

    def test_ends_after_the_last_attempt(self, server: Server, client: Client) -> None:
        server.reply(Answer(503, {}))
        with pytest.raises(ApiError) as caught:
            client.with_options(max_attempts=3).list_flavors()
        assert (caught.value.status, len(server.seen)) == (503, 3)

    def test_does_not_repeat_what_may_not_be_sent_twice(self, server: Server, client: Client) -> None:
        server.reply(Answer(503, {}))
        with pytest.raises(ApiError):
            client.stop_notebook("n1")
        assert len(server.seen) == 1
        with pytest.raises(ApiError):
            client.with_options(retry_all=True).stop_notebook("n1")
        assert len(server.seen) == 5

    def test_tries_again_when_the_connection_breaks(self, server: Server, client: Client) -> None:
        server.reply(Answer(hang_up=True), Answer(body={"total": 1}))
        assert client.list_flavors().total == 1

    def test_says_that_no_connection_came_about(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(ConnectionFailed, match="GET /v1/p1/notebooks/flavors"):
            Client(base_url="http://127.0.0.1:9", project_id="p1", max_attempts=1).list_flavors()

    @pytest.mark.parametrize("unit", ["seconds", "date"])
    def test_waits_as_long_as_the_service_asks(self, server: Server, client: Client, unit: str) -> None:
        date = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=2), usegmt=True)
        server.reply(Answer(429, {}, {"Retry-After": "1" if unit == "seconds" else date}), Answer(body={}))
        client.list_flavors()
        assert server.seen[1].at - server.seen[0].at > 0.9

    def test_gives_the_answer_when_the_wait_would_pass_the_deadline(self, server: Server, client: Client) -> None:
        server.reply(Answer(503, {}, {"Retry-After": "3600"}))
        started = time.monotonic()
        with pytest.raises(ApiError):
            client.list_flavors()
        assert time.monotonic() - started < 30

    def test_signs_each_attempt_anew(self, server: Server) -> None:
        sources: List[Credentials] = []

        def source() -> Credentials:
            sources.append(Credentials(f"AK{len(sources)}", "s"))
            return sources[-1]

        client = Client(base_url=server.url, credentials=source, project_id="p1")
        server.reply(Answer(503, {}, {"Retry-After": "1"}), Answer(body={}))
        client.list_flavors()
        first, second = (each.headers for each in server.seen)
        assert "Access=AK0" in first["authorization"] and "Access=AK1" in second["authorization"]
        assert first["x-sdk-date"] < second["x-sdk-date"]

    def test_spreads_its_attempts(self) -> None:
        for attempt, bound in [(0, 0.5), (3, 4.0), (20, 20.0)]:
            waits = [backoff(attempt) for _ in range(500)]
            assert 0 <= min(waits) < 0.2 * bound and 0.8 * bound < max(waits) <= bound

    @pytest.mark.parametrize(
        ("text", "seconds"),
        [
            ("7", 7.0),
            (" 0 ", 0.0),
            ("Fri, 02 Jan 2026 00:00:30 GMT", 30.0),
            ("Thu, 01 Jan 2026 00:00:00 GMT", 0.0),
            ("soon", None),
            ("-1", None),
            ("", None),
            (None, None),
        ],
    )
    def test_reads_retry_after(self, text: Any, seconds: Any) -> None:
        assert retry_after(text, datetime(2026, 1, 2, tzinfo=timezone.utc)) == seconds


class TestDeadlines:
    @pytest.mark.parametrize("answer", [Answer(body={}, delay=5), Answer(body={"data": []}, trickle=0.3)])
    def test_ends_a_call_in_time(self, server: Server, client: Client, answer: Answer) -> None:
        server.reply(answer)
        started = time.monotonic()
        with pytest.raises(DeadlineExceeded):
            client.with_options(timeout=0.5).list_flavors()
        assert time.monotonic() - started < 4

    def test_takes_a_time_for_one_call(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}, delay=5))
        with pytest.raises(TimeoutError):
            client.list_flavors(_request_timeout=0.3)
        server.reply(Answer(body={"total": 1}))
        assert client.list_flavors(_request_timeout=5).total == 1

    def test_stops_when_it_is_cancelled(self, server: Server, client: Client) -> None:
        event = threading.Event()
        server.reply(Answer(503, {}, {"Retry-After": "5"}))
        threading.Timer(0.3, event.set).start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            client.with_options(cancelled=event).list_flavors()
        assert time.monotonic() - started < 4.5
        with pytest.raises(Cancelled):
            client.with_options(cancelled=event).list_flavors()
        assert len(server.seen) == 1


class TestErrors:
    @pytest.mark.parametrize(
        ("body", "code", "message"),
        [
            ({"error_code": "ModelArts.6309", "error_msg": "no"}, "ModelArts.6309", "no"),
            ({"error_code": "ModelArts.6309", "error_message": "no"}, "ModelArts.6309", "no"),
            ({"error": {"code": "A.1", "message": "no"}}, "A.1", "no"),
            ({"itemNotFound": {"code": 404, "message": "no"}}, "404", "no"),
            ({"errors": [{"error_code": "A.2", "error_msg": "no"}]}, "A.2", "no"),
            (b"<html><b>oops</b></html>", None, "oops"),
            (None, None, "Bad Request"),
            ([1], None, "Bad Request"),
        ],
    )
    def test_reads_every_spelling(self, server: Server, client: Client, body: Any, code: Any, message: str) -> None:
        server.reply(Answer(400, body, {"X-Request-Id": "req-1"}))
        with pytest.raises(ApiError) as caught:
            client.show_notebook("n1")
        error = caught.value
        assert (error.status, error.code, error.message, error.request_id) == (400, code, message, "req-1")
        assert "GET /v1/p1/notebooks/n1" in str(error) and "req-1" in str(error)
        assert isinstance(error, ClientError)

    def test_knows_the_documented_codes(self) -> None:
        assert is_documented("ModelArts.6309")
        assert not is_documented("ModelArts.tomorrow") and not is_documented(None)

    def test_follows_no_redirect(self, server: Server, client: Client) -> None:
        server.reply(Answer(302, None, {"Location": "http://127.0.0.1:9/"}))
        with pytest.raises(ApiError) as caught:
            client.list_flavors()
        assert (caught.value.status, len(server.seen)) == (302, 1)

    def test_keeps_a_body_that_it_can_not_read(self, server: Server, client: Client) -> None:
        server.reply(Answer(200, b"not JSON", {"X-Request-Id": "req-2"}))
        with pytest.raises(UnreadableAnswer) as caught:
            client.list_flavors()
        assert (caught.value.body, caught.value.request_id) == ("not JSON", "req-2")

    @pytest.mark.parametrize("body", [[1, 2], {"data": "no list"}, {"data": [{"billing": "x"}, 7]}])
    def test_keeps_what_the_contract_has_no_place_for(self, server: Server, client: Client, body: Any) -> None:
        server.reply(Answer(200, body))
        assert client.list_flavors().to_dict() == body

    @pytest.mark.parametrize("call", [lambda c: c.show_notebook(7), lambda c: c.list_flavors(limit="many")])
    def test_sends_no_wrong_argument(self, server: Server, client: Client, call: Any) -> None:
        with pytest.raises(ValidationError):
            call(client)
        assert server.seen == []


class TestTomorrow:
    def test_keeps_values_and_fields_that_no_page_has(self, server: Server, client: Client) -> None:
        body = {"status": "HIBERNATED", "id": "n1", "quantum": {"bits": 7}, "lease": {"type": "moon", "phase": 1}}
        server.reply(Answer(body=body))
        notebook = client.show_notebook("n1")
        assert notebook.status == "HIBERNATED" != values.NotebookRespStatus.RUNNING
        assert notebook.additional_properties == {"quantum": {"bits": 7}}
        assert notebook.lease is not None and notebook.lease.additional_properties == {"phase": 1}
        assert notebook.to_dict() == body

    def test_sends_values_and_fields_that_no_page_has(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}))
        volume = models.VolumeReq(category="FLOPPY", ownership="MANAGED", additional_properties={"speed": 1})
        client.create_notebook(models.CreateNotebookRequest(flavor="f", image_id="i", name="n", volume=volume))
        assert b'"category": "FLOPPY"' in server.seen[0].body and b'"speed": 1' in server.seen[0].body

    def test_sends_no_default_of_its_own(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}))
        client.list_image()
        client.register_image(models.ImageRegRequest(swr_path="p"))
        assert server.seen[0].path == "/v1/p1/images"
        assert server.seen[1].body == b'{"swr_path": "p"}'

    @pytest.mark.parametrize(
        ("sent", "read"),
        [
            ({"total": "12"}, ("total", 12)),
            ({"data": [{"name": 7}]}, ("name", "7")),
            ({"data": [{"free": "true"}]}, ("free", True)),
            ({"total": 2**53 + 1}, ("total", 2**53 + 1)),
            ({"total": None}, ("total", None)),
        ],
    )
    def test_reads_scalars_of_another_type(self, server: Server, client: Client, sent: Dict[str, Any], read: Any) -> None:
        server.reply(Answer(body=sent))
        answer: Any = client.list_flavors()
        assert getattr(answer.data[0] if answer.data else answer, read[0]) == read[1]

    def test_reads_a_success_that_pages_give_no_body(self, server: Server, client: Client) -> None:
        server.reply(Answer(201, {"id": "n1"}))
        request = models.ImageRegRequest(swr_path="p")
        assert client.register_image(request).id == "n1"
        server.reply(Answer(204))
        assert client.delete_image("i") is None


class TestPages:
    def test_gives_all_items_and_asks_when_they_are_reached(self, server: Server, client: Client) -> None:
        server.reply(page(0, 2, total=5), page(2, 2, total=5), page(4, 1, total=5))
        found = client.iterate(client.list_notebooks, limit=2, status="RUNNING")
        assert next(found).id == "0" and len(server.seen) == 1
        assert [each.id for each in found] == ["1", "2", "3", "4"]
        assert ["status=RUNNING" in each.path for each in server.seen] == [True, True, True]
        offsets = ["offset=2" in server.seen[1].path, "offset=4" in server.seen[2].path]
        assert ("offset" in server.seen[0].path, *offsets) == (False, True, True)

    def test_goes_on_after_a_short_page_and_ends_at_an_empty_one(self, server: Server, client: Client) -> None:
        server.reply(page(0, 2), page(2, 1), page(3, 0))
        assert len(list(client.iterate(client.list_notebooks, limit=2))) == 3
        assert len(server.seen) == 3

    def test_starts_where_it_is_told(self, server: Server, client: Client) -> None:
        server.reply(page(7, 1, total=8))
        assert [each.id for each in client.iterate(client.list_all_notebooks, offset=7)] == ["7"]
        assert "offset=7" in server.seen[0].path

    def test_ends_where_there_is_nothing(self, server: Server, client: Client) -> None:
        server.reply(Answer(body={}))
        assert list(client.iterate(client.list_image)) == []

    def test_refuses_what_has_no_pages(self, client: Client) -> None:
        with pytest.raises(TypeError, match="show_notebook"):
            client.iterate(client.show_notebook, id="n1")  # type: ignore[call-overload]


class TestWaiting:
    @pytest.fixture
    def patient(self, client: Client) -> Client:
        return client.with_options(wait_interval=0.01, wait_timeout=5)

    def states(self, server: Server, *states: str) -> None:
        server.reply(*[Answer(body={"status": state}) for state in states])

    def test_waits_through_pending_and_unknown_states(self, server: Server, patient: Client) -> None:
        self.states(server, "STOPPED", "STARTING", "THAWING", "RUNNING")
        assert patient.wait_until(patient.show_notebook, "RUNNING", id="n1").status == "RUNNING"
        assert len(server.seen) == 4

    def test_ends_in_a_state_of_failure(self, server: Server, patient: Client) -> None:
        self.states(server, "STARTING", "START_FAILED")
        with pytest.raises(WaitFailed) as caught:
            patient.wait_until(patient.show_notebook, "RUNNING", id="n1")
        assert (caught.value.state, caught.value.last.status) == ("START_FAILED", "START_FAILED")

    def test_ends_in_time(self, server: Server, patient: Client) -> None:
        self.states(server, "CREATING")
        with pytest.raises(DeadlineExceeded, match="CREATING"):
            hasty = patient.with_options(wait_timeout=1)
            hasty.wait_until(hasty.show_image, "ACTIVE", id="i")

    def test_stops_when_it_is_cancelled(self, server: Server, patient: Client) -> None:
        event = threading.Event()
        self.states(server, "CREATING")
        threading.Timer(0.2, event.set).start()
        with pytest.raises(Cancelled):
            stopped = patient.with_options(cancelled=event, wait_interval=3)
            stopped.wait_until(stopped.show_image, "ACTIVE", id="i")

    @pytest.mark.parametrize("last", [Answer(404, {"error_code": "ModelArts.6309"}), Answer(body={"status": "DELETED"})])
    def test_waits_until_it_is_gone(self, server: Server, patient: Client, last: Answer) -> None:
        server.reply(Answer(body={"status": "DELETING"}), Answer(body={"status": "THAWING"}), last)
        patient.wait_until_gone(patient.show_notebook, id="n1")
        assert len(server.seen) == 3

    def test_ends_in_a_state_from_which_it_will_not_go(self, server: Server, patient: Client) -> None:
        self.states(server, "DELETING", "DELETE_FAILED")
        with pytest.raises(WaitFailed, match="DELETE_FAILED"):
            patient.wait_until_gone(patient.show_notebook, id="n1")

    def test_takes_no_other_error_for_gone(self, server: Server, patient: Client) -> None:
        server.reply(Answer(403, {}))
        with pytest.raises(ApiError) as caught:
            patient.wait_until_gone(patient.show_notebook, id="n1")
        assert caught.value.status == 403

    def test_an_error_ends_the_wait_for_a_state(self, server: Server, patient: Client) -> None:
        server.reply(Answer(403, {}))
        with pytest.raises(ApiError):
            patient.wait_until(patient.show_notebook, "RUNNING", id="n1")

    def test_waits_for_the_end_no_longer_than_it_may(self, server: Server, patient: Client) -> None:
        self.states(server, "RUNNING")
        hasty = patient.with_options(wait_timeout=1)
        with pytest.raises(DeadlineExceeded, match="not gone"):
            hasty.wait_until_gone(hasty.show_notebook, id="n1")

    def test_waits_for_no_end_that_nobody_reviewed(self, patient: Client) -> None:
        with pytest.raises(TypeError, match="list_flavors"):
            patient.wait_until_gone(patient.list_flavors)  # type: ignore[call-overload]

    def test_refuses_a_state_that_nobody_reviewed(self, patient: Client) -> None:
        with pytest.raises(TypeError, match="FROZEN"):
            patient.wait_until(patient.show_notebook, "FROZEN", id="n1")  # type: ignore[call-overload]
