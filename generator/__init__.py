"""A conference-paper digest: YAML files in, a bilingual, cross-linked static site out."""
