"""What the digests link to elsewhere: whether it is still there."""
