"""The words that show to which speaker a draft attributes a quotation, by what they do."""

from gcmreview.text import sentences
from gcmreview.text.words import SAYING_VERBS, SMALL


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = SAYING_VERBS
# Verbs that lead into quoted words, but do not follow a quotation as "said" does.
LEADING_VERBS = VERBS | _list("""
called calls calling described describes spoke speaks praised praises hailed hails welcomed
welcomes wants wanted demanded demands thinks thought felt feels hopes hoped believed
""")
# Words that may be between a name and its verb of saying, or before both.
ADVERBS = _list("also later then further today recently once has had thus so")
PRONOUNS = _list("he she they i we it")
SUBJECT_PRONOUNS = _list("he she they")
# What a speaker has said: Motus’s message, the words of Motus.
SPEECHES = _list("""
words word line lines view views message messages speech statement remarks quote quotation phrase
sentence answer reply tweet post warning plea call appeal lesson point points
""")
OBJECT_PRONOUNS = _list("him her them")
OFFICES, TITLES = sentences.OFFICES, sentences.TITLES
# Words before an office that is not the one of the review: the former Executive Secretary.
OTHER_OFFICE = _list("deputy former assistant vice acting ex associate previous")
# Words after a title that make it somebody else's: the Director of the museum.
AFTER_OTHER_TITLE = _list("of for at to in")
# Words after a whole office: the IOM chief said, who, is.
AFTER_OFFICE = LEADING_VERBS | ADVERBS | SMALL | _list("s is was spoke who")
# People who speak without a name.
CROWD = _list("""
officials delegates experts participants speakers leaders ministers sources others reporters
people organizers organisers critics analysts governments countries states stakeholders activists
campaigners everyone everybody someone somebody nobody many some both another
""")
# Words that name an institution or a text rather than a person.
INSTITUTIONS = _list("""
un united nations organization organisation agency office ministry government commission
network review release statement report compact forum union council committee secretariat
department university republic institute bank company press news reuters court
""")
# Lower-case words within a name: Ludwig van Beethoven.
PARTICLES = _list("""
de da do dos das del di du des d van von der den ter zu zur la las lo los el al bin binti bint ibn
af av y e ni nic ui
""")
# Words before a name that is not the speaker's: responding to Vitorino, with Motus.
BEFORE_OBJECT = _list("""
to with by of for from on after before alongside beside like unlike than about against despite
without besides except not quoting citing echoing thanking joining following answering praising
introducing welcoming meeting dear
""")
# What somebody who speaks next is given, and the words right before such a name.
FLOORS = _list("floor microphone mic podium lectern turn word")
HANDED = frozenset(("followed by", "then came", "next :", "up :"))
INTRODUCED = _list("introduced invited")
QUOTING = _list("quoting quoted quotes citing cited cites")
# Words that separate a verb of saying from a name that belongs to another clause.
CLAUSE_BREAKS = _list("who whose which that while as when after before with than against but")
# Words after a verb of saying in a clause that says only who speaks: said in Bangkok.
AFTER_VERB = _list("in on at to today during after before when while as later it")
# Words that begin a separate clause.
JOINING = _list("and but while whereas as")
# The first two words of a sentence about the words before it: These were Motus’s words.
REFERRING = _list("these those that this so thus with the it")
REFERRED = _list("words word were are is was spoke speaker line these those this")
# Words before what is no person: in Bangkok, on Friday, the Bangkok Post, a Nepali delegate.
BEFORE_THING = _list("in at from near on the a an")
# Words that separate two names, so that the first does not describe the second, or a verb of saying
# from the name of somebody who does not speak: not "of", as in the head of UNHCR, Jane Doe.
NAME_BREAKS = CLAUSE_BREAKS | BEFORE_OBJECT - {"of"} | {"and", "or"}
# Words of a line that names people, but not as speakers: a picture's caption, a contact.
CAPTION = _list("""
photo photos photograph image images picture pictures credit caption copyright contact contacts
email mail tel phone media enquiries inquiries author authors editor
""")
# Words of organizations and places that look like the names of people: Phnom Penh, Labour Party.
ORGANIZATIONS = INSTITUTIONS | _list("""
guild party watch house times airlines airways group fund funds club school court police inc ltd
corp trust league service services board centre center society alliance bureau church hospital
partners initiative programme program project summit conference accord act pact plan goals day week
street road city valley island islands river north south east west bank journal daily herald
international holdings systems labs motors insurance enterprises consortium collective academy
college museum theatre library archive observatory assembly congress senate embassy firm company
largest biggest town village capital region country site area district port ship
""")
# Words of labels, headings and programmes, which look so too; one of a name is enough: Key Message.
LABELS = _list("""
brief summary fact figure figures text source full draft copy test chapter part page title subject
box panel index contents results methods references card opinion editorial analysis preview update
video audio interview talk pull sidebar cover front back help start quick user list type code error
system license change see bug fixes dear hi hello key main core final first second third last next
new big right common great best famous shared lead more weekly radio time also global national local
public social civil human world asia asian africa african europe european america american pacific
northern southern eastern western province county bay lanka kong phnom climate migrants labor
workers rights policy practices health peace market trade energy water food science digital green
voices step steps members framework law workshop team guide
""")
# Words that alone name no person.
ORDINARY = SMALL | LEADING_VERBS | TITLES | CROWD | ORGANIZATIONS | SPEECHES | CAPTION | LABELS
# Honorifics that say that a person is a man or a woman.
HONORIFICS_OF = {"his": _list("mr sir lord king prince"), "her": _list("ms mrs miss dame lady")}
