"""What is new, for feed readers: Atom 1.0, https://www.rfc-editor.org/rfc/rfc4287.html."""
