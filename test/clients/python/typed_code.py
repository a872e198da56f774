"""Code of a caller that mypy checks, by the names of the steps that ask for it."""

from typing import Callable, Mapping, Optional

from harbour_client import Client, models


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
