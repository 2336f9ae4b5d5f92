"""The word lists that tell what a word is in a clause that attributes a quotation."""

from gcmreview.text.sentences import HONORIFICS

_VERBS_TEXT = """
said say says saying add added adds tell told tells state stated states note noted notes
explain explained explains remark remarked remarks comment commented comments stress
stressed stresses emphasize emphasized emphasizes emphasise emphasised emphasises underline
underlined underlines underscore underscored underscores highlight highlighted highlights
declare declared declares announce announced announces observe observed observes warn warned
warns argue argued argues insist insisted insists conclude concluded concludes continue
continued continues recall recalled recalls urge urged urges affirm affirmed affirms
reaffirmed assert asserted asserts wrote writes tweeted posted according reminded reminds
acknowledged acknowledges admitted asked asks replied responded reiterated reiterates
claimed claims cautioned confirmed confirms mentioned maintained pledged promised pointed
put puts adding noting stating stressing opined opines quipped mused vowed summed believes
reflected voiced retorted exclaimed reported repeated suggested advised pleaded revealed appealed
recounted joked contended countered testified summarized summarised
"""
# Verbs of saying, in the forms that a report of speech has.
VERBS = frozenset(_VERBS_TEXT.split())
_LEADING_TEXT = """
called calls calling described describes spoke speaks praised praises hailed hails welcomed
welcomes wants wanted demanded demands thinks thought felt feels hopes hoped believed
"""
# Verbs that lead to words quoted of somebody, and follow no quotation as a verb of saying does.
LEADING_VERBS = VERBS | frozenset(_LEADING_TEXT.split())
ADVERBS = frozenset(
    ("also", "later", "then", "further", "today", "recently", "once", "has", "had", "thus", "so")
)
PRONOUNS = frozenset(("he", "she", "they", "i", "we", "it"))
_TITLES_TEXT = """
minister director general secretary president prime deputy chief head ambassador commissioner
coordinator chair chairman chairwoman chairperson governor mayor senator excellency
representative envoy spokesperson spokesman spokeswoman officer adviser advisor doctor judge
king queen prince princess captain colonel major foreign executive regional affairs manager
economist official former assistant vice acting associate undersecretary pm fm dg sg usg ceo
"""
# What may stand before a name and is no part of it.
TITLES = HONORIFICS | frozenset(_TITLES_TEXT.split())
_CROWD_TEXT = """
officials delegates experts participants speakers leaders ministers sources others reporters
people organizers organisers critics analysts governments countries states stakeholders activists
campaigners everyone everybody someone somebody nobody many some both others another
"""
# Who speaks without a name.
CROWD = frozenset(_CROWD_TEXT.split())
# What names an institution or a text rather than a person.
_INSTITUTIONS_TEXT = """
un united nations organization organisation agency office ministry government commission
network review release statement report compact forum union council committee secretariat
department university institute bank company press news reuters
"""
INSTITUTIONS = frozenset(_INSTITUTIONS_TEXT.split())
PARTICLES = frozenset(
    ("de", "da", "do", "dos", "del", "di", "van", "von", "der", "den", "la", "bin", "binti", "al")
)
# What stands before a name that is not the one who speaks: responding to Vitorino, with Motus.
_BEFORE_OBJECT_TEXT = """
to with by of for from after before alongside beside like unlike than about against despite
without besides except not quoting citing echoing thanking joining following answering praising
introducing welcoming meeting
"""
BEFORE_OBJECT = frozenset(_BEFORE_OBJECT_TEXT.split())
QUOTING = frozenset(
    ("quoting", "quoted", "quotes", "citing", "cited", "cites", "echoing", "echoed")
)
OBJECT_PRONOUNS = frozenset(("him", "her", "them"))
# What parts a verb of saying from a name that is another's.
_CLAUSE_BREAKS_TEXT = """
who whose which that while as when after before with than against but
"""
CLAUSE_BREAKS = frozenset(_CLAUSE_BREAKS_TEXT.split())
# What a verb of saying is followed by where its clause says no more than who speaks.
AFTER_VERB = frozenset(
    ("in", "on", "at", "to", "today", "during", "after", "before", "when", "while", "as", "later")
)
JOINING = frozenset(("and", "but", "while", "whereas", "as"))
# What stands before a place or a time.
BEFORE_PLACE = frozenset(("in", "at", "from", "near", "on"))
_NAME_BREAKS_TEXT = """
and or but who whose which that while as when after before to with by for from than about against
"""
# Words that part two names, so that the first is no modifier of the second.
NAME_BREAKS = frozenset(_NAME_BREAKS_TEXT.split())
_OTHER_OFFICE_TEXT = """
deputy former assistant vice acting ex associate previous
"""
OTHER_OFFICE = frozenset(_OTHER_OFFICE_TEXT.split())
