"""From facts to judgement: pure functions, one account at a time, standard library only."""
