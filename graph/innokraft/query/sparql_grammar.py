"""The grammar of SPARQL, by which one can say where a query stops being one, and what may follow.

The store's parser decides what is right. But where it fails, the place it tells is how far its
longest guess reached: here a query is read word by word, so the first word that fits nowhere is
known, and all that would have fitted.

In the grammar below, capitals are keywords, signs stand in quotes, names with a capital are kinds
of words, and small names are rules. One word always says which way a rule goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from innokraft.query.sparql_tokens import Token

_GRAMMAR = """
query = prologue ( select | construct | describe | ask ) ( VALUES data )? End
prologue = ( BASE Iri | PREFIX Prefix Iri | VERSION String )*
select = selection dataset* where modifiers
subselect = selection where modifiers ( VALUES data )?
selection = SELECT ( DISTINCT | REDUCED )? ( ( Variable | computed )+ | '*' )
computed = '(' expression AS Variable ')'
construct = CONSTRUCT ( template dataset* where modifiers | dataset* WHERE template modifiers )
template = '{' block? '}'
describe = DESCRIBE ( ( Variable | iri )+ | '*' ) dataset* where? modifiers
ask = ASK dataset* where modifiers
dataset = FROM NAMED? iri
where = WHERE? group
modifiers = grouping? having? ordering? slice?
grouping = GROUP BY ( builtin | iri arguments | '(' expression ( AS Variable )? ')' | Variable )+
having = HAVING constraint+
ordering = ORDER BY ( ( ASC | DESC ) '(' expression ')' | constraint | Variable )+
slice = LIMIT Integer ( OFFSET Integer )? | OFFSET Integer ( LIMIT Integer )?
group = '{' ( subselect | patterns ) '}'
patterns = block? ( pattern '.'? block? )*
block = triples ( '.' block? )?
pattern = OPTIONAL group | MINUS group | LATERAL group | GRAPH ( Variable | iri ) group
  | SERVICE SILENT? ( Variable | iri ) group | filter | bind | VALUES data | group ( UNION group )*
filter = FILTER constraint
bind = BIND '(' expression AS Variable ')'
data = Variable '{' value* '}' | '(' Variable* ')' '{' ( '(' value* ')' )* '}'
value = iri | literal | UNDEF | tripleterm
constraint = '(' expression ')' | builtin | iri arguments
arguments = '(' ( DISTINCT? expression ( ',' expression )* )? ')'

triples = term properties | collection properties? | '[' properties? ']' properties?
  | reified properties?
properties = verb objects ( ';' ( verb objects )? )*
verb = Variable | path
objects = object ( ',' object )*
object = node ( '~' ( Variable | iri | Node )? | '{|' properties '|}' )*
node = term | collection | '[' properties? ']' | reified
collection = '(' node* ')'
reified = '<<' node verb node ( '~' ( Variable | iri | Node )? )? '>>'
tripleterm = '<<(' ( Variable | iri | Node ) ( Variable | iri | A ) ( term ) ')>>'
term = Variable | iri | literal | Node | tripleterm
iri = Iri | Name
literal = String ( Language | '^^' iri )? | ( '+' | '-' )? Number | TRUE | FALSE
path = sequence ( '|' sequence )*
sequence = step ( '/' step )*
step = '^'? ( iri | A | '!' negated | '(' path ')' ) ( '?' | '*' | '+' )?
negated = single | '(' ( single ( '|' single )* )? ')'
single = '^'? ( iri | A )

expression = conjunction ( '||' conjunction )*
conjunction = comparison ( '&&' comparison )*
comparison = sum ( ( '=' | '!=' | '<' | '>' | '<=' | '>=' ) sum | IN list | NOT IN list )?
sum = product ( ( '+' | '-' ) product )*
product = factor ( ( '*' | '/' ) factor )*
factor = ( '!' | '-' | '+' )* primary
primary = '(' expression ')' | builtin | iri arguments? | String ( Language | '^^' iri )? | Number
  | TRUE | FALSE | Variable | tripleterm
list = '(' ( expression ( ',' expression )* )? ')'
builtin = ( STR | LANG | DATATYPE | IRI | URI | ABS | CEIL | FLOOR | ROUND | STRLEN | UCASE | LCASE
  | ENCODE_FOR_URI | YEAR | MONTH | DAY | HOURS | MINUTES | SECONDS | TIMEZONE | TZ | MD5 | SHA1
  | SHA256 | SHA384 | SHA512 | ISIRI | ISURI | ISBLANK | ISLITERAL | ISNUMERIC | ISTRIPLE | SUBJECT
  | PREDICATE | OBJECT | LANGDIR | HASLANG | HASLANGDIR ) '(' expression ')'
  | ( LANGMATCHES | CONTAINS | STRSTARTS | STRENDS | STRBEFORE | STRAFTER | STRLANG | STRDT
  | SAMETERM | ADJUST ) '(' expression ',' expression ')'
  | ( IF | TRIPLE | STRLANGDIR ) '(' expression ',' expression ',' expression ')'
  | ( SUBSTR | REGEX ) '(' expression ',' expression ( ',' expression )? ')'
  | REPLACE '(' expression ',' expression ',' expression ( ',' expression )? ')'
  | ( CONCAT | COALESCE ) list | ( RAND | NOW | UUID | STRUUID ) '(' ')'
  | BNODE '(' expression? ')' | BOUND '(' Variable ')' | NOT? EXISTS group | aggregate
aggregate = COUNT '(' DISTINCT? ( '*' | expression ) ')'
  | ( SUM | MIN | MAX | AVG | SAMPLE ) '(' DISTINCT? expression ')'
  | GROUP_CONCAT '(' DISTINCT? expression ( ';' SEPARATOR '=' String )? ')'
"""

Expected = frozenset[str]


class _Part(NamedTuple):
    """A part of a rule, of a kind.

    It is all of its parts (all), one of them (one), it or nothing (may), it again and again (any),
    a rule (rule), the end of one (leave), or a word (word).
    """

    kind: str
    name: str = ""
    parts: tuple[_Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule read: from which word to before which one."""

    rule: str
    first: int
    last: int


@dataclass(slots=True)
class Reading:
    """How far a query was read.

    `failed` is the index of the first word that fits nowhere, None where all fit; `expected` is
    what would have fitted there; `stop` is the index of the word behind the last that was read;
    `inside` are the rules that were begun, the outermost first, each with its first word; `parts`
    are what rules read, inner ones first.
    """

    failed: int | None = None
    stop: int = 0
    expected: Expected = frozenset()
    inside: list[tuple[str, int]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def read(words: Sequence[Token], rule: str = "query") -> Reading:
    """Reads a query word by word, to its end or to the first word that fits nowhere."""
    rules, waiting = _rules(), [_Part("rule", rule)]
    place, fitting, expected, found = 0, _fitting(words[0]), set[str](), Reading()
    while waiting:
        part = waiting.pop()
        match part.kind:
            case "word":
                if part.name not in fitting:
                    waiting.append(part)
                    break
                if part.name == "End":
                    continue
                place, expected = place + 1, set()
                fitting = _fitting(words[place])
            case "rule":
                found.inside.append((part.name, place))
                waiting += [_Part("leave"), rules[part.name]]
            case "leave":
                name, first = found.inside.pop()
                found.parts.append(Part(name, first, place))
            case "all":
                waiting += reversed(part.parts)
            case _ if (chosen := _chosen(part, fitting)) is not None:
                waiting += [part, chosen] if part.kind == "any" else [chosen]
            case "one":
                waiting.append(part)
                break
            case _:
                expected |= _first(part)
    else:
        found.stop = place
        return found
    found.failed = found.stop = place
    found.expected = frozenset(expected | _first(waiting[-1]))
    return found


def _chosen(part: _Part, fitting: Expected) -> _Part | None:
    """The part of some that a word begins, or else one that may be empty."""
    for each in part.parts:
        if fitting & _first(each):
            return each
    if part.kind != "one":
        return None
    return next((each for each in part.parts if _may_be_empty(each)), None)


def _fitting(word: Token) -> Expected:
    """What a word can be read as."""
    match word.kind:
        case "word":
            fits = {word.upper} - {"A"}
            return frozenset(fits | {"A"} if word.text == "a" else fits)
        case "sign":
            return frozenset({f"'{word.text}'"})
        case "name":
            return frozenset({"Name", "Prefix"} if word.text.endswith(":") else {"Name"})
        case "number":
            return frozenset({"Number", "Integer"} if word.text.isdecimal() else {"Number"})
    return frozenset({word.kind.capitalize()})


@cache
def _first(part: _Part) -> Expected:
    """The words that a part can begin with."""
    if part.kind == "word":
        return frozenset({part.name})
    if part.kind == "rule":
        return _first(_rules()[part.name])
    found = set[str]()
    for each in part.parts:
        found |= _first(each)
        if part.kind == "all" and not _may_be_empty(each):
            break
    return frozenset(found)


@cache
def _may_be_empty(part: _Part) -> bool:
    match part.kind:
        case "all":
            return all(map(_may_be_empty, part.parts))
        case "one":
            return any(map(_may_be_empty, part.parts))
        case "rule":
            return _may_be_empty(_rules()[part.name])
    return part.kind in {"may", "any", "leave"}


@cache
def _rules() -> dict[str, _Part]:
    """The rules of the grammar by name."""
    found = re.split(r"^(\w+) = ", _GRAMMAR, flags=re.MULTILINE)[1:]
    return {
        name: _one_of(re.findall(r"'.+?'|\w+|[()|?*+]", text)[::-1])
        for name, text in zip(found[::2], found[1::2], strict=True)
    }


def _one_of(signs: list[str]) -> _Part:
    """Alternatives, up to the closing bracket, taken from the end of the list."""
    ways: list[list[_Part]] = [[]]
    while signs and (sign := signs.pop()) != ")":
        match sign:
            case "|":
                ways.append([])
            case "(":
                ways[-1].append(_one_of(signs))
            case "?":
                ways[-1].append(_Part("may", "", (ways[-1].pop(),)))
            case "*":
                ways[-1].append(_Part("any", "", (ways[-1].pop(),)))
            case "+":
                ways[-1].append(_Part("any", "", (ways[-1][-1],)))
            case _:
                ways[-1].append(_Part("rule" if sign.islower() else "word", sign))
    parts = tuple(way[0] if len(way) == 1 else _Part("all", "", tuple(way)) for way in ways)
    return parts[0] if len(parts) == 1 else _Part("one", "", parts)


@cache
def keywords() -> frozenset[str]:
    """The keywords of SPARQL in capitals; `a` is one too, and written small."""
    return frozenset(re.findall(r"\b[A-Z][A-Z_0-9]+\b", _GRAMMAR))


@cache
def functions() -> frozenset[str]:
    """The keywords that call a function."""
    return frozenset(_first(_rules()["builtin"]) - {"NOT", "EXISTS"})


@cache
def aggregates() -> frozenset[str]:
    """The keywords that call a function of many rows."""
    return _first(_rules()["aggregate"])
