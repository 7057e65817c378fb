"""What an infusion session is: events, their fold, the rules, and the arithmetic; standard library only."""
