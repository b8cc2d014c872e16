"""From a project to the folder of its site."""
