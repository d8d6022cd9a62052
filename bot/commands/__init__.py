"""The command line, one module a noun; `bot/__main__.py` puts them together."""
