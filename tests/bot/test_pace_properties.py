"""What the rate plan keeps to, whoever comes when."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.street import Street, most_within

GROUP = -100


arrivals = st.lists(
    st.tuples(st.floats(0, 30), st.sampled_from([10, 15, 40, 60]), st.integers(1, 12)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(arrivals=arrivals)
def test_no_minute_of_a_group_ever_sees_twenty_and_nobody_is_forgotten(
    arrivals: list[tuple[float, int, int]],
) -> None:
    async def play() -> Street:
        street = Street()
        for gap, priority, many in arrivals:
            await street.clock.pass_by(gap)
            for _ in range(many):
                street.come(GROUP, priority)
        await street.clock.pass_by(62.0 * 12)
        return street

    street = asyncio.run(play())

    assert most_within(street.times, 60.0) <= 19
    assert len(street.went) == sum(many for _, _, many in arrivals)


@settings(max_examples=40, deadline=None)
@given(
    arrivals=st.lists(
        st.tuples(st.floats(0, 0.3), st.integers(1, 5), st.sampled_from([10, 15, 50])),
        min_size=1,
        max_size=80,
    )
)
def test_no_second_sees_more_than_telegram_allows(arrivals: list[tuple[float, int, int]]) -> None:
    async def play() -> Street:
        street = Street()
        for gap, chat, priority in arrivals:
            await street.clock.pass_by(gap)
            street.come(chat, priority, name=str(chat))
        await street.clock.pass_by(100)
        return street

    street = asyncio.run(play())

    assert len(street.went) == len(arrivals)
    assert most_within(street.times, 1.0) <= 30
    for chat in set(street.names):
        mine = [at for name, at in street.went if name == chat]
        assert most_within(mine, 3.0) <= 3
