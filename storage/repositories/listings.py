"""Offers in the books, thousands at a time, and what persons made of them.

Facts of offers are read and written in threads and in portions, so that conversations go on.
"""

import asyncio
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, insert, select, update

from offers.catalogue import Listing, Offer, OfferKind, OfferState
from offers.errors import Gone
from offers.facts import as_facts, from_facts_text
from storage.schema import ListingRevisionRow, ListingRow, MarkRow
from storage.transaction import Question, Transaction
from storage.upsert import Upsert

_PORTION = 500

_LISTINGS = select(
    ListingRow.id, ListingRow.offer, ListingRow.state, ListingRow.first_seen, ListingRow.last_seen
)
_GET = Question(_LISTINGS.where(ListingRow.id == bindparam("listing_id")))
_MANY = _LISTINGS.where(ListingRow.id.in_(bindparam("ids", expanding=True)))
_ALL = _LISTINGS.order_by(ListingRow.id)
_OF_KIND = _ALL.where(ListingRow.kind == bindparam("kind"))
_OPEN = ListingRow.state == OfferState.OPEN.value
_OF_PROVIDER = _ALL.add_columns(ListingRow.external_id).where(
    ListingRow.provider == bindparam("provider")
)
_ADD = insert(ListingRow)
_REPLACE = update(ListingRow).where(ListingRow.id == bindparam("listing_id"))
_THESE = update(ListingRow).where(ListingRow.id.in_(bindparam("ids", expanding=True)))
_SEEN = _THESE.values(last_seen=bindparam("now"))
_EXPIRE = _THESE.values(state=OfferState.EXPIRED.value)
_REVISION = select(ListingRevisionRow.number)
_FIRST_REVISION = Upsert(ListingRevisionRow)
_NEXT_REVISION = update(ListingRevisionRow).values(number=ListingRevisionRow.number + 1)

_SET_MARK = Upsert(MarkRow, keys=["person_id", "listing_id"], take=["mark", "set_at"])
_CLEAR_MARK = delete(MarkRow).where(
    MarkRow.person_id == bindparam("person_id"), MarkRow.listing_id == bindparam("listing_id")
)
_MARKED = (
    select(MarkRow.listing_id)
    .where(MarkRow.person_id == bindparam("person_id"), MarkRow.mark == bindparam("mark"))
    .order_by(MarkRow.set_at.desc(), MarkRow.listing_id.desc())
)


class SqlListings:
    """The offers in our books."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def get(self, listing_id: int) -> Listing:
        """Return the listing, whatever its state.

        raises  Gone
        """
        row = await self._in.one(_GET, {"listing_id": listing_id})
        if row is None:
            raise Gone
        return _listing(row)

    async def many(self, listing_ids: Sequence[int]) -> Sequence[Listing]:
        """Return those that exist, in the order asked for."""
        found: dict[int, Listing] = {}
        for portion in _portions(listing_ids):
            rows = await self._in.all(_MANY, {"ids": list(portion)})
            found |= {row["id"]: _listing(row) for row in rows}
        return [found[one] for one in listing_ids if one in found]

    async def all(
        self, kind: OfferKind | None = None, *, open_only: bool = True
    ) -> Sequence[Listing]:
        """Return the listings, oldest first."""
        statement = _ALL if kind is None else _OF_KIND
        values = {} if kind is None else {"kind": kind.value}
        rows = await self._in.all(statement.where(_OPEN) if open_only else statement, values)
        return await _listings(rows)

    async def of_provider(self, provider: str) -> dict[str, Listing]:
        """Return every listing of a provider by external id, expired ones included."""
        rows = await self._in.all(_OF_PROVIDER, {"provider": provider})
        names = [row["external_id"] for row in rows]
        return dict(zip(names, await _listings(rows), strict=True))

    async def add_many(self, offers: Sequence[Offer], now: datetime) -> None:
        """Enter new offers.

        raises  Conflict when one of them is in the books already
        """
        for portion in _portions(offers):
            values = await asyncio.to_thread(_all_values, portion)
            seen = {"first_seen": now, "last_seen": now}
            await self._change(_ADD, [{**one, **seen} for one in values])

    async def replace_many(self, changed: Sequence[tuple[int, Offer]], now: datetime) -> None:
        """Give listings new content and last_seen."""
        for portion in _portions(changed):
            values = await asyncio.to_thread(_all_values, [offer for _, offer in portion])
            known = [{"listing_id": listing_id, "last_seen": now} for listing_id, _ in portion]
            pairs = zip(known, values, strict=True)
            await self._change(_REPLACE, [{**one, **content} for one, content in pairs])

    async def seen_many(self, listing_ids: Sequence[int], now: datetime) -> None:
        """Note that an import has seen these listings unchanged."""
        for portion in _portions(listing_ids):
            await self._change(_SEEN, {"ids": list(portion), "now": now})

    async def expire_many(self, listing_ids: Sequence[int], now: datetime) -> None:  # noqa: ARG002 - the port's moment, for books that keep when a listing ended
        """End these listings; when they were last seen stays."""
        for portion in _portions(listing_ids):
            await self._change(_EXPIRE, {"ids": list(portion)})

    async def revision(self) -> int:
        """Return a number that grows with every commit that changed a listing."""
        number: int | None = (await self._in.run(_REVISION)).scalar()
        return number or 0

    async def _change(self, statement: Any, values: Any) -> None:  # noqa: ANN401 - as for run()
        await self._in.run(statement, values)
        self._in.listings = True


class SqlMarks:
    """What persons made of offers, one mark per person and listing."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def set(self, person_id: int, listing_id: int, mark: str, now: datetime) -> None:
        """Set the mark in place of another.

        raises  Conflict when there is no such listing or person any more
        """
        await self._in.run(
            _SET_MARK,
            {"person_id": person_id, "listing_id": listing_id, "mark": mark, "set_at": now},
        )
        self._in.people.add(person_id)

    async def clear(self, person_id: int, listing_id: int) -> None:
        """Remove the mark, if there is one."""
        await self._in.run(_CLEAR_MARK, {"person_id": person_id, "listing_id": listing_id})
        self._in.people.add(person_id)

    async def of(self, person_id: int, mark: str) -> Sequence[int]:
        """Return listing ids, newest first."""
        rows = await self._in.all(_MARKED, {"person_id": person_id, "mark": mark})
        return [row["listing_id"] for row in rows]


async def count_change(transaction: Transaction) -> None:
    """Let the revision grow, whatever the number of listings changed."""
    await transaction.run(_FIRST_REVISION, {"id": 1, "number": 0})
    await transaction.run(_NEXT_REVISION)


def _portions(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + _PORTION] for start in range(0, len(things), _PORTION))


async def _listings(rows: Sequence[RowMapping]) -> list[Listing]:
    listings: list[Listing] = []
    for portion in _portions(rows):
        listings += await asyncio.to_thread(lambda part: [_listing(row) for row in part], portion)
    return listings


def _listing(row: RowMapping) -> Listing:
    offer = from_facts_text(Offer, row["offer"])
    state = OfferState(row["state"])
    return Listing(
        id=row["id"],
        offer=offer if offer.state is state else replace(offer, state=state),
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
    )


def _all_values(offers: Sequence[Offer]) -> list[dict[str, Any]]:
    return [_values(offer) for offer in offers]


def _values(offer: Offer) -> dict[str, Any]:
    facts = json.dumps(as_facts(offer), ensure_ascii=False, sort_keys=True)
    return {
        "provider": offer.provider,
        "external_id": offer.external_id,
        "kind": offer.kind.value,
        "state": offer.state.value,
        "title": offer.title,
        "town": offer.place.town,
        "postcode": offer.place.postcode,
        "valid_until": offer.valid_until,
        "digest": hashlib.sha256(facts.encode()).hexdigest(),
        "offer": facts,
    }
