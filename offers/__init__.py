"""The domain: what an organisation offers, what a person needs, and what happens between them.

An organisation makes an offer; a person searches; what the match does not settle becomes a case;
at the season offers go out as a campaign; a letter carries each message. Nothing in here knows
Telegram, SQL or the present time: the world is handed in through `offers.ports`.
"""
