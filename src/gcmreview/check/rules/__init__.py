"""The rules: what each says of a quotation or figure."""
