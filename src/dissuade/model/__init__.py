"""The frozen records that pass between modules."""
