"""The medicines we know of: find one by any of its names, and read everything that is known of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.pieces import Link
from steadystep.faces.staff.as_said import sources_said
from steadystep.faces.staff.door import staff_page
from steadystep.knowledge import Drug, Knowledge

from .dossier import dossier, gaps

MOST_FOUND = 200


@require_GET
@staff_page
def medicines(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Search by name, brand, class, group or RxNorm code; an exact name goes straight to its page."""
    asked, facts = request.GET.get("q", "").strip()[:100], knowledge.load()
    exact = facts.drug_named(asked) if asked else None
    if exact is not None:
        return redirect("staff:drug", drug=exact.id)
    found = [one for one in facts.drugs.values() if matches(one, asked.casefold())]
    by_class: dict[str, list[Link]] = {}
    for one in sorted(found, key=lambda drug: (drug.drug_class.casefold(), drug.name.casefold()))[
        :MOST_FOUND
    ]:
        brands = f" ({', '.join(one.brands)})" if one.brands else ""
        by_class.setdefault(one.drug_class, []).append(
            Link(one.name + brands, reverse("staff:drug", args=[one.id]))
        )
    context = {"q": asked, "classes": by_class, "count": len(found)}
    return render(request, "staff/medicines/search.html", context)


def matches(drug: Drug, asked: str) -> bool:
    """Whether the words stand in any of its names, its class or its groups."""
    names = (
        drug.id, drug.name, *drug.brands, *drug.also_called, *drug.ingredients, drug.drug_class, *drug.groups, drug.rxnorm_ingredient,
    )  # fmt: skip
    return any(asked in name.casefold().replace("_", " ") or asked in name.casefold() for name in names)


@require_GET
@staff_page
def drug_page(request: HttpRequest, actor: Actor, drug: str) -> HttpResponse:
    """Everything known of one medicine, with sources, marks and gaps."""
    facts = knowledge.load()
    known = facts.drugs.get(drug)
    if known is None and drug not in facts.drug_names:
        raise Http404
    if known is None:
        return render(request, "staff/medicines/name_only.html", {"name": facts.drug_names[drug].name})
    return render(request, "staff/medicines/drug.html", context_of(known, facts))


def context_of(drug: Drug, facts: Knowledge) -> dict[str, object]:
    provenance = drug.provenance
    return {
        "drug": drug, "sections": dossier(drug, facts), "gaps": gaps(drug, facts), "sources": sources_said(provenance.sources),
        "groups": ", ".join(sorted(drug.groups)), "provenance": provenance, "indications": ", ".join(drug.indications),
        "evidence": [facts.evidence[one] for one in provenance.every_evidence if one in facts.evidence],
    }  # fmt: skip
