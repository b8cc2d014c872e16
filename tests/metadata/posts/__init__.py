"""Old posts as people wrote them, and the proceedings of their years."""
