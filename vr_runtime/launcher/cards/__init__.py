"""The cards page: a returning patient's card is opened, made, changed, printed and deleted here."""
