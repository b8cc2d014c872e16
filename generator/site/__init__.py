"""What readers see: pages, their templates, and the chrome around them."""
