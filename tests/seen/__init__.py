"""What holds in the picture itself: films are encoded, decoded and measured."""
