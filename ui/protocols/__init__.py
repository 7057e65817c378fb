"""The Protocols screen: where a physician reads the clinic's protocols and changes them."""
