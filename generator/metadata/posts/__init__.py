"""Old posts about many papers at once: read, matched to the papers of a year, and made into drafts."""
