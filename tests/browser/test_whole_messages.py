"""The server never leaves out what a browser may have forgotten."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

DAY = "day=2022-01-05"


def test_a_page_that_runs_again_comes_whole_though_the_browser_says_it_has_it(
    sample_url: str,
) -> None:
    address = f"{sample_url.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        first = _run(socket, ClientState(query_string=DAY))
        again = ClientState(query_string=DAY, cached_message_hashes=[each.hash for each in first])
        second = _run(socket, again)
    assert max(each.ByteSize() for each in first) > 20_000  # Streamlit's own limit is 10,000
    assert [each.WhichOneof("type") for each in second].count("ref_hash") == 0


def _run(socket: ClientConnection, state: ClientState) -> list[ForwardMsg]:
    """Run the page and return all that the server says of it."""
    socket.send(BackMsg(rerun_script=state).SerializeToString())
    said = [ForwardMsg.FromString(bytes(socket.recv(timeout=60, decode=False)))]
    while said[-1].WhichOneof("type") != "script_finished":
        said.append(ForwardMsg.FromString(bytes(socket.recv(timeout=60, decode=False))))
    return said
