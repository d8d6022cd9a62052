"""Storage: one contract for the fake, SQLite and PostgreSQL; migrations; erasure."""
