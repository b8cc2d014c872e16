"""What the registries of DOIs know of a paper, asked politely."""
