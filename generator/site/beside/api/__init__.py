"""The data of the site for scripts, once for both languages: a list of all papers, and a file for each."""
