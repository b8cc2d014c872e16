"""What finds it: records, facets, synonyms, Korean words, Pagefind's index."""
