"""What arXiv knows of a paper, asked politely."""
