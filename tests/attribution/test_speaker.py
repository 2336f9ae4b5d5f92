"""Who a draft attributes a quotation to, and what is said where that is somebody else.

In the drafts, V, A, P, M and I stand for words of Vitorino, Alisjahbana, Pramudwinai, Motus and
Asada-Miyakawa.
"""

import re

from hypothesis import given
from hypothesis import strategies as st

from gcmreview.attribution.grammar import find_pronoun
from gcmreview.attribution.speaker import AttributionReader, read_attributions
from support.drafting import check
from support.reading import PEOPLE, contextualize, read_quotations, surround
from support.rows import each_row

WORDS = {
    "V": "Today, member States and stakeholders have demonstrated the relevance and tangible value",
    "A": "no country can address the challenges and opportunities of migration alone",
    "P": "a migrant-inclusive approach is key to finding a sustainable solution",
    "M": "stands ready to engage with and support all your efforts in the implementation",
    "I": "policies and approaches need to be fairer and more inclusive",
}


def list_codes(draft: str, kind: str = "markdown") -> list[str]:
    """Return the codes of what is wrong with the attributions of a draft."""
    text = re.sub(r"“([VAPMI])([.,!?]?)”", lambda m: f"“{WORDS[m[1]]}{m[2]}”", draft)
    found = check(f"{text}\n", kind).quotations
    assert found
    assert {each.verdict for each in found} <= {"verbatim", "permitted", "misattributed"}
    return [each.code for each in found if each.verdict == "misattributed"]


RIGHT = [
    "“P,” said Don Pramudwinai.",
    "“P”, said Don Pramudwinai.",
    "“P.” Pramudwinai said.",
    "“P,” Mr. Don said.",
    "“P,” said Khun Don.",
    "“P,” said Foreign Minister Don.",
    "“P,” said FM Don.",
    "“A,” Ms. Armida said.",
    "“I,” said Ms. Asada.",
    "“M,” said Ma. Nenette Motus.",
    "“A,” said Armida S. Alisjahbana.",
    "“V,” said António Manuel de Carvalho Ferreira Vitorino.",
    "“P,” said H.E. Mr. Don Pramudwinai on Friday.",
    "“P,” said Thai foreign minister Don Pramudwinai.",
    "“P,” said Thai Deputy Prime Minister and Foreign Minister Don Pramudwinai.",
    "“V,” said Portuguese politician António Vitorino.",
    "“A,” said Indonesian economist Armida Salsiah Alisjahbana.",
    "“I,” said Bangkok-based ILO official Chihoko Asada-Miyakawa.",
    "“M,” said Asia Pacific director Nenette Motus.",
    "“V,” said IOM’s António Vitorino.",
    "“V,” told reporters António Vitorino.",
    "“V,” said the head of IOM, António Vitorino.",
    "“V,” IOM said.",
    "“A,” ESCAP said.",
    "“A,” said ESCAP.",
    "The ILO said: “I.”",
    "Thailand said “P”.",
    "Responding to Vitorino, Alisjahbana said: “A.”",
    "Vitorino opened the review and Don Pramudwinai said: “P.”",
    "Motus was followed by Don Pramudwinai, who said: “P.”",
    "Vitorino and Motus said: “V.”",
    "“V,” Motus, Vitorino and Alisjahbana said.",
    "Vitorino’s successor as speaker, Don Pramudwinai, said: “P.”",
    "According to Vitorino, “V”.",
    "For Vitorino, it showed “V”.",
    "In the words of Vitorino: “V.”",
    "Pramudwinai’s “P,” a phrase that Motus loved, was quoted.",
    "“P,” a phrase of Pramudwinai’s, was quoted.",
    "Motus praised Alisjahbana’s “A”.",
    "Motus welcomed Alisjahbana and her “A”.",
    # A clause or sentence after it that is its own.
    "Vitorino praised “V”; Alisjahbana said “A”.",
    "Vitorino spoke of “V” and Alisjahbana added that “A”.",
    "For Don Pramudwinai “P”. Vitorino said the same.",
    "Alisjahbana holds that “A”. Motus said the Network agrees.",
    "Vitorino said “V.” Alisjahbana said “A.”",
    "Vitorino said “V.” Alisjahbana said: “A.”",
    "“V.” Motus said: “M.” Vitorino nodded.",
    "The ILO’s Asada-Miyakawa said “I”, Alisjahbana urged “A”, and Vitorino hailed “V”.",
    "Alisjahbana: “A.” Motus says yes.",
    "Asada-Miyakawa called for work: “I”. Florence Kim said the Network agrees.",
    "According to Vitorino, “V”. Motus said: “M.”",
    "Vitorino told reporters that “V”. Motus was asked whether it was true.",
    "Vitorino closed with a promise: “V.” Motus told them: “M.”",
    "“P,” Pramudwinai said, and Motus added that she agreed.",
    "Vitorino said, “V,” while Alisjahbana said no.",
    "Alisjahbana said, “A,” and Vitorino said he agreed.",
    "Motus said, “M,” but Vitorino told reporters more was needed.",
    "When Alisjahbana said, “A,” Vitorino added that he agreed.",
    "After Motus said, “M,” Vitorino told delegates he was glad.",
    "Alisjahbana’s line, “A,” Vitorino said, summed it up.",
    "Vitorino said, “V,” a view Alisjahbana said she shared.",
    "It was Motus, not Vitorino, who said: “M.”",
    "Unlike Vitorino, Motus was brief: “M.”",
    "“A,” said Don Pramudwinai’s boss, Alisjahbana.",
    "“P,” said Prayut Chan-o-cha’s foreign minister, Don Pramudwinai.",
    "In Alisjahbana’s words, “A”.",
    "Vitorino said that Alisjahbana’s “A” was right.",
    "“A,” said the head of the body as she met Vitorino. Alisjahbana nodded.",
    "“P,” said in Chiang Mai on Friday Don Pramudwinai.",
    "“P,” IOM said. Pramudwinai nodded.",
    "“P,” the United Nations said. Pramudwinai nodded.",
    "Vitorino agreed with Alisjahbana that “A”.",
    "Vitorino recalled the words of Alisjahbana: “A.”",
    "Alisjahbana’s words moved Vitorino: “A.”",
    "Like Vitorino before her, Alisjahbana was blunt: “A.”",
    "“A,” said the Indonesian economist Armida Alisjahbana.",
    "“A,” said the executive secretary of the UN Economic and Social Commission for Asia and the "
    "Pacific.",
    # Only the sentence of the words, and one about them, say whose they are.
    "Alisjahbana spoke. It was late. “A.” Vitorino applauded.",
    "Alisjahbana spoke. It was late. “A.” The audience, with Vitorino, applauded.",
    "“A.” These were Alisjahbana’s words, and Vitorino heard them.",
    "“A.” That said, Vitorino left. Alisjahbana nodded.",
    "Alisjahbana spoke first. “A,” she told Vitorino.",
    "Alisjahbana spoke first. “A” (photo: Vitorino).",
    "From the press release on Vitorino’s review: “A.”",
    # Who is spoken to or of, or owns something else, has not said it; nor where she did.
    "## Alisjahbana\n\nTo Mr. Vitorino: “A.”",
    "## Alisjahbana\n\nOn Vitorino’s plan: “A.”",
    "## Alisjahbana\n\nAfter applause for António Vitorino: “A.”",
    "## Alisjahbana\n\n“A” – to Vitorino, in Geneva",
    "Alisjahbana spoke. She, unlike Vitorino, was blunt: “A.”",
    "Alisjahbana spoke. “A” – and Vitorino agreed.",
    "Alisjahbana spoke. “A.” That was Vitorino’s cue.",
    "ESCAP, in a reply to Vitorino: “A.”",
    "Alisjahbana said “A”; Vitorino, “V”; Motus, “M”.",
    "Vitorino agreed with Alisjahbana, who had said: “A.”",
    "Vitorino gave the floor to Alisjahbana: “A.”",
    "Vitorino thanked Alisjahbana for saying that “A”.",
    "Vitorino thanked Alisjahbana: “V.”",
    "Vitorino turned to Alisjahbana: “V.”",
    "Vitorino agreed with Alisjahbana: “V.”",
    "Vitorino took the floor after Alisjahbana: “V.”",
    "Handing the microphone to Motus, Vitorino was brief: “V.”",
    "Then came Alisjahbana, after Vitorino. “A.”",
    "“V,” said Vitorino. Next up: Alisjahbana. “A.”",
    "“P.” Pramudwinai told the meeting. Motus was speaking next.",
    "“P.” Pramudwinai left while Motus was speaking.",
    "Pramudwinai spoke first. “P.” Motus told the meeting that she agreed.",
    "Pramudwinai spoke first. “P.” Motus asked the meeting.",
    "Pramudwinai spoke first. “P.” Motus told the long closing meeting.",
    "“P” – Don Pramudwinai #migration #talks",
    "Pramudwinai spoke. He thanked Motus: “P.”",
    "Pramudwinai spoke. Photo of Motus: “P.”",
    "Pramudwinai spoke. Field Notes: “P.”",
    # Initials.
    "Vitorino (AV), Alisjahbana (ASA)\n\n**AV:** “V.”\n\n**ASA:** “A.”",
    "DP: “P.”",
    "Pramudwinai met NM: “P.”\n\nAV, NM and others listened.",
    "Vitorino on Alisjahbana: “V.”",
    "Vitorino, after Alisjahbana: “V.”",
    # Words, offices and people of a speaker.
    "“V,” said a statement by Vitorino.",
    "“V,” said the office of Vitorino.",
    "“V,” Vitorino’s office said.",
    "A post from Vitorino said: “V.”",
    "“V,” said the message of Vitorino.",
    "“V,” said a spokesperson for IOM.",
    "“V,” said a spokesperson for Vitorino, quoting him.",
    "“V,” said a colleague of Motus, Vitorino.",
    "“P,” said the Deputy Prime Minister of Thailand.",
    "“P,” said the minister of Thailand.",
    "“P,” said the former Prime Minister of Thailand, Don Pramudwinai.",
    "In a meeting with Vitorino the delegates said: “V.”",
    "“M,” said Coordinator, Regional UN Network on Migration and IOM Regional Director for Asia "
    "and the Pacific Nenette Motus.",
    # The source.
    "“A,” said the statement.",
    "“A,” the release reads.",
    "“A,” said the UN migration agency.",
    # What is in the place of a name is none.
    "Alisjahbana:\n\nClosing Remarks: “A.”",
    "According to the press release issued by Florence Kim and Itayi Viriri, “A.”",
    # Quoted by somebody else.
    "“A,” Vitorino quoted Alisjahbana as saying.",
    "Quoting Alisjahbana, Vitorino said: “A.”",
    # Whoever does something to the speaker, or whose messages are read.
    "Asked by Vitorino what had changed, Motus said: “M.”",
    "Motus, flanked by Vitorino, said: “M.”",
    "Motus, a successor of Vitorino, said: “M.”",
    "Motus is reported by Vitorino to have said: “M.”",
    "Vitorino introduced Motus, whose message was short: “M.”",
    "Vitorino, whose plea Motus had heard, said: “V.”",
    "Vitorino said in a message from Motus: “M.”",
    "Vitorino quoted a message by Motus: “M.”",
    "Vitorino repeated the words of Motus: “M.”",
    "“M” – the words are Motus’s, not Vitorino’s.",
    "“M” – these are not Vitorino’s words but Motus’s.",
    "“V,” Vitorino said after Alisjahbana had said “A.”",
    "“V,” Vitorino said before Alisjahbana said “A.”",
    "Vitorino’s letter to Alisjahbana says: “V.”",
    "Vitorino’s letter to Alisjahbana said “V.”",
    "Alisjahbana’s view – “A” – is shared by Vitorino.",
    "In the Conference Centre, António Vitorino, the IOM chief, said: “V.”",
    "After a day in the Conference Centre, Vitorino, tired but happy, said: “V.”",
    "“A.”[1] It was late. “V.”[2]\n\n[1] Alisjahbana, closing remarks.\n[2] Vitorino.",
    # Nouns that look like verbs, and verbs with capitals.
    "“V.” – Vitorino, closing remarks",
    "“A,” said the United States resident Armida Alisjahbana.",
    "## Motus Says: “M”",
    "“M,” SAID MOTUS.",
    "“V,” said spokesperson Paul Dillon, quoting Vitorino.",
    "“A,” said Vitorino, in Alisjahbana’s words.",
    "“A,” said Vitorino, repeating Alisjahbana’s words.",
    "“V,” Vitorino’s spokesperson, Paul Dillon, quoted him as saying.",
    # Words that are no names.
    "“P”\nWho said that? Pramudwinai did.",
    "“A.” Thus said Alisjahbana.",
    "“A.” Well said, Alisjahbana!",
    # A pronoun, a heading, a table, a credit.
    "Vitorino thanked Motus. “V,” he said.",
    "Motus thanked Vitorino. “V,” he said.",
    # She may be the other one where no subject is surely a woman, or has the floor.
    "Vitorino came after Alisjahbana. “A,” she said.",
    "Motus came after Vitorino. “V,” he said.",
    "Motus met Alisjahbana. “A,” she said.",
    "Motus gave the floor to Alisjahbana. “A,” she said.",
    "The host introduced Alisjahbana. “A,” she said.",
    # Somebody else asks, is echoed, or is beside.
    "Asked by Motus, Alisjahbana said: “A.”",
    "“A,” said Alisjahbana, echoing Motus.",
    "Alisjahbana, appointed by Vitorino, said: “A.”",
    "The words “A” were spoken by Alisjahbana.",
    "“A,” said Alisjahbana in Motus’s presence.",
    "“V,” said Vitorino’s team.",
    "“V” was Vitorino’s hope.",
    "## Alisjahbana\n\nVitorino’s promise, as Alisjahbana saw it: “A.”",
    "## Alisjahbana\n\nAfter Vitorino’s promise: “A.”",
    "“A” was said by Armida Alisjahbana after Vitorino.",
    "“A.” (applause) Vitorino left. Alisjahbana sat down.",
    "“A”, as Armida S. Alisjahbana put it to Vitorino.",
    "Alisjahbana said “A.” It was put by Vitorino to the vote.",
    "## Don Pramudwinai\n\n“P.”",
    "“P.”\n\nDon Pramudwinai, Thailand",
    "Don Pramudwinai\n\n“P.”\n\nNenette Motus\n\n“M.”",
    "| Who | What |\n|---|---|\n| Motus | “M” |\n| Pramudwinai | “P” |",
    "| What | Who |\n|---|---|\n| “V” | Vitorino |\n| “A” | Alisjahbana |\n| “P” | Don |",
    "| Vitorino | Alisjahbana |\n|---|---|\n| “V” | “A” |",
    "“A.”\n\nArmida Salsiah Alisjahbana\n\n“V.”\n\nAntónio Vitorino",
    "## Vitorino\n\nHe spoke by video.\n\n“V.”\n\n## Alisjahbana\n\nShe was next.\n\n“A.”",
    "Vitorino\n========\n\n“V.”\n\nAlisjahbana\n-----------\n\n“A.”",
    "- **António Vitorino (IOM)** – “V.”\n- **Alisjahbana (ESCAP)** – “A.”",
    "> “P.”\n>\n> *Don Pramudwinai, Thailand*",
    "“P” (Don Pramudwinai, Thailand).",
    "“P” (para. 8), said Pramudwinai.",
    "Pramudwinai said “P” (para. 8).",
    "“P” (Motus was there too), said Pramudwinai.",
    "“P” – a line that Motus liked – said Pramudwinai.",
    "“P” – the deputy prime minister, Don Pramudwinai",
    "“V”. — António Vitorino “A”. — Alisjahbana “P”. — Don Pramudwinai",
    "“V” (António Vitorino) “A” (Alisjahbana) “P” (Don Pramudwinai)",
]


@each_row("draft", RIGHT)
def test_words_given_to_their_speaker_are_not_misattributed(draft: str) -> None:
    assert list_codes(draft) == []


PAGES = [
    "<table><tr><th>Vitorino</th><th>Alisjahbana</th></tr><tr><td>“V”</td><td>“A”</td></tr></table>",
    "<table><tr><td>Vitorino</td><td>“V”</td></tr><tr><td>Motus</td><td>“M”</td></tr></table>",
    "<figure><blockquote>“A.”</blockquote><figcaption>Armida Alisjahbana</figcaption></figure>"
    "<figure><blockquote>“V.”</blockquote><figcaption>António Vitorino</figcaption></figure>",
    "<h3>Vitorino</h3><p>“V.”</p><h3>Alisjahbana</h3><p>“A.”</p>",
]


@each_row("page", PAGES)
def test_words_given_to_their_speaker_on_a_page_are_not_misattributed(page: str) -> None:
    assert list_codes(page, "html") == []


# The speaker is named near each, so that nothing else is wrong.
NEAR = " Vitorino, Alisjahbana, Pramudwinai, Motus and Asada-Miyakawa spoke."


@each_row(
    ("code", "draft"),
    [
        ("GCM301", "“P,” said Nenette Motus."),
        ("GCM301", "“P,” Motus said."),
        ("GCM301", "“P,” Ms. Armida Alisjahbana said."),
        ("GCM301", "“P,” said IOM’s Florence Kim."),
        ("GCM301", "“V,” said UN Secretary-General António Guterres."),
        ("GCM301", "“V,” UN Women regional director Mohammad Naciri said."),
        ("GCM301", "“P,” Guterres said."),
        ("GCM301", "“P,” said Guterres."),
        ("GCM301", "“P,” Motus opined."),
        ("GCM301", "“P,” exclaimed Motus."),
        ("GCM301", "“P,” said Motus after Pramudwinai’s speech."),
        ("GCM301", "Pramudwinai listened. “P”, Motus said."),
        ("GCM301", "“P,”¹ said Motus."),
        ("GCM301", "“P,”[1] said Motus."),
        ("GCM302", "Motus said to Pramudwinai: “P.”"),
        ("GCM302", "“P”, Nenette Motus"),
        ("GCM302", "“P,” Motus went on."),
        ("GCM302", "“P,” said the Prime Minister of Thailand."),
        ("GCM302", "“P,” Thailand’s prime minister said."),
        ("GCM302", "The Prime Minister of Thailand said: “P.”"),
        ("GCM302", "“A,” said the Deputy Executive Secretary of ESCAP."),
        ("GCM302", "“P,” in the words of Nenette Motus."),
        ("GCM302", "“P,” reads a statement by Motus."),
        ("GCM302", "In the words of Motus, “P.” Pramudwinai listened."),
        ("GCM301", "“P,” Vitorino and Motus said."),
        ("GCM301", "“M,” said Motus’s colleague Vitorino."),
        ("GCM301", "“M,” said Motus’s colleague Florence Kim."),
        ("GCM301", "“P,” said Don Pramudwinai’s boss, Prayut Chan-o-cha."),
        ("GCM302", "It was Vitorino, not Motus, who said: “M.”"),
        ("GCM302", "In Vitorino’s words, “A”."),
        ("GCM302", "- **António Vitorino (IOM)** – “A.”"),
        ("GCM302", "Vitorino said, “A,” a view Alisjahbana said she shared."),
        # What leads to the words decides, not a sentence after them.
        ("GCM302", "According to Motus, “P”. Pramudwinai said that it was late."),
        ("GCM302", "Motus told reporters that “P”. Pramudwinai told them: “P.”"),
        ("GCM302", "In the view of Motus, “P”. Pramudwinai was asked whether it was true."),
        ("GCM302", "In the words of Motus: “P.” Pramudwinai told them: “P.”"),
        ("GCM302", "Motus closed with a promise: “P.” It was chaired by Don, who said: “P.”"),
        ("GCM302", "“P,” said Motus, and Pramudwinai nodded."),
        ("GCM302", "“P,” in a hall full of delegates Motus said."),
        ("GCM302", "“P.” Motus said."),
        ("GCM302", "“P,” ESCAP said."),
        ("GCM302", "“P,” said the ILO."),
        ("GCM302", "ESCAP said: “P.”"),
        ("GCM302", "UNHCR said: “P.”"),
        ("GCM302", "Guterres said: “P.”"),
        ("GCM302", "Responding to Motus, Guterres said: “P.”"),
        ("GCM302", "Responding to Motus, Vitorino said: “P.”"),
        ("GCM302", "Vitorino, who met Alisjahbana in Bangkok, said: “A.”"),
        ("GCM302", "Motus called for it, since “P”."),
        ("GCM302", "For Motus, “P”."),
        ("GCM302", "Motus believes that “P”."),
        ("GCM302", "“P” (Nenette Motus, IOM)."),
        ("GCM302", "“P” — Nenette Motus"),
        ("GCM302", "“P” — IOM regional director Nenette Motus"),
        ("GCM302", "“P” — Florence Kim"),
        ("GCM302", "Motus: thank you. “P,” she said."),
        # A sentence may say in any way whose words they are.
        ("GCM302", "“P” was the message of Motus."),
        ("GCM302", "“P” was Motus’s message to the delegates."),
        ("GCM302", "“P” [Motus]"),
        ("GCM302", "“P”: Motus"),
        ("GCM302", "“P” (quoted from Motus)"),
        ("GCM302", "To quote Motus, “P.”"),
        ("GCM302", "For Motus, the lesson is that “P.”"),
        ("GCM302", "“P” is by Ms. Motus."),
        ("GCM302", "Ms. Motus’s promise to all of us: “P.” Pramudwinai nodded."),
        ("GCM302", "“P” was said by Nenette P. Motus."),
        ("GCM302", "“P,” was added by Maria Lopez."),
        ("GCM302", "“P”, as Motus put it."),
        ("GCM302", "The words “P” were spoken by Motus."),
        ("GCM302", "Motus closed with a plea – “P” – and sat down."),
        ("GCM302", "“P” – with these words Motus closed the meeting."),
        ("GCM302", "“P.” These were Motus’s words."),
        ("GCM301", "“P.” So said Motus."),
        ("GCM302", "“P.” So spoke Motus."),
        ("GCM302", "“P.” With these words Motus opened the review."),
        ("GCM302", "“P.” That is how Motus summed it up."),
        ("GCM302", "“P.” Thus spoke Motus."),
        ("GCM302", "“P.” The speaker was Motus."),
        ("GCM301", "“P,” said Motus, referring to Pramudwinai’s opening remarks."),
        ("GCM301", "“P,” said Motus after Pramudwinai’s speech."),
        ("GCM302", "“P.” (Motus, in reply to Pramudwinai)"),
        ("GCM302", "Asked by Pramudwinai what had changed, Motus said: “P.”"),
        ("GCM302", "Motus, flanked by Pramudwinai, said: “P.”"),
        ("GCM302", "Motus is reported by Pramudwinai to have said: “P.”"),
        ("GCM302", "Pramudwinai introduced Motus, whose message was short: “P.”"),
        ("GCM302", "“P.” – Motus, closing remarks"),
        ("GCM302", "Pramudwinai’s deputy spoke after Motus had said “P.”"),
        ("GCM302", "“P,” said the Danish prime minister."),
        ("GCM301", "“P,” said Danish Prime Minister Mette Frederiksen."),
        ("GCM301", "“P,” United States President Joe Biden said."),
        ("GCM301", "“P,” said the Reverend Maria Lopez."),
        ("GCM301", "“P,” said the Indian economist Maria Lopez."),
        ("GCM301", "“P,” said the Bangkok Post’s Maria Lopez."),
        ("GCM301", "“P,” said President Lopez."),
        ("GCM301", "“P,” the minister, Maria Lopez, said."),
        ("GCM301", "“P,” US Secretary of State Antony Blinken said."),
        ("GCM302", "“P.” Those were the words of Maria Lopez."),
        ("GCM302", "“P” was the message of Maria Lopez."),
        ("GCM302", "Maria Lopez’s message: “P.”"),
        ("GCM302", "Quoting Maria Lopez: “P.”"),
        ("GCM302", "Pramudwinai quoted Motus: “P.”"),
        # Who is asked, thanked or echoed does not speak, nor does somebody's aide speak for them.
        ("GCM302", "Asked by Pramudwinai, Motus said: “P.”"),
        ("GCM302", "Motus, flanked by Pramudwinai, said: “P.”"),
        ("GCM302", "“P,” said Motus, echoing Pramudwinai."),
        ("GCM302", "Echoing Pramudwinai, Motus said: “P.”"),
        ("GCM302", "Pramudwinai introduced Motus, whose message was: “P.”"),
        # A pronoun is about the subject before it.
        ("GCM302", "Motus told Pramudwinai’s aide: “P.”"),
        ("GCM302", "Like Pramudwinai before her, Motus was blunt: “P.”"),
        # Who has the floor; a subject, and who it is about.
        ("GCM302", "Pramudwinai gave the floor to Motus: “P.”"),
        ("GCM302", "After Pramudwinai spoke, it was Motus’s turn: “P.”"),
        ("GCM302", "After Pramudwinai had spoken, it was the turn of Ms. Motus: “P.”"),
        ("GCM302", "Pramudwinai spoke first, then came Motus: “P.”"),
        ("GCM302", "Pramudwinai was followed by Motus: “P.”"),
        ("GCM302", "Pramudwinai spoke. Then came Motus. She said: “P.”"),
        ("GCM302", "Pramudwinai (DP), Motus (NM)\n\nNM: “P.”"),
        ("GCM302", "**NM:** “P.”"),
        # The source beside the name of another.
        ("GCM302", "Motus’s words: “P” (para. 8)."),
        # A sentence after the words that says nothing else.
        ("GCM302", "“P.” Motus told the closing meeting."),
        ("GCM302", "“P.” Ms. Motus was speaking in Bangkok."),
        # Who follows the words in their paragraph: a new speaker would be named before them.
        ("GCM302", "Pramudwinai spoke. “P.” Motus told the meeting."),
        ("GCM302", "“P” – Nenette Motus #migration #talks"),
        ("GCM302", "Motus on Pramudwinai: “P.”"),
        # Somebody described by a name, or of another rank.
        ("GCM302", "## IOM chief\n\n“P.”"),
        ("GCM302", "## Nenette Motus\n\n“P.”"),
        ("GCM302", "“P.”\n\nNenette Motus, IOM"),
        ("GCM302", "> “P.”\n>\n> *Nenette Motus, IOM*"),
        ("GCM302", "| Who | What |\n|---|---|\n| Motus | “P” |"),
    ],
)
def test_words_given_to_somebody_else_are_misattributed(code: str, draft: str) -> None:
    assert list_codes(f"{draft}\n\n{NEAR}") == [code]


@each_row(
    "clause",
    [
        "said the head of the Economic and Social Commission for Asia and the Pacific",
        "said the former Indonesian planning minister",
        "the former Indonesian planning minister said",
        "said the Commission’s Bangkok chief",
        "said the Commission’s Bangkok office",
        "said a Jakarta-born economist",
        "said an Indonesian economist",
        "the Bangkok Post reported",
        "according to the Bangkok Post",
        "Indonesian officials said",
        "said the Secretary",
    ],
)
def test_a_place_a_country_or_a_newspaper_is_no_other_speaker(clause: str) -> None:
    assert list_codes(f"“A,” {clause}.\n\n{NEAR}") == []


@each_row(
    ("code", "draft"),
    [
        ("GCM302", "Then Ms. Motus took the floor. “P.”"),
        ("GCM302", "Next, Motus spoke. “P.”"),
        ("GCM302", "10:42 – Motus spoke. “P.”"),
        ("GCM302", "Next up: Ms. Motus.\n\n“P.”"),
        ("GCM302", "The last word went to Motus. “P.”"),
        ("GCM302", "He was followed by Motus, who was brief. “P.”"),
        ("GCM302", "Motus: “P.”[1] It was late.\n\n[1] Jane Doe, Moving on."),
        ("GCM302", "Next: Nenette Motus.\n\n“P.”"),
        ("GCM302", "Pramudwinai gave the floor to Motus. “P.”"),
        ("GCM302", "The microphone went back to Ms. Motus. “P.”"),
        ("GCM302", "The Chair invited Motus to take the floor. “P.”"),
        ("GCM302", "The host introduced Ms. Nenette Motus.\n\n“P.”"),
        ("GCM302", "**Q. What is next, Ms. Motus?**\n\n“P.”"),
        ("GCM302", "Ms. Motus, what is next?\n\nA. “P.”"),
        ("GCM302", "## What Motus said\n\n“P.”"),
        ("GCM302", "## H.E. Mr. Motus on migration\n\n“P.”"),
        # The sentence is about nobody, or about somebody else.
        ("", "When Motus had left, the room was silent. “P.”"),
        ("", "With Motus in the room, the talks began. “P.”"),
        ("", "Everybody thanked Motus. “P.”"),
        ("", "He left the podium and thanked Motus. “P.”"),
        ("", "The host invited Motus and Pramudwinai. “P.”"),
        ("", "The host invited Motus’s friends. “P.”"),
        ("", "Next up: Motus’s friends. “P.”"),
        ("", "Who came with Motus? “P.”"),
        ("", "Who was first, Motus or Pramudwinai? “P.”"),
    ],
)
def test_the_sentence_before_a_quotation_says_who_speaks(code: str, draft: str) -> None:
    assert list_codes(f"{NEAR}\n\n{draft}") == ([code] if code else [])


def test_the_attributions_of_a_quotation_are_read_once() -> None:
    document, (quotation,) = read_quotations(f"“{WORDS['P']},” said Motus.\n")
    read = AttributionReader(document, [quotation], PEOPLE).read
    assert read(quotation, (0, 100)) is read(quotation, (0, 100))
    assert read(quotation, (0, 100)) is not read(quotation, (0, 99))


def test_the_sentence_between_two_quotations_is_read_once() -> None:
    document, (one, other) = read_quotations("Then “P” Motus said. “Q” Don said.\n")
    reader = AttributionReader(document, [one, other], PEOPLE)
    first = reader.read(one, (0, other.opened))
    second = reader.read(other, (one.closed, 100))
    assert first.clause is second.lead_in
    assert first.clause.mentions is second.lead_in.mentions


@each_row(
    ("draft", "by_pronoun", "to_others"),
    [
        ("“P,” she said.", True, False),
        ("“P,” said the mayor.", False, True),
        ("The mayor said: “P.”", False, True),
        ("“P,” said Motus.", False, False),
        ("“P” is what she has said.", False, False),
        ("“P” is the word.", False, False),
    ],
)
def test_a_pronoun_or_somebody_unknown_may_have_said_it(
    draft: str, by_pronoun: bool, to_others: bool
) -> None:
    found = contextualize(f"{draft}\n").attributions
    assert (find_pronoun(found.clause) is not None, found.to_others) == (by_pronoun, to_others)


@given(
    st.lists(
        st.sampled_from(["“P”", "Motus", "for", "Kim", "as", "said", ".", ",", ":", "–", "(", ")"])
    )
)
def test_any_words_around_a_quotation_can_be_read(words: list[str]) -> None:
    around = surround(f"{' '.join(words)} “no one is safe”\n")
    assert read_attributions(around, lambda: None).speakers <= {"motus"}


# Somebody unknown beside a quotation of Pramudwinai, and the source of the words below it.
SOURCED = "\n\nThis is from the press release of the International Organization for Migration.\n"


@each_row(
    "form",
    [
        "{}: “P.”",
        "**{}**: “P.”",
        "- {}: “P.”",
        "## {}: “P”",
        "## “P”: {}",
        "{}:\n\n“P.”",
        "“P.” – {}",
        "“P” ({}).",
        "{}\n\n“P.”",
        "## {}\n\n“P.”",
        "“P.”\n\n{}",
        "> “P.”\n>\n> {}",
        "- {}\n    - “P.”",
        "| Who | What |\n|---|---|\n| {} | “P.” |",
        "| What | Who |\n|---|---|\n| “P.” | {} |",
    ],
)
def test_an_unknown_person_beside_a_quotation_is_meant_and_a_label_is_not(form: str) -> None:
    for name in ("Maria Lopez", "Mr. Hill", "Maria Lopez, a farmer", "John Smith Jr"):
        assert list_codes(form.format(name) + SOURCED) == ["GCM302"], name
    for label in ("Key Message", "Background", "Opening Remarks", "Phnom Penh", "Global Compact"):
        assert list_codes(form.format(label) + SOURCED) == [], label


@each_row(
    "draft",
    [
        # A byline, a signature, a translator; a letter.
        "By Maria Lopez\n\n“P.”",
        "“P.”\n\nTranslated by Maria Lopez",
        "Dear Ms. Lopez:\n\n“P.”",
        # A picture, a contact, a list of people.
        "“P.”\n\nMaria Lopez in Bangkok",
        "“P.”\n\nMaria Lopez/Reuters",
        "“P.”\n\nContacts\n\nMaria Lopez",
        "“P.”\n\nMaria Lopez\n\nlopez@example.org",
        "“P.”\n\nMaria Lopez\n\nTel. +66 2 343 9400",
        "“P.”\n\n- Maria Lopez\n- John Smith\n- Wei Zhang",
        # The speaker is named near the words, and she may be there for something else.
        "Pramudwinai spoke.\n\n“P.”\n\nMaria Lopez",
        "Maria Lopez\n\n“P.”\n\nPramudwinai spoke.",
        # Somebody else quotes the source.
        "Maria Lopez, from the press release: “P.”",
    ],
)
def test_a_person_who_is_there_for_something_else_is_not_meant(draft: str) -> None:
    assert list_codes(f"{SOURCED}\n{draft}") == []


def test_who_is_named_below_the_next_heading_did_not_say_the_words_above_it() -> None:
    page = "### Motus said it best\n\n“A.”\n\n{}Alisjahbana said it too"
    assert list_codes(page.format("### ")) == ["GCM302"]
    assert list_codes(page.format("")) == []


def test_an_office_with_an_article_is_at_the_head_of_a_column() -> None:
    table = "| the {} | Don Pramudwinai |\n|---|---|\n| “V” | “P” |"
    assert list_codes(table.format("IOM chief")) == []
    assert list_codes(table.format("head of ESCAP")) == ["GCM302"]


def test_words_are_according_to_a_person_and_not_to_a_text_or_a_place() -> None:
    for name, codes in (("Maria Lopez", ["GCM301"]), ("Key Message", []), ("Sri Lanka", [])):
        assert list_codes(f"“P”, according to {name}.{SOURCED}") == codes


def test_a_name_that_leads_to_the_next_quotation_is_not_the_speaker_of_the_one_before() -> None:
    for end in (".", ""):
        assert list_codes(f"“A{end}” António Vitorino: “V.”{SOURCED}") == []


def test_a_name_between_two_dashes_is_the_speaker_of_both_quotations() -> None:
    assert list_codes("“P” – Motus paused – “P.”") == ["GCM302", "GCM302"]


def test_she_who_added_more_in_the_next_paragraph_is_who_spoke_before() -> None:
    spoke = "Pramudwinai spoke.\n\nThe day was long.\n\nSo was the night."
    draft = f"{spoke}\n\n“M,” said Motus.\n\n“P,” she added."
    assert list_codes(draft) == ["GCM302"]
    assert list_codes(draft.replace("“P", "“M")) == []
    # She may be somebody named nearby, or not be the one who is spoken of last.
    assert list_codes(draft.replace("So was the night.", "It was Pramudwinai’s.")) == []
    assert list_codes(draft.replace("said Motus.", "said Motus. It rained.")) == []


@each_row(
    "form",
    [
        "3.1 Mr. {} took the floor. “P.”\n\n3.2 Ms. {} took the floor. “M.”",
        "The Chair gave the floor to {}. “P.”\n\nThe Chair gave the floor to {}. “M.”",
        "10:42 | {} takes the floor\n\n“P.” Applause.\n\n10:58 | {} takes the floor. “M.”",
        "{} spoke first. “P.” {} spoke next. “M.”",
        "It was the turn of {}.\n\n“P.”\n\nThe host introduced {}.\n\n“M.”",
        "**Q. What now, {}?**\n\n**A.** “P.”\n\n**Q. What now, {}?**\n\n**A.** “M.”",
        "**{}, what now?**\n\nAnswer: “P.”\n\n**Why, {}?**\n\nAnswer: “M.”",
    ],
)
def test_what_leads_to_the_next_quotation_excuses_no_wrong_name_before_it(form: str) -> None:
    assert list_codes(form.format("Pramudwinai", "Motus")) == []
    assert list_codes(form.format("Motus", "Pramudwinai")) == ["GCM302", "GCM302"]
