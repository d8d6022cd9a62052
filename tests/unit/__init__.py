"""Pure tests: rules of offers, cases and letters; no clock, no I/O."""
