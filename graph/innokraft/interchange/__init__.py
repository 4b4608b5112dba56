"""The graph as other tools take it: tables, workbooks, networks."""
