"""A card on paper: its code as a QR picture, and a page with the card at a bank card's size, to be cut and folded."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import Final

from vr_runtime.cards.card import Language

_QUIET_MODULES: Final = 4  # of white round the picture, which a reader needs (ISO/IEC 18004)


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    code: str
    what_for: str
    nothing: str
    keep: str
    cut: str


WORDS: Final[dict[Language, _Words]] = {
    "en": _Words(
        title="Preference card",
        code="Code",
        what_for="Bring this card along: with its code we set up your next session the way the last ones suited you.",
        nothing="It holds nothing about you: no name, no date, no number of yours. The code was drawn at random.",
        keep="Lost it? You get a new one. Ask us, and what is kept under the code is deleted at once.",
        cut="Print at 100 %, cut along the line, fold in the middle.",
    ),
    "de": _Words(
        title="Vorliebenkarte",
        code="Code",
        what_for="Bringen Sie diese Karte mit: Mit ihrem Code richten wir die nächste Sitzung so ein, wie es Ihnen "
        "bisher angenehm war.",
        nothing="Sie enthält nichts über Sie: keinen Namen, kein Datum, keine Nummer. Der Code wurde zufällig gezogen.",
        keep="Verloren? Sie bekommen eine neue. Auf Wunsch löschen wir sofort, was unter dem Code gespeichert ist.",
        cut="Mit 100 % drucken, an der Linie ausschneiden, in der Mitte falten.",
    ),
    "fr": _Words(
        title="Carte de préférences",
        code="Code",
        what_for="Apportez cette carte : avec son code, nous préparons votre prochaine séance comme les précédentes "
        "vous ont convenu.",
        nothing="Elle ne contient rien sur vous : ni nom, ni date, ni numéro. Le code a été tiré au hasard.",
        keep="Perdue ? Vous en recevez une autre. Sur demande, ce qui est gardé sous ce code est effacé aussitôt.",
        cut="Imprimer à 100 %, découper le long du trait, plier au milieu.",
    ),
    "es": _Words(
        title="Tarjeta de preferencias",
        code="Código",
        what_for="Traiga esta tarjeta: con su código preparamos la próxima sesión como las anteriores le han sentado "
        "bien.",
        nothing="No contiene nada sobre usted: ni nombre, ni fecha, ni número. El código se sacó al azar.",
        keep="¿La ha perdido? Le damos otra. Si lo pide, borramos al momento lo que se guarda con el código.",
        cut="Imprimir al 100 %, recortar por la línea, doblar por la mitad.",
    ),
}


def qr_svg(code: str) -> str:
    """The code as a QR picture, an SVG document: its letters and nothing else, so that a reader can type them."""
    import segno

    drawn = io.BytesIO()
    # A quarter of it may be soiled or bent; without the smaller, rarer kind that not every reader knows.
    segno.make(code, error="q", micro=False).save(drawn, kind="svg", border=_QUIET_MODULES, scale=8, omitsize=True)
    return drawn.getvalue().decode()


def qr_modules(code: str) -> tuple[tuple[bool, ...], ...]:
    """The same picture as rows of dark and light, with what has to stay white round it, for a painter."""
    import segno

    return tuple(
        tuple(map(bool, row)) for row in segno.make(code, error="q", micro=False).matrix_iter(1, _QUIET_MODULES)
    )


def page_html(code: str, language: Language) -> str:
    """A page on its own, without scripts and without anything from elsewhere: front and back of one card."""
    words = WORDS[language]
    picture = qr_svg(code).partition("?>")[2].strip()
    texts = "".join(f"<p>{escape(text)}</p>" for text in (words.what_for, words.nothing, words.keep))
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{escape(words.title)} {escape(code)}</title>
<style>{_STYLE}</style>
</head>
<body>
<p class="cut">{escape(words.cut)}</p>
<main>
<section class="front">
<h1>{escape(words.title)}</h1>
<p class="label">{escape(words.code)}</p>
<p class="code">{escape(code)}</p>
<div class="qr" role="img" aria-label="{escape(words.code)} {escape(code)}">{picture}</div>
</section>
<section class="back">{texts}</section>
</main>
</body>
</html>
"""


# Bank card, ID-1 of ISO/IEC 7810: 85.60 by 53.98 mm.
_STYLE: Final = """
@page { size: A4; margin: 15mm }
* { box-sizing: border-box; margin: 0 }
body { font-family: "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #10201f; background: #fff;
  padding: 5mm; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.cut { font-size: 9pt; color: #4a5a59; margin-bottom: 5mm }
main { display: flex; width: 171.2mm; height: 54mm; border: 0.25mm dashed #7a8a89 }
section { position: relative; width: 85.6mm; height: 100%; padding: 6mm }
.front { border-right: 0.25mm dotted #b5c0bf }
h1 { font-size: 12pt; font-weight: 600; color: #1d6b66 }
.label { font-size: 7.5pt; color: #4a5a59; margin-top: 15mm }
.code { font: 600 13.5pt/1.25 Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; white-space: nowrap }
.qr { position: absolute; right: 3mm; bottom: 3mm; width: 34mm; height: 34mm }
.qr svg { display: block; width: 100%; height: 100% }
.back { display: flex; flex-direction: column; justify-content: center; gap: 2.5mm; font-size: 8.5pt; line-height: 1.4 }
"""
