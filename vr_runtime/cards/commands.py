"""The command about preference cards: `cards list|new|show|print|delete`. Imports only what it needs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.cards.card import Card

_ABOUT: Final = "what suited returning patients, under random codes"


def add_commands(commands: Any) -> None:
    """Add it to the parsers of the command line."""
    cards = commands.add_parser("cards", help=_ABOUT, description=f"{_ABOUT}. Without ACT: list.")
    cards.add_argument("--json", action="store_true", help="print them as JSON")
    cards.set_defaults(command=_list)
    acts = cards.add_subparsers(dest="act", metavar="ACT")
    listing = acts.add_parser("list", help="every card's code, and how often it was used")
    new = acts.add_parser("new", help="make one, and print its code")
    show = acts.add_parser("show", help="all that one holds")
    for parser in (listing, new, show):
        parser.add_argument("--json", action="store_true", help="print it as JSON")
    printed = acts.add_parser("print", help="write a page with the card, to be printed, cut and folded")
    printed.add_argument("--out", type=Path, required=True, metavar="FILE", help="a file whose name ends in .html")
    printed.add_argument("--language", choices=("en", "de", "fr", "es"), help="default: the card's, else en")
    delete = acts.add_parser("delete", help="remove one for good")
    for parser in (show, printed, delete):
        parser.add_argument("code", metavar="CODE", help="as printed; case, spaces and hyphens do not matter")
    for parser, command in ((listing, _list), (new, _new), (show, _show), (printed, _print), (delete, _delete)):
        parser.set_defaults(command=command)


def _list(arguments: argparse.Namespace) -> ExitCode:
    import msgspec

    from vr_runtime.cards.store import Store

    store = Store.of_this_installation()
    cards: list[Card] = []
    damaged: list[Problem] = []
    for code in store.codes():
        try:
            cards.append(store.get(code))
        except Problem as problem:
            damaged.append(problem)
    if arguments.json:
        listed = [{"code": one.code, "sessions": one.sessions, "year": one.year} for one in cards]
        print(msgspec.json.encode(listed).decode())
    else:
        for one in cards:
            print(f"{one.code}  sessions: {one.sessions:3}  last used in {one.year}")
        if not cards and not damaged:
            print("There is no card yet; vr-runtime cards new makes one.")
    for one_damaged in damaged:
        print(f"vr-runtime: {one_damaged}", file=sys.stderr)
    return damaged[0].code if damaged else ExitCode.OK


def _new(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.cards.store import Store

    _print_card(Store.of_this_installation().make(), as_json=arguments.json)
    return ExitCode.OK


def _show(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.cards.store import Store

    _print_card(Store.of_this_installation().get(arguments.code), as_json=arguments.json)
    return ExitCode.OK


def _print(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.cards.printed import page_html
    from vr_runtime.cards.store import Store
    from vr_runtime.private_file import write_whole

    out: Path = arguments.out
    if out.suffix.lower() not in {".html", ".htm"}:
        raise Problem(ExitCode.USAGE, f"--out {out} is no page", "Name a file that ends in .html")
    card = Store.of_this_installation().get(arguments.code)
    try:
        write_whole(out.absolute(), page_html(card.code, arguments.language or card.language or "en").encode())
    except OSError as error:
        raise Problem(
            ExitCode.REPORT_UNWRITABLE,
            f"{out} cannot be written ({(error.strerror or type(error).__name__).lower()})",
            "Name another file with --out",
        ) from None
    print(f"Card {card.code}: {out}")
    return ExitCode.OK


def _delete(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.cards.code import code_in
    from vr_runtime.cards.store import Store

    Store.of_this_installation().delete(arguments.code)
    print(f"Card {code_in(arguments.code)} is deleted.")
    return ExitCode.OK


def _print_card(card: Card, *, as_json: bool) -> None:
    import msgspec

    from vr_runtime.cards.trend import trends

    if as_json:
        print(msgspec.json.encode(msgspec.to_builtins(card) | {"sessions": card.sessions}).decode())
        return
    print(f"Card {card.code}, sessions: {card.sessions}, last used in {card.year}")
    print(f"  avoids      {', '.join(card.tags_avoided) or 'nothing'}")
    print(f"  posture     {card.posture or 'not known yet'}")
    print(f"  language    {card.language or 'not known yet'}")
    if card.last is not None:
        last = card.last
        length = f", infusion {last.infusion_min} min" if last.infusion_min else ""
        length = f", window {last.window_min} min" if last.window_min else length
        print(f"  last        {last.scene}, {last.preset}{length}")
        print(f"              brightness {last.brightness_percent} %, volume {last.volume_db:g} dB, ", end="")
        print(f"music {'on' if last.music else 'off'}, voice {last.voice}, ", end="")
        print(f"breath cue {'on' if last.breath_cue else 'off'}")
    for trend in trends(card):
        if trend.points:
            said = ", ".join(f"{one.session}: {_said(one.before)} to {_said(one.after)}" for one in trend.points)
            print(f"  {trend.kind:11} {said}")


def _said(answer: int | None) -> str:
    return "not asked" if answer is None else str(answer)
