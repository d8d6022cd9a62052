"""Long runs under `make soak`: seeded, with their figures printed."""
