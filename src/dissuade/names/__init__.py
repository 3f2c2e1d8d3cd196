"""Names in any script: fold, tokenise, romanise, tag."""

from dissuade.names.analysis import analyze_name, name_class_of

__all__ = ["analyze_name", "name_class_of"]
