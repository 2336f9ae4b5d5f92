"""Plain text: characters, words, sentences, numbers and dates; without reviews or drafts."""
