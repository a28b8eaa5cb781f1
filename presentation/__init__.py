"""What is said and drawn: words, colours, cards, figures. Knows the analyses, never the screen."""
