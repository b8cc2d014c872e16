"""What comes up and goes out of fashion: counts by year, tags that go together, words that rise and fall."""
