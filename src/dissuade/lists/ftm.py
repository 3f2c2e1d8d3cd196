"""FollowTheMoney entities in and out: the two directions under one name."""

from dissuade.lists.ftm_input import flatten_entity, ftm_to_party
from dissuade.lists.ftm_output import party_to_ftm

__all__ = ["flatten_entity", "ftm_to_party", "party_to_ftm"]
