"""From records to text: tables, and formats for programs."""
