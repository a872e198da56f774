"""Code of a caller that mypy checks, by the names of the steps that ask for it."""

from typing import Awaitable, Callable, List, Mapping, Optional

from harbour_client import Client, models
from harbour_client.aio import AsyncClient


def name_of_the_changed_ship(client: Client) -> Optional[str]:
    name: Optional[str] = client.change_ship("1", models.ShipChange(name="Ada")).name
    return name


def url_of(figurehead: Optional[models.Image]) -> Optional[str]:
    return "none" if figurehead is None else figurehead.url


def figurehead_of_the_changed_ship(client: Client) -> Optional[str]:
    change = models.ShipChange(figurehead=models.Image(url="u"), rig="KETCH")
    return url_of(client.change_ship("1", change).figurehead)


def name_by_resource(client: Client) -> Optional[str]:
    shown: models.Ship = client.ships.show("1")
    return shown.name


def told_apart(moved: models.MoveShip200Response) -> str:
    form = moved.actual_instance
    if isinstance(form, models.TowAnswer):
        return f"towed at {form.towed}"
    if isinstance(form, models.SailAnswer):
        return f"sails {form.course}"
    return f"unknown: {', '.join(moved.to_dict() or {})}"


def how_the_ship_moves(client: Client) -> Optional[str]:
    tow = models.TowRequest(tow=models.TowRequestTow(tug="Max"))
    return told_apart(client.move_ship("1", models.MoveShipRequest(tow)))


def said(signal: models.Signal) -> str:
    form = signal.actual_instance
    if isinstance(form, models.FlagSignal):
        return f"flag says {form.text or 'nothing'}"
    if isinstance(form, models.LampSignal):
        return f"lamp says {form.text or 'nothing'}"
    return f"unknown: {(signal.to_dict() or {}).get('kind')}"


def what_the_signal_says(client: Client) -> Optional[str]:
    return said(client.send_signal("1", models.Signal(models.LampSignal(kind="LAMP", text="ahoy"))))


TYPED: Mapping[str, Callable[[Client], Optional[str]]] = {
    "name of the changed ship": name_of_the_changed_ship,
    "figurehead of the changed ship": figurehead_of_the_changed_ship,
    "name of the ship shown by its resource": name_by_resource,
    "how the ship moves": how_the_ship_moves,
    "what the signal says": what_the_signal_says,
}


async def awaited_name_of_the_changed_ship(client: AsyncClient) -> Optional[str]:
    name: Optional[str] = (await client.change_ship("1", models.ShipChange(name="Ada"))).name
    return name


async def awaited_figurehead_of_the_changed_ship(client: AsyncClient) -> Optional[str]:
    change = models.ShipChange(figurehead=models.Image(url="u"), rig="KETCH")
    return url_of((await client.change_ship("1", change)).figurehead)


async def awaited_name_by_resource(client: AsyncClient) -> Optional[str]:
    shown: models.Ship = await client.ships.show("1")
    return shown.name


async def awaited_how_the_ship_moves(client: AsyncClient) -> Optional[str]:
    tow = models.TowRequest(tow=models.TowRequestTow(tug="Max"))
    return told_apart(await client.move_ship("1", models.MoveShipRequest(tow)))


async def awaited_what_the_signal_says(client: AsyncClient) -> Optional[str]:
    return said(await client.send_signal("1", models.Signal(models.LampSignal(kind="LAMP", text="ahoy"))))


async def further_types(client: AsyncClient) -> List[Optional[str]]:
    """Nothing runs it: mypy reads it."""
    afloat: models.Ship = await client.wait_until(client.show_ship, "AFLOAT", "1")
    await client.wait_until_gone(client.show_ship, "1")
    status: int = (await client.show_ship_with_http_info("1")).status_code
    return [afloat.name, str(status), *[ship.name async for ship in client.iterate(client.list_ships)]]


AWAITED: Mapping[str, Callable[[AsyncClient], Awaitable[Optional[str]]]] = {
    "name of the changed ship": awaited_name_of_the_changed_ship,
    "figurehead of the changed ship": awaited_figurehead_of_the_changed_ship,
    "name of the ship shown by its resource": awaited_name_by_resource,
    "how the ship moves": awaited_how_the_ship_moves,
    "what the signal says": awaited_what_the_signal_says,
}
