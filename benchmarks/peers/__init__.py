"""``make bench-peers``: the same claims on the maps that one would else write or take."""
