"""What people write: one YAML file a paper, and the registries it draws on."""
