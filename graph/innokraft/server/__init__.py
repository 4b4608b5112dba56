"""A graph on the web: the SPARQL 1.1 Protocol and pages, for one machine unless told otherwise.

Needs Starlette and uvicorn (the extra `server`), which are imported when `serve` is called.
"""
