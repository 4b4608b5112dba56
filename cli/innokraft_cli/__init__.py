"""The command line of innokraft: parse, call one function of the library, print."""
