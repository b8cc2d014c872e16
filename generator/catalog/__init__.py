"""How it hangs together: pure values without network, and the checks of one file among them."""
