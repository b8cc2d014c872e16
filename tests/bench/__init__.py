"""Measures how long an archive takes to build, here and with the peers: ``python -m tests.bench``.

Every builder is given the same papers. What is equal:

- each paper in both languages: title, authors, summary, state, DOI, tags, abstract and a note in Markdown
  with links, lists, quotations and tables; what one reads next to it (not with MkDocs, which knows nothing
  of the kind);
- lists of papers by tag (with those of narrower tags), by author and by venue, with counts by year, most
  used tags, and in each row authors, summary and tags; each edition as one long post; home;
- what Material puts around a page, with its styles and scripts, so that pages weigh about the same;
- no search index, which Hugo does not make; a sitemap, but no feeds from the peers.

What is not, in favour of the peers: they neither check what was typed nor sanitise it nor render formulas,
which are left to the reader's browser. This project also builds the pages of tags that no paper has, and a
redirect from every alias; redirects are not counted as pages. Hugo renders a row once and keeps it, and
divides long lists into pages. MkDocs and ProperDocs keep the papers out of the navigation, which would
otherwise be in every page.

Each is timed several times in turn, after a run that is not timed, in which the memory is watched. In a
preview, an edit is timed from saving to the page being served with it. Hugo is its own program, without the
command around it that starts Python first.
"""
