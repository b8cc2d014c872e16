"""The site as plain Markdown, which any engine builds without anything of ours."""
