"""Preference cards: what suited a returning patient, under a random code and nothing that says who they are."""
