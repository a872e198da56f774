"""Code of a caller that mypy checks, by the names of the steps that ask for it."""

from typing import Awaitable, Callable, List, Mapping, Optional

from harbour_client import Client, models
from harbour_client.aio import AsyncClient


def name_of_the_changed_ship(client: Client) -> Optional[str]:
    name: Optional[str] = client.change_ship("1", models.ShipChange(name="Ada")).name
    return name


def name_by_resource(client: Client) -> Optional[str]:
    shown: models.Ship = client.ships.show("1")
    return shown.name


TYPED: Mapping[str, Callable[[Client], Optional[str]]] = {
    "name of the changed ship": name_of_the_changed_ship,
    "name of the ship shown by its resource": name_by_resource,
}


async def awaited_name_of_the_changed_ship(client: AsyncClient) -> Optional[str]:
    name: Optional[str] = (await client.change_ship("1", models.ShipChange(name="Ada"))).name
    return name


async def awaited_name_by_resource(client: AsyncClient) -> Optional[str]:
    shown: models.Ship = await client.ships.show("1")
    return shown.name


async def further_types(client: AsyncClient) -> List[Optional[str]]:
    """Nothing runs it: mypy reads it."""
    afloat: models.Ship = await client.wait_until(client.show_ship, "AFLOAT", "1")
    await client.wait_until_gone(client.show_ship, "1")
    status: int = (await client.show_ship_with_http_info("1")).status_code
    return [afloat.name, str(status), *[ship.name async for ship in client.iterate(client.list_ships)]]


AWAITED: Mapping[str, Callable[[AsyncClient], Awaitable[Optional[str]]]] = {
    "name of the changed ship": awaited_name_of_the_changed_ship,
    "name of the ship shown by its resource": awaited_name_by_resource,
}
