"""Reports as people write them (PDF, Word, ODT, HTML, Markdown, text), as own records."""
