"""The format: models of what people write."""
