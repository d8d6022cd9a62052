"""The house's rules as tests: what is not tested here is only a wish."""
