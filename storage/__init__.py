"""What is remembered: `offers/` decides · `storage/` remembers · `dialogs/` speaks · `bot/` runs.

`engine` opens a database, `unit_of_work` is one transaction of one use case, `repositories` turn
rows into offers, persons, cases and letters, `inbox` and `dialog_states` keep what the process
needs to go on after a crash, `register` knows every column about a person. Rows never leave.
"""
