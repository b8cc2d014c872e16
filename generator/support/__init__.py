"""What any program of this kind needs: a cache, workers, files written whole, pictures looked at apart."""
