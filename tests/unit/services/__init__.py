"""What services decide, on a database in memory."""
