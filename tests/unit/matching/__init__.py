"""What the matching understands and how it scores."""
