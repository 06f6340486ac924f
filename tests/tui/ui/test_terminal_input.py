"""A paste comes whole and in its place, whatever stands in it and however the terminal cuts it up."""

from __future__ import annotations

from threading import Event
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from tui.ui.terminal_input import PasteParser, harden_console_input

START, END = "\x1b[200~", "\x1b[201~"
PASTES = st.text(st.sampled_from("ab\n\x1b[A201~é")).filter(lambda text: END not in text + END[:-1])


def read(*chunks: str) -> list[str]:
    """Return what comes of chunks: keys by their letters, pastes between brackets."""
    parser, seen = PasteParser(), []
    for chunk in chunks:
        for each in parser.feed(chunk):
            if isinstance(each, Paste):
                seen.append(f"<{each.text}>")
            elif isinstance(each, Key):
                seen.append(each.character or each.key)
    return seen


@given(st.lists(PASTES, min_size=1, max_size=3), st.data())
def test_each_paste_is_itself_between_what_is_typed(pastes: list[str], data: st.DataObject) -> None:
    chunks = [""]
    for text in pastes:
        chunks[-1] += "k" + START
        inside = text + END
        for cut in sorted(data.draw(st.lists(st.integers(0, len(inside)), max_size=4))):
            head, inside = inside[: len(inside) - cut], inside[len(inside) - cut :]
            chunks += [head, ""]
        chunks += [inside, ""]
    chunks.append("k")
    expected = [each for text in pastes for each in ("k", f"<{text}>")]
    assert read(*[chunk for chunk in chunks if chunk]) == [*expected, "k"]


def test_an_escape_in_a_paste_is_no_key() -> None:
    assert read(f"{START}x\x1b[Ay{END}") == ["<x\x1b[Ay>"]
    assert read(f"a{START}x\x1b{END}\r") == ["a", "<x\x1b>", "\r"]


def test_a_mark_that_is_cut_in_two_is_a_mark() -> None:
    assert read("a\x1b[20", "0~one\x1b[20", "1~b") == ["a", "<one>", "b"]
    assert read(f"{START}one\x1b", "[201~b") == ["<one>", "b"]


class Monitor:
    """Textual's thread that reads the console of Windows, as far as it matters here."""

    def __init__(self, *packets: str, gone: bool = False) -> None:
        self.exit_event = Event()
        self.packets, self.gone = list(packets), gone
        self.seen: list[str] = []
        self.breaks = 0

    def run(self) -> None:
        parser = console.XTermParser()
        try:
            while not self.exit_event.is_set():
                if not self.packets:
                    if self.gone:
                        raise IndexError
                    self.exit_event.set()
                    return
                text = self.packets.pop(0).encode("utf-16", "surrogatepass").decode("utf-16")  # as Textual does
                self.seen += [each.text for each in parser.feed(text) if isinstance(each, Paste)]
        except Exception:
            self.breaks += 1


console = SimpleNamespace(EventMonitor=Monitor, XTermParser=XTermParser)


@pytest.fixture
def _forgiving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "XTermParser", XTermParser)
    monkeypatch.setattr(Monitor, "run", Monitor.run)
    harden_console_input(console)


@pytest.mark.usefixtures("_forgiving")
def test_on_windows_a_paste_is_whole_and_half_an_emoji_does_not_end_the_keys() -> None:
    monitor = Monitor(f"{START}x\x1b[Ay{END}", "\ud83d", f"{START}on{END}")
    monitor.run()
    assert monitor.seen == ["x\x1b[Ay", "on"]
    assert monitor.breaks == 1


@pytest.mark.usefixtures("_forgiving")
def test_on_windows_a_console_that_has_gone_ends_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[int] = []
    monkeypatch.setattr("tui.ui.terminal_input.signal.raise_signal", raised.append)
    monitor = Monitor(gone=True)
    monitor.run()
    assert len(raised) == 1
    assert 2 < monitor.breaks < 100
