"""Check the quotations of a draft against a review.

The data flows one way: a draft's text, its prose (what a reader reads of it, each character at its
own place), its quotations, their tokens, a match in the index of the review's words, a judgement
by the rules, a finding, a report.
"""
