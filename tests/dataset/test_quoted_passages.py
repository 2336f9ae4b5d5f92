"""Which words of a release may be held as a quote, in the typography of several languages."""

from support.releases import MakeRelease, list_problems
from support.rows import each_row

ENGLISH = "said Kwame Okafor, Head of Office, ILO."
GERMAN = "sagte Kwame Okafor, Head of Office, ILO."
FRENCH = "a dit Kwame Okafor, Head of Office, ILO."
POLISH = "powiedział Kwame Okafor, Head of Office, ILO."
SWEDISH = "sa Kwame Okafor, Head of Office, ILO."
OPENED = "Kwame Okafor, Head of Office, ILO:"

# A paragraph, and words that are between a pair of its marks.
VALID = [
    # English, curly marks.
    (f"“We go,” {ENGLISH}", "We go,"),
    (f"“We go,” {ENGLISH} “And we stay.”", "And we stay."),
    (f"“We go!” {ENGLISH} “Who stays?”", "Who stays?"),
    (f"“We call it ‘the window’ of hope,” {ENGLISH}", "We call it ‘the window’ of hope,"),
    (f"“We call it “the window” of hope,” {ENGLISH}", "We call it “the window” of hope,"),
    (f"“We call it “the window” of hope,” {ENGLISH}", "the window"),
    (f"“He said ‘she said “yes” to us’ twice,” {ENGLISH}", "He said ‘she said “yes” to us’ twice,"),
    (f"“He said ‘yes,’” {ENGLISH}", "He said ‘yes,’"),
    (f"“‘Yes’ is what he said,” {ENGLISH}", "‘Yes’ is what he said,"),
    (f"“Don’t go; they’re here,” {ENGLISH}", "Don’t go; they’re here,"),
    (f"“The workers’ and members’ needs,” {ENGLISH}", "The workers’ and members’ needs,"),
    (f"“In the ’90s we went,” {ENGLISH}", "In the ’90s we went,"),
    (f"“In the ‘90s we went,” {ENGLISH}", "In the ‘90s we went,"),
    (f"“Give ’em what they need,” {ENGLISH}", "Give ’em what they need,"),
    (f"“Ms. ‘Utoi, Fekita ‘Utoi,” {ENGLISH}", "Ms. ‘Utoi, Fekita ‘Utoi,"),
    (f"“The people of Nuku‘alofa agree,” {ENGLISH}", "The people of Nuku‘alofa agree,"),
    (f"“[W]e go,” {ENGLISH}", "[W]e go,"),
    (f"“…and we go,” {ENGLISH}", "…and we go,"),
    (f"“... and we go ...” {ENGLISH}", "... and we go ..."),
    (f"“We go—and stay—now,” {ENGLISH}", "We go—and stay—now,"),
    (f"“We go—” {ENGLISH}", "We go—"),
    ("“We go”—as Kwame Okafor, Head of Office, ILO, said—“and stay.”", "and stay."),
    (f"(“We go,” {ENGLISH})", "We go,"),
    (f"“A door of 80” by 40” is small,” {ENGLISH}", "A door of 80” by 40” is small,"),
    (f"“We are 60” and “we go,” {ENGLISH}", "We are 60"),
    (f"The so-called “window” of the workers’ hope, {ENGLISH} “We go.”", "We go."),
    (f"The workers’ hope, the members’ needs: “We go,” {ENGLISH}", "We go,"),
    (f"“We go, said X. “We stay,” {ENGLISH}", "We stay,"),
    # English, straight marks.
    (f'"We go," {ENGLISH}', "We go,"),
    (f'"We go," "and go," {ENGLISH}', "and go,"),
    (f'"We call it "the window" of hope," {ENGLISH}', 'We call it "the window" of hope,'),
    (f'"We call it "the window"," {ENGLISH}', 'We call it "the window",'),
    (f'"We call it "the window."" {ENGLISH}', 'We call it "the window."'),
    (f'""The window" is what we call it," {ENGLISH}', '"The window" is what we call it,'),
    (f"\"We call it 'the window' of hope,\" {ENGLISH}", "We call it 'the window' of hope,"),
    (f"\"The workers' rights in the '90s,\" {ENGLISH}", "The workers' rights in the '90s,"),
    (f'"We need 6" pipes," {ENGLISH}', 'We need 6" pipes,'),
    (f'A 6" pipe, and "we go," {ENGLISH}', "we go,"),
    (f'"Yes" ("we go," {ENGLISH})', "we go,"),
    (f'"We go,"{ENGLISH}', "We go,"),
    # English, single marks.
    (f"‘We go,’ {ENGLISH}", "We go,"),
    (f"‘We call it “the window” of hope,’ {ENGLISH}", "We call it “the window” of hope,"),
    (f"‘We call it “the window” of hope,’ {ENGLISH}", "the window"),
    (f"‘The workers’ rights,’ {ENGLISH}", "The workers’ rights,"),
    (f"‘The workers’ rights’, {ENGLISH}", "The workers’ rights"),
    (f"‘The workers’ rights’ {ENGLISH}", "The workers’ rights"),
    (f"‘We help migrants’ {ENGLISH} The workers’ union agreed.", "We help migrants"),
    (
        f"‘The workers’ “window” of hope,’ {ENGLISH}",
        "The workers’ “window” of hope,",
    ),
    (f"'We don't go,' {ENGLISH}", "We don't go,"),
    (f"'The workers' rights,' {ENGLISH} 'We go.'", "The workers' rights,"),
    (f"'The workers' rights,' {ENGLISH} 'We go.'", "We go."),
    (f"'90 people died,' {ENGLISH}", "90 people died,"),
    (f"‘I’m goin’ home’ {ENGLISH}", "I’m goin’ home"),
    (f"The 'A' team and the workers' 'B' team, {ENGLISH}", "A"),
    (f"In the '90s, 'we went,' {ENGLISH}", "we went,"),
    # Typed with two characters.
    (f"``We go,'' {ENGLISH}", "We go,"),
    (f"<<We go,>> {ENGLISH}", "We go,"),
    (f"''We go,'' {ENGLISH}", "We go,"),
    # German.
    (f"„Wir gehen“, {GERMAN}", "Wir gehen"),
    (
        f"„Es ist ‚das Fenster‘ der Hoffnung“, {GERMAN}",
        "Es ist ‚das Fenster‘ der Hoffnung",
    ),
    (
        f"„Es ist „das Fenster“ der Hoffnung“, {GERMAN}",
        "Es ist „das Fenster“ der Hoffnung",
    ),
    (f"„Wir gehen“ und „wir bleiben“, {GERMAN}", "wir bleiben"),
    (f"»Wir gehen,« {GERMAN} »Wir bleiben.«", "Wir gehen,"),
    (f"»Wir gehen,« {GERMAN} »Wir bleiben.«", "Wir bleiben."),
    (
        f"»Es ist ›das Fenster‹ der Hoffnung«, {GERMAN}",
        "Es ist ›das Fenster‹ der Hoffnung",
    ),
    (f"»Hans’ Haus«, {GERMAN}", "Hans’ Haus"),
    (f"«Wir gehen», {GERMAN}", "Wir gehen"),
    (f"„Wir gehen”, {GERMAN}", "Wir gehen"),
    (f'„Wir gehen", {GERMAN}', "Wir gehen"),
    (f",,Wir gehen'', {GERMAN}", "Wir gehen"),
    # French.
    (f"« Nous allons », {FRENCH}", "Nous allons"),
    (f"«\u00a0Nous allons\u00a0», {FRENCH}", "Nous allons"),
    (f"«\u202fNous allons\u202f», {FRENCH}", "\u202fNous allons\u202f"),
    (f"«\u00a0Nous allons\u00a0», {FRENCH} «\u00a0Nous restons.\u00a0»", "Nous restons."),
    (f"«Nous allons», {FRENCH}", "Nous allons"),
    (f"« C’est “la fenêtre” de l’espoir », {FRENCH}", "C’est “la fenêtre” de l’espoir"),
    (f"« C’est « la fenêtre » de l’espoir », {FRENCH}", "C’est « la fenêtre » de l’espoir"),
    (f"Il a dit\u00a0:«\u00a0Nous allons\u00a0», {FRENCH}", "Nous allons"),
    (f"L’«\u00a0Union\u00a0» des travailleurs, {FRENCH}", "Union"),
    (f"« Nous allons aujourd’hui à l’ONU », {FRENCH}", "Nous allons aujourd’hui à l’ONU"),
    (f"(«\u00a0Nous allons\u00a0!\u00a0» {FRENCH})", "Nous allons\u00a0!"),
    # Polish.
    (f"„Idziemy”, {POLISH}", "Idziemy"),
    (f"„Idziemy” i „zostajemy”, {POLISH}", "zostajemy"),
    (f"„To jest «okno» nadziei”, {POLISH}", "To jest «okno» nadziei"),
    (f"„To jest »okno« nadziei”, {POLISH}", "To jest »okno« nadziei"),
    # Swedish and Finnish.
    (f"”Vi går”, {SWEDISH}", "Vi går"),
    (f"”Vi går” och ”vi stannar”, {SWEDISH}", "vi stannar"),
    (f"”Vi kallar det ’fönstret’ i dag”, {SWEDISH}", "Vi kallar det ’fönstret’ i dag"),
    (f"»Vi går», {SWEDISH} »Vi stannar.»", "Vi går"),
    (f"»Vi går», {SWEDISH} »Vi stannar.»", "Vi stannar."),
    # Other languages.
    ("他说“我们走。”Kwame Okafor, Head of Office, ILO.", "我们走。"),
    ("「我々は『窓』と呼ぶ」Kwame Okafor, Head of Office, ILO.", "我々は『窓』と呼ぶ"),
]

# A paragraph, and words of it that are not right between a pair of marks, or have a mark alone.
INVALID = [
    # Between two quotations.
    (f"“We go,” and “we stay,” {ENGLISH}", " and "),
    (f"“We go,” and “we stay,” {ENGLISH}", "and"),
    (f"“We go,” and “we stay,” {ENGLISH}", "We go,” and “we stay,"),
    (f'"We go" and we all "stay," {ENGLISH}', " and we all "),
    (f'"We go" and we all "stay," {ENGLISH}', 'We go" and we all "stay,'),
    (f"'We go,' and 'we stay,' {ENGLISH}", " and "),
    (f"‘We go,’ and ‘we stay,’ {ENGLISH}", " and "),
    (f"»Wir gehen,« und »wir bleiben,« {GERMAN}", " und "),
    (f"»Wir gehen,« und »wir bleiben,« {GERMAN}", "und"),
    (f"„Wir gehen“ und „wir bleiben“, {GERMAN}", " und "),
    (f"„Wir gehen“ und „wir bleiben“, {GERMAN}", "Wir gehen“ und „wir bleiben"),
    (f"«Nous allons» et «nous restons», {FRENCH}", " et "),
    (f"« Nous allons » et « nous restons », {FRENCH}", "et"),
    (f"« Nous allons » et « nous restons », {FRENCH}", " et "),
    (f"„Idziemy” i „zostajemy”, {POLISH}", " i "),
    (f"”Vi går” och ”vi stannar”, {SWEDISH}", " och "),
    (f"”Vi går” och ”vi stannar”, {SWEDISH}", "och"),
    (f"»Vi går» och »vi stannar», {SWEDISH}", " och "),
    (f"''We go'' and ''we stay,'' {ENGLISH}", " and "),
    (f"『A』和『B』, {ENGLISH}", "和"),
    # A part of a quotation.
    (f"“We go now,” {ENGLISH}", "We go"),
    (f"“We go now,” {ENGLISH}", "go now,"),
    (f"“We go now,” {ENGLISH}", "We go now"),
    (f"“We call it “the window” of hope,” {ENGLISH}", "We call it “the window"),
    (f"“We call it “the window” of hope,” {ENGLISH}", "the window” of hope,"),
    (f"“We call it “the window” of hope,” {ENGLISH}", " of hope,"),
    (f'"We call it "the window" of hope," {ENGLISH}', "We call it "),
    (f'"We call it "the window" of hope," {ENGLISH}', " of hope,"),
    (f'"We call it "the window" of hope," {ENGLISH}', 'We call it "the window'),
    (f"„Es ist „das Fenster“ der Hoffnung“, {GERMAN}", "Es ist „das Fenster"),
    (f"« C’est « la fenêtre » de l’espoir », {FRENCH}", "C’est « la fenêtre"),
    (f"„To jest «okno» nadziei”, {POLISH}", "okno» nadziei"),
    # Cut at an apostrophe, or between two.
    (f"‘The workers’ rights,’ {ENGLISH}", "The workers"),
    (f"‘The workers’ rights’, {ENGLISH}", "The workers"),
    (f"‘The workers’ rights’ {ENGLISH}", "The workers"),
    (f"'The workers' rights,' {ENGLISH}", "The workers"),
    (f"'The workers' rights,' {ENGLISH}", " rights,"),
    (f"‘We’re runnin’ and jumpin’,’ {ENGLISH}", "We’re runnin"),
    (f"‘I thank the workers’, students’ and others,’ {ENGLISH}", "I thank the workers"),
    (f"“Yes,” {ENGLISH} The workers' rights and members' needs.", "s rights and members"),
    (f"“Yes,” {ENGLISH} The workers' rights and members' needs.", " rights and members"),
    (f"“Yes,” {ENGLISH} The '90s and the workers' rights.", "90s and the workers"),
    (f"“Yes,” {ENGLISH} The '90s and the workers'.", "90s and the workers"),
    (f"“Yes,” {ENGLISH} The ‘90s and the workers’ rights.", "90s and the workers"),
    (f"“Yes,” {ENGLISH} The ’90s and the workers’ rights.", "90s and the workers"),
    (f"“Yes,” {ENGLISH} From '68 to the members' day.", "68 to the members"),
    (f"“Yes,” {ENGLISH} Give 'em the workers' due.", "em the workers"),
    (f"“Yes,” {ENGLISH} Rock 'n' roll.", "n"),
    (f"“Yes,” {ENGLISH} Ms. ‘Utoikamanu and the workers’ union.", "Utoikamanu and the workers"),
    (f"“We don’t go, we won’t,” {ENGLISH}", "t go, we won"),
    (f"“Yes,” {ENGLISH} L’Europe et l’Asie.", "Europe et l"),
    # A mark alone within.
    (f"“We call it «the window of hope,” {ENGLISH}", "We call it «the window of hope,"),
    (f"“We call it the window» of hope,” {ENGLISH}", "We call it the window» of hope,"),
    (f'“We call it "the window of hope,” {ENGLISH}', 'We call it "the window of hope,'),
    (f"“We call it ‘the window of hope,” {ENGLISH}", "We call it ‘the window of hope,"),
    (f"“We call it the window,’ he said,” {ENGLISH}", "We call it the window,’ he said,"),
    (f"“We call it “the window of hope,” {ENGLISH}", "We call it “the window of hope,"),
    (f"“We call it the window” of hope,” {ENGLISH}", "We call it the window” of hope,"),
    (f'"We call it \'the window of hope," {ENGLISH}', "We call it 'the window of hope,"),
    (f"‘We call it “the window of hope,’ {ENGLISH}", "We call it “the window of hope,"),
    (
        f"„Es ist ‚das Fenster der Hoffnung“, {GERMAN}",
        "Es ist ‚das Fenster der Hoffnung",
    ),
    (
        f"»Es ist ›das Fenster der Hoffnung«, {GERMAN}",
        "Es ist ›das Fenster der Hoffnung",
    ),
    (f"« C’est “la fenêtre de l’espoir », {FRENCH}", "C’est “la fenêtre de l’espoir"),
    (f"„To jest «okno nadziei”, {POLISH}", "To jest «okno nadziei"),
    # Marks that cross, are of two kinds, or are not there.
    (f"“We «go,” and stay,» {ENGLISH}", "We «go,"),
    (f"“We «go,” and stay,» {ENGLISH}", "go,” and stay,"),
    (f"“We go,» {ENGLISH}", "We go,"),
    (f"«We go,” {ENGLISH}", "We go,"),
    (f"„Wir gehen», {GERMAN}", "Wir gehen"),
    (f"We go, {ENGLISH}", "We go,"),
    (f"We go,” {ENGLISH}", "We go,"),
    (f"“We go, {ENGLISH}", "We go,"),
    (f'A 6" pipe and a 4" pipe, {ENGLISH}', " pipe and a 4"),
    (f"A 6” pipe and a 4” pipe, {ENGLISH}", " pipe and a 4"),
    (f"5' 6\" tall and 5' 4\" tall, {ENGLISH}", '6" tall and 5'),
]


@each_row(("paragraph", "quote"), VALID)
def test_what_is_between_a_pair_of_marks_is_a_quote(
    make_release: MakeRelease, paragraph: str, quote: str
) -> None:
    assert list_problems(make_release(paragraph, quotes=[quote], place="ILO")) == []


@each_row(("paragraph", "quote"), INVALID)
def test_what_is_not_is_refused(make_release: MakeRelease, paragraph: str, quote: str) -> None:
    (problem,) = list_problems(make_release(paragraph, quotes=[quote], place="ILO"))
    assert "quotes[0].text: not between quotation marks in paragraph 1: " in problem


# A paragraph that leaves a mark open, the next paragraph, and words of the first one.
CONTINUED = [
    ("“We go.", f"“We stay,” {ENGLISH}", "We go."),
    ('"We go.', f'"We stay," {ENGLISH}', "We go."),
    ("‘We’re workers.", f"‘We stay,’ {ENGLISH}", "We’re workers."),
    ("“He said ‘yes’ and “no.”", f"“We stay,” {ENGLISH}", "He said ‘yes’ and “no.”"),
    ("“He said: ‘We go.", f"“‘We stay,’ he said,” {ENGLISH}", "He said: ‘We go."),
    ("«\u00a0Nous allons.", f"«\u00a0Nous restons\u00a0», {FRENCH}", "Nous allons."),
    ("„Wir gehen.", f"„Wir bleiben“, {GERMAN}", "Wir gehen."),
]
NOT_CONTINUED = [
    ("“We go.", f"We stay, {ENGLISH}", "We go."),
    ("“We go.", f'"We stay," {ENGLISH}', "We go."),
    ("We go.", f"“We stay,” {ENGLISH}", "We go."),
    ("“He said: ‘We go.", f"“We stay,” {ENGLISH}", "He said: ‘We go."),
    ("“He said: «We” go.", f"“We stay,” {ENGLISH}", "He said: «We” go."),
    ("The workers’ rights.", f"’We stay,’ {ENGLISH}", "rights."),
]


@each_row(("paragraph", "following", "quote"), CONTINUED)
def test_a_mark_may_be_left_open_if_the_next_paragraph_begins_with_it(
    make_release: MakeRelease, paragraph: str, following: str, quote: str
) -> None:
    path = make_release(f"{OPENED} {paragraph}", following, quotes=[quote], place="ILO")
    assert list_problems(path) == []


@each_row(("paragraph", "following", "quote"), NOT_CONTINUED)
def test_a_mark_may_not_be_left_open_otherwise(
    make_release: MakeRelease, paragraph: str, following: str, quote: str
) -> None:
    path = make_release(f"{OPENED} {paragraph}", following, quotes=[quote], place="ILO")
    (problem,) = list_problems(path)
    assert "quotes[0].text: not between quotation marks in paragraph 1: " in problem


def test_the_passage_that_is_suggested_is_whole(make_release: MakeRelease) -> None:
    paragraph = f"“We call it “the window” of all hope,” {ENGLISH}"
    path = make_release(paragraph, quotes=["We call it the window of all"], place="ILO")
    (problem,) = list_problems(path)
    assert problem.endswith("; the paragraph has 'We call it “the window” of all hope,'")
