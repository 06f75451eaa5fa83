"""Sound: the beds of the scenes, made block by block, held to the course's loudness, and nothing sudden in them."""
