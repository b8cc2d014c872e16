"""What strangers may type to do harm, and what becomes of it."""
