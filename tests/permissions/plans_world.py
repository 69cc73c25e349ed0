"""What the rows of plans speak of: the owner's plan for the announced edition, with a wish and a screening in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories.sources import NOON
from onesheet.festivals.models import Pick, Plan, Wish

if TYPE_CHECKING:
    from permissions.world import World


def add_plans(world: World) -> None:
    """Let the owner plan; the programme is there already."""
    plan = Plan.objects.create(
        member=world.people["owner"], edition_id=world.things["announced edition"], made_at=NOON, changed_at=NOON
    )
    Wish.objects.create(plan=plan, selection_id=world.things["film of the edition"], at=NOON)
    Pick.objects.create(plan=plan, screening_id=world.things["screening of the edition"], at=NOON)
    world.things["calendar of a plan"] = str(plan.token)
