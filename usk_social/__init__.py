"""The top of the house: settings, addresses, every page that looks across rooms, and the clock."""
