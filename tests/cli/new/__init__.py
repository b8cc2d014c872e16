"""Beginning entries and items of the registries."""
