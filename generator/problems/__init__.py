"""What is wrong with a file and what to type instead, and how that is reported."""
