"""What fits at a place of a query, in words."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.query.sparql_grammar import Expected, functions

_TERMS = frozenset(
    {"Variable", "Iri", "Name", "String", "Number", "Node", "TRUE", "FALSE", "A", "UNDEF", "EXISTS",
     "NOT", *(f"'{sign}'" for sign in ("(", "[", "<<", "<<(", "!", "^", "+", "-"))}
)  # fmt: skip
_TERM_GROUPS = (
    ({"STR", "'!'"}, Bilingual("ett uttryck", "an expression")),
    ({"STR", "Variable"}, Bilingual("en variabel, eller ett uttryck inom parentes",
                                    "a variable, or an expression in brackets")),
    ({"STR"}, Bilingual("ett villkor inom parentes, eller en funktion",
                        "a condition in brackets, or a function")),
    ({"A", "Variable"}, Bilingual("en egenskap (ik:status, a, ?p)",
                                  "a property (ik:status, a, ?p)")),
    ({"A"}, Bilingual("en egenskap (ik:status)", "a property (ik:status)")),
    ({"Variable", "String", "'('"}, Bilingual('en sak eller ett värde (?x, c:mod, "text", 5)',
                                              'a thing or a value (?x, c:mod, "text", 5)')),
    ({"Name", "String"}, Bilingual('ett värde (c:mod, "text", 5)', 'a value (c:mod, "text", 5)')),
    ({"Variable", "Name"}, Bilingual("en variabel eller ett namn", "a variable or a name")),
    ({"Name"}, Bilingual("ett namn (ik:Project) eller en IRI", "a name (ik:Project) or an IRI")),
    ({"Variable", "'('"}, Bilingual("en variabel (?x), ”(”", "a variable (?x), '('")),
)  # fmt: skip
"""What fits is one of these where all of what it is told by fits; the first counts."""
_PATH = {f"'{sign}'" for sign in "*/?|+"}
"""What may also follow a property: of what is told behind one it is the least likely."""
_SIGNS = ("=", "!=", "<", ">", "<=", ">=", "&&", "||", "+", "-", "*", "/")
_OPERATORS = {"IN", "NOT", *(f"'{sign}'" for sign in _SIGNS)}
_PATTERNS = frozenset(
    {"OPTIONAL", "MINUS", "LATERAL", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES"}
)
_KINDS = {
    "Variable": Bilingual("en variabel (?x)", "a variable (?x)"),
    "Iri": Bilingual("en IRI (<…>)", "an IRI (<…>)"),
    "Prefix": Bilingual("ett prefix (ik:)", "a prefix (ik:)"),
    "String": Bilingual("en text i citattecken", "a text in quotation marks"),
    "Number": Bilingual("ett tal", "a number"),
    "Integer": Bilingual("ett heltal", "a whole number"),
    "End": Bilingual("slutet på frågan", "the end of the query"),
    "Language": Bilingual("ett språk (@sv)", "a language (@sv)"),
}
_RARE = {"VERSION", "LATERAL", "REDUCED", "BASE", "'~'", "'{|'", "'<<'", "'<<('", "Node", "UNDEF"}
_FIRST = ("'.'", "';'", "','", "'}'", "')'", "'('", "'{'", "AS", "WHERE")
_MOST, _LONGEST = 6, 30


def in_words(expected: Expected) -> Bilingual:
    """What fits, as a list of words: kinds of terms together, signs, keywords."""
    left, listed = set(expected), list[Bilingual]()
    for told_by, words in _TERM_GROUPS:
        if told_by <= left:
            listed.append(words)
            left -= _TERMS | functions() | (_PATH if "String" in told_by else set())
            break
    if "'&&'" in left:
        listed.append(Bilingual("en operator (=, &&, + …)", "an operator (=, &&, + …)"))
        left -= _OPERATORS
    if {"OPTIONAL", "FILTER"} <= left:
        listed.append(Bilingual("FILTER, OPTIONAL …", "FILTER, OPTIONAL …"))
        left -= _PATTERNS | {"'{'"}
    signs = [each for each in _FIRST if each in left]
    others = sorted(left - set(signs) - (_RARE if len(left) > 1 else set()))
    listed = [*map(_one, signs), *listed, *map(_one, others)]
    return _together(listed[:_MOST], more=len(listed) > _MOST)


def quoted(text: str) -> Bilingual:
    """A text of the query as a message shows it."""
    one = "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in text)
    short = one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…"
    return Bilingual(f"”{short}”", f"“{short}”" if "'" in short else f"'{short}'")


def _one(word: str) -> Bilingual:
    if word.startswith("'"):
        return quoted(word[1:-1])
    return _KINDS.get(word, Bilingual.alike(word))


def _together(listed: list[Bilingual], *, more: bool) -> Bilingual:
    if more or len(listed) == 1:
        return Bilingual(*(", ".join(texts) + " …" * more for texts in zip(*listed, strict=True)))
    sv, en = (list(texts) for texts in zip(*listed, strict=True))
    return Bilingual(f"{', '.join(sv[:-1])} eller {sv[-1]}", f"{', '.join(en[:-1])} or {en[-1]}")
