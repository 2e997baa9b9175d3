"""How every form looks. Settings: `FORM_RENDERER = "steadystep.faces.look.forms.LookRenderer"`; then `{{ form }}`,
`{{ form.field.as_field_group }}` and the widgets below come out right by themselves."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

FACES = (
    ("1", _("very bad")),
    ("2", _("bad")),
    ("3", _("so-so")),
    ("4", _("good")),
    ("5", _("very good")),
)


class LookRenderer(DjangoTemplates):
    form_template_name = "look/forms/form.html"
    field_template_name = "look/forms/field.html"


class TouchChoices(forms.RadioSelect):
    """One of several, each a target a thumb can hit."""

    template_name = "look/forms/choices.html"


class TouchSeveral(forms.CheckboxSelectMultiple):
    """Any of several, drawn like TouchChoices."""

    template_name = "look/forms/choices.html"


class Scale(forms.RadioSelect):
    """0 to 10 as eleven buttons. Not a slider: an untouched slider already shows an answer, and a missing answer
    must stay missing. `low_words` and `high_words` name the two ends; without choices of its own it takes 0 to 10."""

    template_name = "look/forms/scale.html"

    def __init__(
        self, low_words: Any = "", high_words: Any = "", attrs: Any = None, choices: Any = ()
    ) -> None:
        super().__init__(attrs, choices or [(str(step), str(step)) for step in range(11)])
        self.low_words, self.high_words = low_words, high_words

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return {
            **super().get_context(name, value, attrs),
            "low_words": self.low_words,
            "high_words": self.high_words,
        }


class Faces(forms.RadioSelect):
    """Five faces, each with its word, 1 (very bad) to 5 (very good)."""

    template_name = "look/forms/faces.html"

    def __init__(self, attrs: Any = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices or FACES)
