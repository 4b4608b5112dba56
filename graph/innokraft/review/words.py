"""The words of the workbench, in Swedish and English."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

_WORDS = {
    "title": Bilingual("Granska – innokraft", "Review – innokraft"),
    "skip-link": Bilingual("Till det som väntar", "To what waits"),
    "review": Bilingual("Granska", "Review"),
    "other-language": Bilingual("In English", "På svenska"),
    "needs-script": Bilingual(
        "Sidan behöver JavaScript. I terminalen: innokraft review --terminal",
        "This page needs JavaScript. In the terminal: innokraft review --terminal",
    ),
    "no-token": Bilingual(
        "Öppna adressen som kommandot innokraft review skrev ut, med det som står efter #.",
        "Open the address that the command innokraft review printed, with what is behind #.",
    ),
    "gone": Bilingual(
        "Servern svarar inte. Kör innokraft review igen, och öppna adressen som det skriver.",
        "The server does not answer. Run innokraft review again, and open the address it prints.",
    ),
    "you": Bilingual("Du är", "You are"),
    "you-hint": Bilingual("ditt namn", "your name"),
    "say-who": Bilingual("Skriv ditt namn först.", "Write your name first."),
    "show": Bilingual("Visa", "Show"),
    "everything": Bilingual("allt som väntar", "all that waits"),
    "all-records": Bilingual("alla poster", "all records"),
    "record": Bilingual("Post", "Record"),
    "progress": Bilingual("{done} avgjorda, {left} väntar", "{done} decided, {left} waiting"),
    "statement": Bilingual("påståenden", "statements"),
    "mention": Bilingual("omnämnanden", "mentions"),
    "identity": Bilingual("är de samma?", "are they one?"),
    "conflict": Bilingual("källor som säger olika", "sources that disagree"),
    "task": Bilingual("Det som väntar", "What waits"),
    "text": Bilingual("Texten", "The text"),
    "text-keys": Bilingual(
        "Pilarna väljer ord, Skift+pil fler, Enter säger vad de säger.",
        "Arrows select words, Shift+arrow more, Enter says what they say.",
    ),
    "suggested-statement": Bilingual("Säger texten detta?", "Does the text say this?"),
    "suggested-mention": Bilingual(
        "Talar orden om detta begrepp?", "Do the words speak of this concept?"
    ),
    "suggested-identity": Bilingual("Är dessa två en och samma?", "Are these two one?"),
    "suggested-conflict": Bilingual(
        "Vilket av värdena ska gälla?", "Which of the values is to hold?"
    ),
    "accept": Bilingual("Godta", "Accept"),
    "reject": Bilingual("Avvisa", "Reject"),
    "change": Bilingual("Ändra", "Change"),
    "skip": Bilingual("Hoppa över", "Skip"),
    "undo": Bilingual("Ångra", "Undo"),
    "new": Bilingual("Eget påstående", "A statement of your own"),
    "same": Bilingual("Samma", "The same"),
    "different": Bilingual("Olika", "Different"),
    "unsure": Bilingual("Oklart", "Unsure"),
    "why": Bilingual("Varför", "Why"),
    "why-hint": Bilingual("valfritt: varför", "optional: why"),
    "why-needed": Bilingual("Skriv varför först.", "Write why first."),
    "suggested-by": Bilingual("Föreslaget av {by}: {rule}", "Suggested by {by}: {rule}"),
    "by-rules": Bilingual("innokrafts regler", "innokraft's rules"),
    "cue": Bilingual("ledord: {cue}", "cue: {cue}"),
    "sure": Bilingual("{sure} av 100 brukar godtas", "{sure} of 100 are usually accepted"),
    "sure-mention": Bilingual(
        "{sure} av 100 sådana är rätt, enligt läsare", "{sure} of 100 such are right, by readers"
    ),
    "certainty": Bilingual("Säkerhet", "Certainty"),
    "from-words": Bilingual("orden säger ”{hedge}”", "the words say “{hedge}”"),
    "beside": Bilingual(
        "Meningen säger ”{hedge}” utanför dina ord.",
        "The sentence says “{hedge}” outside your words.",
    ),
    "widen": Bilingual("Ta med det", "Take it in"),
    "held-by": Bilingual("enligt {who}", "held by {who}"),
    "relation": Bilingual("Relation", "Relation"),
    "subject": Bilingual("Subjekt", "Subject"),
    "object": Bilingual("Objekt", "Object"),
    "choose-hint": Bilingual("skriv för att söka", "type to search"),
    "nothing-found": Bilingual("Inget passar.", "Nothing fits."),
    "found": Bilingual("{n} passar", "{n} fit"),
    "make": Bilingual("Ny: {kind} ”{label}”", "New: {kind} “{label}”"),
    "more": Bilingual("Mer", "More"),
    "told-by": Bilingual("Vem säger det till oss", "Who says it to us"),
    "held": Bilingual("Vems åsikt, enligt texten", "Whose opinion, by the text"),
    "nobody": Bilingual("ingen nämns", "nobody is named"),
    "note": Bilingual("Anmärkning", "Note"),
    "save": Bilingual("Spara", "Save"),
    "cancel": Bilingual("Avbryt", "Cancel"),
    "words-first": Bilingual("Välj ord i texten först.", "Select words in the text first."),
    "choose-all": Bilingual("{what} är inte valt än.", "{what} is not chosen yet."),
    "your-words": Bilingual("Dina ord", "Your words"),
    "the-words": Bilingual("orden själva", "the words themselves"),
    "accepted": Bilingual("Godtaget.", "Accepted."),
    "rejected": Bilingual("Avvisat.", "Rejected."),
    "changed": Bilingual("Ändrat och godtaget.", "Changed and accepted."),
    "skipped": Bilingual("Överhoppat.", "Skipped."),
    "undone": Bilingual("Ångrat.", "Undone."),
    "saved": Bilingual("Sparat i {file}.", "Saved in {file}."),
    "decided-as": Bilingual("Noterat.", "Noted."),
    "nothing-to-undo": Bilingual("Det finns inget att ångra.", "There is nothing to undo."),
    "empty": Bilingual("Inget väntar.", "Nothing waits."),
    "empty-more": Bilingual(
        "Kör innokraft suggest för fler förslag, eller välj en post och säg själv vad den säger. "
        "innokraft build tar in det som är avgjort i grafen.",
        "Run innokraft suggest for more suggestions, or choose a record and say yourself what it "
        "says. innokraft build takes what is decided into the graph.",
    ),
    "wrong": Bilingual("Det här går inte att läsa", "This cannot be read"),
    "keys": Bilingual("Tangenter", "Keys"),
    "keys-told": Bilingual(
        "a godtar, x avvisar, e ändrar, s hoppar över, u ångrar, t går till texten, "
        "n säger något eget om valda ord, Esc går tillbaka.",
        "a accepts, x rejects, e changes, s skips, u undoes, t goes to the text, "
        "n says something of your own of selected words, Esc goes back.",
    ),
    "at-source": Bilingual("hos källan", "at the source"),
    "project": Bilingual("projektet", "the project"),
    "grant": Bilingual("bidraget", "the grant"),
    "project-group": Bilingual("projektgruppen", "the project group"),
    "publisher": Bilingual("utgivaren", "the publisher"),
    "coordinator": Bilingual("koordinatorn", "the coordinator"),
    "unit": Bilingual("enheten", "the unit"),
    "curator": Bilingual("du själv (härlett)", "you yourself (derived)"),
    "yes": Bilingual("ja", "yes"),
    "no": Bilingual("nej", "no"),
}
_DECIDED = {
    "accepted": Bilingual("godtog", "accepted"),
    "rejected": Bilingual("avvisade", "rejected"),
    "changed": Bilingual("ändrade", "changed"),
}
_DID = Bilingual("{who} {verdict} det här redan.", "{who} {verdict} this already.")
_SOMEBODY = Bilingual("Någon", "Somebody")
_GONE = Bilingual("Det här väntar inte längre.", "This waits no longer.")
_OTHERWISE = Bilingual("avgjorde", "decided")


def words(language: str) -> dict[str, str]:
    """The words in a language, by their names."""
    return {name: word.of(language) for name, word in _WORDS.items()}


def decided(verdict: str, who: str) -> Bilingual:
    """That somebody else has decided already, and how."""
    if verdict == "gone":
        return _GONE
    did = _DECIDED.get(verdict, _OTHERWISE)
    return _DID.filled(who=Bilingual.alike(who) if who else _SOMEBODY, verdict=did)
