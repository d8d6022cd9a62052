"""The process against the sandbox over loopback, and its parts."""
