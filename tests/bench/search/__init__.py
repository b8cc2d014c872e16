"""How well search finds what readers type: ours, plain Pagefind and Material's, in a real browser."""
