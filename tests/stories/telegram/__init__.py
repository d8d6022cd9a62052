"""Stories about Telegram's side alone; they run on one database, the contract tests on both."""
