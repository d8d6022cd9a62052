"""One change to the tables of persons, offers, cases and letters each, up and down."""
