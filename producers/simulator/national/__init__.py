"""An invented country over twenty years: lives told person by person, and beside them the truth that tests compare."""
