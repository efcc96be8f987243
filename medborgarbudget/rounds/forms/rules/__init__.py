"""Forms about the rules of a round, one file a page: typed settings in, typed settings out."""
