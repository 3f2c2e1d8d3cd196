"""One reader per publisher; each module offers ``FORMATS``, the official formats it takes."""
