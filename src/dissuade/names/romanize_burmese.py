"""Burmese to Latin, a syllable at a time, as names are conventionally spelt (BGN/PCGN 1970 without tones)."""

from __future__ import annotations

import re

from dissuade.names.tokens import Form

__all__ = ["romanize_burmese", "split_syllables"]

_ONSETS = {
    "က": "k", "ခ": "kh", "ဂ": "g", "ဃ": "g", "င": "ng", "စ": "s", "ဆ": "s", "ဇ": "z", "ဈ": "z", "ည": "ny", "ဉ": "ny",
    "ဋ": "t", "ဌ": "ht", "ဍ": "d", "ဎ": "d", "ဏ": "n", "တ": "t", "ထ": "ht", "ဒ": "d", "ဓ": "d", "န": "n", "ပ": "p",
    "ဖ": "hp", "ဗ": "b", "ဘ": "b", "မ": "m", "ယ": "y", "ရ": "y", "လ": "l", "ဝ": "w", "သ": "th", "ဿ": "th", "ဟ": "h",
    "ဠ": "l", "အ": "", "ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "u", "ဧ": "e", "ဩ": "aw", "ဪ": "aw",
}  # fmt: skip
_RHYMES = (
    ("ောင်", "aung"), ("ိုင်", "aing"), ("ောက်", "auk"), ("ိုက်", "aik"), ("ိန်", "ein"), ("ိမ်", "ein"), ("ိတ်", "eik"),
    ("ိပ်", "eik"), ("ုန်", "on"), ("ုမ်", "on"), ("ုတ်", "ok"), ("ုပ်", "ok"), ("ွန်", "un"), ("ွမ်", "un"), ("ွတ်", "ut"),
    ("ော်", "aw"), ("ော", "aw"), ("ါင်", "aung"),
    ("ို", "o"), ("ုံ", "on"), ("ိံ", "ein"), ("န်", "an"), ("မ်", "an"), ("ံ", "an"),
    ("င်", "in"), ("ဉ်", "in"), ("က်", "et"), ("စ်", "it"), ("တ်", "at"), ("ပ်", "at"), ("ည်", "i"), ("ယ်", "e"),
    ("ာ", "a"), ("ါ", "a"), ("ိ", "i"), ("ီ", "i"), ("ု", "u"), ("ူ", "u"), ("ေ", "e"), ("ဲ", "e"), ("", "a"),
)  # fmt: skip
_SYLLABLE = re.compile("[က-အဣ-ဪဿ](?:[^က-အဣ-ဪဿ]|[က-အ](?=[့]?်)|(?<=္)[က-အ])*")
_TONES = str.maketrans("", "", "့း")


def split_syllables(word: str) -> list[tuple[int, int]]:
    """Where each syllable of a Burmese word begins and ends; what comes before the first one belongs to it."""
    spans = [match.span() for match in _SYLLABLE.finditer(word)]
    return [(0, spans[0][1]), *spans[1:]] if spans else []


def romanize_burmese(syllable: str) -> list[Form]:
    """Forms of one syllable, best first: ``kyi``, ``suu`` beside ``su``, ``htun`` beside ``tun``."""
    bare = syllable.translate(_TONES)
    onset = _ONSETS.get(bare[:1], "")
    rest = bare[1:]
    if rest[:1] in ("ျ", "ြ"):
        onset = {"kh": "ch", "y": "y"}.get(onset, onset + "y")
        rest = rest[1:]
    rounded = rest[:1] == "ွ" and not rest.startswith(("ွန်", "ွမ်", "ွတ်"))
    if rounded:
        onset += "w"
        rest = rest[1:]
    if "ှ" in rest:
        onset = "sh" + onset[1:] if bare[:1] == "ရ" else "h" + onset
        rest = rest.replace("ှ", "")
    sound = next(latin for burmese, latin in _RHYMES if rest.startswith(burmese))
    if bare[:1] in "ဣဤဥဦဧဩဪ" and sound == "a":
        sound = ""
    plain = onset + sound
    forms = [Form(plain, 1.0, "my-bgn")]
    if sound in ("u", "i"):
        forms.append(Form(onset + {"u": "uu", "i": "ee"}[sound], 0.9, "my-press"))
        forms.append(Form(onset + {"u": "oo", "i": "yi"}[sound], 0.85, "my-press"))
    if sound == "in" and "့" in syllable:
        forms.insert(0, Form(onset + "int", 1.0, "my-press"))
    if onset.startswith("h") and len(onset) > 1:
        forms.append(Form(onset[1:] + sound, 0.85, "my-press"))
    if onset == "hp":
        forms.append(Form("ph" + sound, 0.95, "my-press"))
    if bare[:1] == "ရ" and onset[:1] == "y":
        forms.append(Form(plain.replace("y", "r", 1), 0.85, "my-press"))
    if bare[:1] == "ဆ":
        forms.append(Form("h" + plain, 0.85, "my-press"))
    return [form for form in forms if form.text]
