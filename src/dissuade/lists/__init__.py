"""Official lists: what there is, how it is read, which editions are kept."""
