"""Whether a published vocabulary gives verdicts, and how that is changed."""

from dataclasses import replace
from datetime import datetime

from taxonomy.curation.permissions import Step, require
from taxonomy.store import audit, changes, schemes
from taxonomy.store.database import Session
from taxonomy.store.records import Actor, ChangeKind, Happening


def change(session: Session, scheme: str, *, prescriptive: bool, by: Actor, at: datetime) -> bool:
    """Have the usage of a vocabulary's terms count as verdicts, or no longer.

    Returns whether anything changed. Raises `NotFound` for a scheme that there is not and
    `NotAllowed` for who may not manage schemes.
    """
    require(by, Step.MANAGE_SCHEMES)
    changes.lock(session)
    found = schemes.get(session, scheme)
    if found.prescriptive == prescriptive:
        return False
    schemes.save(session, replace(found, descriptive=not prescriptive))
    changes.append(session, ChangeKind.SCHEME, scheme=scheme, by=by.name, at=at)
    audit.append(
        session,
        Happening.VERDICTS_CHANGED,
        scheme,
        by=by.name,
        at=at,
        before="verdicts" if found.prescriptive else "no verdicts",
        after="verdicts" if prescriptive else "no verdicts",
    )
    return True
