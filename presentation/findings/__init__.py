"""What did we find? One function per finding: facts in, one card out, every word and number computed."""
