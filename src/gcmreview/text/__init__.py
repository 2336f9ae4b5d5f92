"""Plain text: characters, words, sentences, numbers and dates. Knows no review and no draft."""
