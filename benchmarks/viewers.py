"""Many viewers on one server, each a session of its own over Streamlit's socket.

Ten browsers on the machine of the server would measure each other. So the browser's part of
the wire is spoken here: a viewer opens the page, and then tells the server again and again, as
the map does when the hand lets go, another day, and takes in all that comes until the server
says that the panel is worked out.
"""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard.language import day_words

VIEWERS, TIMES = 10, 12
ANSWER_SECONDS = 120
#: A hand that tries day after day lets go about so often; whoever waits longer is slower.
SECONDS_A_DAY = 1.0
_HEAD = "ca-panel-head"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the viewers waited, in milliseconds, and got, in bytes."""

    waits: tuple[float, ...]
    sizes: tuple[int, ...]
    arguments: int  #: of the map's component, beside the columns that it fetches


@dataclass(slots=True)
class Viewer:
    """One session: its socket, and the map's component as the server named it."""

    socket: ClientConnection
    map_id: str = ""
    fragment: str = ""
    arguments: int = 0
    sequence: float = 0.0
    received: int = 0  #: bytes since the last question
    told: str = ""  #: what the map told last
    _timers: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def open(self, query: str) -> None:
        """Have the page worked out for the first time; from then on it looks for changes, too."""
        await self._ask(ClientState(query_string=query), "")
        if not self.map_id:
            raise RuntimeError(f"the server shows no map for ?{query}")

    async def let_go(self, day: str) -> float:
        """Tell of another day; return the milliseconds until its panel is there."""
        self.sequence += 1
        told = {"seq": self.sequence, "command": 0, "day": day, "mode": "day", "lastDays": 3,
                "known": None, "place": None, "camera": None}  # fmt: skip
        self.told = json.dumps(told)
        state = ClientState(query_string=f"day={day}", fragment_id=self.fragment)
        began = time.perf_counter()
        await self._ask(state, day_words(date.fromisoformat(day)))
        return 1000 * (time.perf_counter() - began)

    def leave(self) -> None:
        """Look for changes no more."""
        for timer in self._timers.values():
            timer.cancel()

    async def _ask(self, state: ClientState, words: str) -> None:
        """Wait until the words are in the panel, and a run has ended since."""
        self.received, found = 0, not words
        await self._send(state)
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                said = self._heard(await self.socket.recv())
                body = said.delta.new_element.html.body
                found = found or (_HEAD in body and words in body)
                if found and said.WhichOneof("type") == "script_finished":
                    return

    async def _send(self, state: ClientState) -> None:
        """Ask for a run; as a browser does, tell each time what all widgets hold."""
        if self.told:
            value = state.widget_states.widgets.add()
            value.id, value.json_value = self.map_id, self.told
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())

    def _heard(self, message: str | bytes) -> ForwardMsg:
        if isinstance(message, str):
            raise RuntimeError(f"the server wrote text: {message[:80]}")
        self.received += len(message)
        said = ForwardMsg.FromString(message)
        element = said.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"the page failed: {element.exception.message}")
        if kind == "component_instance":
            self.map_id, self.fragment = element.component_instance.id, said.delta.fragment_id
            self.arguments = element.ByteSize()
        if said.WhichOneof("type") == "auto_rerun":
            name = said.auto_rerun.fragment_id
            self._timers[name] = self._timers.get(name) or asyncio.create_task(self._again(said))
        return said

    async def _again(self, said: ForwardMsg) -> None:
        """Run a fragment again and again, as a browser does with what looks for changes."""
        while True:
            await asyncio.sleep(said.auto_rerun.interval)
            await self._send(
                ClientState(fragment_id=said.auto_rerun.fragment_id, is_auto_rerun=True)
            )


async def together(url: str, days: Sequence[str], viewers: int = VIEWERS) -> Answers:
    """Let viewers go from day to day, all at once."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with AsyncExitStack() as stack:
        present = [
            Viewer(await stack.enter_async_context(
                # All that comes is taken in at once, as a browser does, asked for or not.
                connect(address, subprotocols=["streamlit"], max_size=None, max_queue=None)  # type: ignore[list-item]
            ))
            for _ in range(viewers)
        ]  # fmt: skip
        for each in present:
            stack.callback(each.leave)
            await each.open(f"day={days[0]}")
        answers = await asyncio.gather(
            *(_scrub(each, days, random.Random(number)) for number, each in enumerate(present))
        )
    waits, sizes = zip(*(answer for each in answers for answer in each), strict=True)
    return Answers(waits, sizes, max(each.arguments for each in present))


async def _scrub(
    viewer: Viewer, days: Sequence[str], chance: random.Random
) -> list[tuple[float, int]]:
    await asyncio.sleep(chance.random() * SECONDS_A_DAY)
    answers, last = [], days[0]
    for _ in range(TIMES):
        last = chance.choice([day for day in days if day != last])
        wait = await viewer.let_go(last)
        answers.append((wait, viewer.received))
        await asyncio.sleep(max(0.0, SECONDS_A_DAY - wait / 1000))
    return answers
