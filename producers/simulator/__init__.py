"""An invented year at several stations, from a seed: the same seed gives the same acts, and the truth about them."""
