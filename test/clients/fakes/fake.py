from typing import Any, Optional

from harbour_client import ApiError, Client, models
from harbour_client.fake import FakeAnswer, FakeCall, FakeClient
from harbour_client.protocols import AsyncOperationsProtocol, OperationsProtocol


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


class OneShip(OperationsProtocol):
    def show_ship(self, ship_id: str, **_: Any) -> models.Ship:
        return models.Ship(id=ship_id, size=1)


class NoShip:
    def show_ship(self, ship_id: str, **_: Any) -> models.Ship:
        return models.Ship(id=ship_id, size=1)


def id_of_ship(operations: OperationsProtocol) -> Optional[str]:
    return operations.show_ship("7", _headers={"x": "y"}).id


def never_called(operations: AsyncOperationsProtocol) -> None:
    id_of_ship(operations)  # type: ignore
    id_of_ship(NoShip())  # type: ignore
    id_of_ship(Client(base_url="https://harbour.invalid"))
    operations.show_ship(None)  # type: ignore


assert [id_of_ship(each) for each in (client, OneShip())] == ["7", "7"]
assert calls[-1].headers["x"] == "y"
try:
    client.fake.set("sink_ship", None)
    raise AssertionError("not refused")
except ValueError:
    print("done")
