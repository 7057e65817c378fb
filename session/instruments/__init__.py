"""The instruments as data: their items, answers, points, bands, sources and licences."""
