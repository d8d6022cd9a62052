"""Everything a person reads or presses, returnees and counsellors alike.

Windows, getters and actions speak through `kit` and call the services of `offers`; nothing here
decides about offers, persons or cases, and nothing here knows a database.
"""
