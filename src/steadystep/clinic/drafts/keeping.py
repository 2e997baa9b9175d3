"""Keeping and forgetting drafts. Only the author's own are ever read: the author's id is part of every question."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.db import connection, transaction

from steadystep.clinic.ledger import clock

from .disk import disk_may_wait
from .models import Draft

Content = dict[str, Any]


def draft(author: str, key: str) -> Content | None:
    """What the author had typed, or None."""
    return Draft.objects.filter(author=author, key=key).values_list("content", flat=True).first()


def keys_of(author: str, beginning: str) -> frozenset[str]:
    """The keys of the author's drafts that begin so."""
    found = Draft.objects.filter(author=author, key__startswith=beginning).values_list("key", flat=True)
    return frozenset(found)


@transaction.atomic
def keep(author: str, key: str, change: Callable[[Content], Content], *, client: str = "") -> Content:
    """Keep what `change` makes of the draft as it stands (empty at first); two at once come one after the other."""
    row = Draft.objects.select_for_update().filter(author=author, key=key).first()
    content = storable(change(dict(row.content) if row else {}))
    now_kept = {"content": content, "client": client, "kept_at": clock.now()}
    if row is None:
        Draft.objects.update_or_create(author=author, key=key, defaults=now_kept)
    else:  # locked above: nobody else can have changed or forgotten it since
        Draft.objects.filter(pk=row.pk).update(**now_kept)
    return content


def replace(author: str, key: str, content: Content, *, client: str = "", while_typing: bool = False) -> None:
    """Keep this, whatever stood there before. `while_typing`: it still stands in the browser, and is sent again with the next key."""
    now_kept = {"content": storable(content), "client": client, "kept_at": clock.now()}
    with disk_may_wait() if while_typing else nullcontext():
        kept = _kept_again(author, key, now_kept)
    if not kept:  # two first drafts at once: the later one stands
        Draft.objects.update_or_create(author=author, key=key, defaults=now_kept)


def _kept_again(author: str, key: str, now_kept: dict[str, Any]) -> bool:
    """Over the draft that stands there; False where none does. In SQL, since it comes with every key: Django takes longer to
    word it than the database to keep it."""
    fields = {field.name: field for field in Draft._meta.concrete_fields}
    values = [fields[name].get_db_prep_save(value, connection) for name, value in now_kept.items()]
    columns = ", ".join(f"{name} = %s" for name in now_kept)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE drafts_draft SET {columns} WHERE author = %s AND key = %s",  # noqa: S608
            [*values, author, key],
        )
        return cursor.rowcount > 0


def storable(value: Any) -> Any:
    """The same without what PostgreSQL cannot keep in JSON: NUL and half characters, which nobody types on purpose."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {storable(name): storable(one) for name, one in value.items()}
    return [storable(one) for one in value] if isinstance(value, list) else value


def forget(author: str, key: str) -> None:
    Draft.objects.filter(author=author, key=key).delete()
