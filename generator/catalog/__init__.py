"""How it hangs together: pure values, no files, no network."""
