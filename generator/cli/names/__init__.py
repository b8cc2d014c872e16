"""Care of names: entries, tags and people that get another, and tags that nobody needs twice."""
