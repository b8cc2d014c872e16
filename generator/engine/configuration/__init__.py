"""What mkdocs.yml says, and what it need not say."""
