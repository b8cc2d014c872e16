"""What the world knows about a paper, kept in the repository so that a build needs no network."""
