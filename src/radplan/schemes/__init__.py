"""Grant schemes, the register of awards and the municipalities: dated data, and what reads it."""
