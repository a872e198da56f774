"""What the runtime is told of a contract and its operations."""

from dataclasses import dataclass, field
from typing import Any, Callable, Mapping, Optional, Sequence


@dataclass(frozen=True)
class Paging:
    """How a list goes on: by the number of items before the page, by its own number, or by a mark that the last page gave."""

    #: Field of the answer that holds the list.
    items: str
    #: Argument for the number of items before the page.
    offset: Optional[str] = None
    #: Field of the answer with the number of all items.
    total: Optional[str] = None
    #: Argument for the number of the page.
    page: Optional[str] = None
    #: Number of the first page; 0 also where nobody says it: page 1 is then the same page, or the next.
    first: int = 0
    #: Whether the argument is a text.
    text: bool = False
    #: Argument for the mark.
    marker: Optional[str] = None
    #: Where the next mark is in the answer; fields of fields are joined by dots.
    next_of_answer: Optional[str] = None
    #: Field of the last item that is the next mark.
    next_of_item: Optional[str] = None
    #: Where the address of the next page is in the answer; empty where it is in the header Link.
    link: Optional[str] = None
    #: Arguments of the list and their types by the names of their parameters, where an address names them.
    arguments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: Field of the answer that is false on the last page.
    more: Optional[str] = None


# {{#waits}}
@dataclass(frozen=True)
class Gone:
    """How a thing that is gone shows: by the status of an answer, or by states; other states end the wait in vain."""

    status: int
    states: Sequence[str]
    failures: Sequence[str]


@dataclass(frozen=True)
class Waiter:
    """A field to wait for: for each state, the states that end the wait in vain."""

    #: Empty where only a status tells.
    field: str
    failures: Mapping[str, Sequence[str]]
    gone: Optional[Gone] = None


@dataclass(frozen=True)
class Job:
    """A job that an operation starts, and how another one shows its end."""

    #: Method that shows the job.
    operation: str
    #: Arguments of that method by fields of the answer, and by arguments of the operation.
    from_answer: Mapping[str, str]
    from_request: Mapping[str, str]
    field: str
    states: Sequence[str]
    failures: Sequence[str]


# {{/waits}}
@dataclass(frozen=True)
class Contract:
    """What the runtime must know of a contract beyond its types."""

    #: The package of the client, after which its log is called.
    package: str
    version: str
    #: Address of the service; a name in braces is a variable. Empty where the contract has none.
    server_url: str
    #: Variables of the address, with their defaults.
    server_variables: Mapping[str, str]
    #: Known regions, with their addresses.  # {{regions}}
    regions: Mapping[str, str]  # {{regions}}
    #: Header that carries the token.
    token_header: str
    #: Stands in front of a token in its header; empty where nothing does.
    token_scheme: str
    # {{#queryKey}}
    #: Query parameter that carries the token instead; empty where none does.
    token_query: str
    # {{/queryKey}}
    #: Stands in paths where the id of the project belongs.  # {{project}}
    project_segment: str  # {{project}}
    paging: Mapping[str, Paging]
    waiters: Mapping[str, Sequence[Waiter]]  # {{waits}}
    jobs: Mapping[str, Job]  # {{waits}}
    #: How objects are written in XML, by name.
    xml_shapes: Mapping[str, Any]
    #: Names of shapes by method and path, and by ``request`` and ``response``.
    xml_bodies: Mapping[str, Mapping[str, Sequence[str]]]
    #: The class of a model, None where there is none of that name.
    model: Callable[[str], Any]
