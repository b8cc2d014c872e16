"""Problems as they are told."""
