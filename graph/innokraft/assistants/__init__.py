"""The graph for assistants: a server of the Model Context Protocol on standard input and output.

An assistant (a language model in a client) asks through tools, reads resources, and is told by a
prompt how to answer with citations. Every result carries the quotes that it rests on, with their
record and offsets. What comes from records is data: it is marked as such, and nothing obeys it.
"""
