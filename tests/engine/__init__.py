"""The plugin in MkDocs: builds and previews."""
