import asyncio
from typing import Any, Optional

from harbour_client import ApiError, models
from harbour_client.aio import AsyncClient
from harbour_client.fake_aio import AsyncFakeClient, FakeAnswer, FakeCall
from harbour_client.protocols import AsyncOperationsProtocol, OperationsProtocol


def page(call: FakeCall) -> object:
    if "marker" in call.url:
        return {"logs": [{"id": "b"}], "page_info": {}}
    return {"logs": [{"id": "a"}], "page_info": {"next_marker": "m"}}


class OneShip(AsyncOperationsProtocol):
    async def show_ship(self, ship_id: str, **_: Any) -> models.Ship:
        return models.Ship(id=ship_id, size=1)


class BlockingShip(AsyncOperationsProtocol):
    def show_ship(self, ship_id: str, **_: Any) -> models.Ship:  # type: ignore
        return models.Ship(id=ship_id, size=1)


async def id_of_ship(operations: AsyncOperationsProtocol) -> Optional[str]:
    return (await operations.show_ship("7")).id


async def never_called(operations: OperationsProtocol) -> None:
    await id_of_ship(operations)  # type: ignore
    await id_of_ship(AsyncClient(base_url="https://harbour.invalid"))


async def main() -> None:
    async with AsyncFakeClient(
        {
            "create_ship": models.Ship(id="8", size=1),
            "delete_ship": FakeAnswer({"error_code": "Harbour.1"}, status=409),
            "list_logs": page,
        }
    ) as client:
        ship = await client.show_ship(ship_id="7")
        assert (ship.id, ship.status) == ("7", "AFLOAT")
        assert (await client.create_ship(models.ShipRequest(name="Ada"))).id == "8"
        try:
            await client.with_options(project_id="other").delete_ship(ship_id="7")
            raise AssertionError("not refused")
        except ApiError as error:
            assert error.code == "Harbour.1"
        assert [log.id async for log in client.iterate(client.list_logs)] == ["a", "b"]
        assert [await id_of_ship(each) for each in (client, OneShip())] == ["7", "7"]
        calls = client.fake.calls[:-1]
        assert [call.operation for call in calls] == [
            "show_ship",
            "create_ship",
            "delete_ship",
            "list_logs",
            "list_logs",
        ]
        assert calls[1].body == b'{"name": "Ada"}' and "/other/" in calls[2].url


asyncio.run(main())
print("done")
