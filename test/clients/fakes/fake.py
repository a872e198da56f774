from harbour_client import ApiError, models
from harbour_client.fake import FakeAnswer, FakeCall, FakeClient


def page(call: FakeCall) -> object:
    if "marker" in call.url:
        return {"logs": [{"id": "b"}], "page_info": {}}
    return {"logs": [{"id": "a"}], "page_info": {"next_marker": "m"}}


client = FakeClient(
    {
        "create_ship": models.Ship(id="8", size=1),
        "delete_ship": FakeAnswer({"error_code": "Harbour.1"}, status=409),
        "list_logs": page,
    }
)
ship = client.show_ship(ship_id="7")
assert (ship.id, ship.status) == ("7", "AFLOAT")
assert client.create_ship(models.ShipRequest(name="Ada")).id == "8"
try:
    client.with_options(project_id="other").delete_ship(ship_id="7")
    raise AssertionError("not refused")
except ApiError as error:
    assert error.code == "Harbour.1"
assert [log.id for log in client.iterate(client.list_logs)] == ["a", "b"]
calls = client.fake.calls
assert [call.operation for call in calls] == ["show_ship", "create_ship", "delete_ship", "list_logs", "list_logs"]
assert calls[1].body == b'{"name": "Ada"}' and "/other/" in calls[2].url
try:
    client.fake.set("sink_ship", None)
    raise AssertionError("not refused")
except ValueError:
    print("done")
