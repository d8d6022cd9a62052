"""Whole-process stories: persons and counsellors over HTTP, nothing replaced by a double."""
