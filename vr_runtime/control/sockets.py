"""ZeroMQ sockets as the control door wants them: encrypted, bounded, and never waiting for anybody at the end."""

from __future__ import annotations

from typing import Final

import zmq

from vr_runtime.control.keys import KeyPair

ZAP_ADDRESS: Final = "inproc://zeromq.zap.01"
_HEARTBEAT_MS, _PEER_LOST_MS, _HANDSHAKE_MS = 500, 1500, 2000
_WAITING_AT_MOST = 64


def server_socket(
    context: zmq.Context[zmq.Socket[bytes]], kind: int, keys: KeyPair, most_bytes: int
) -> zmq.Socket[bytes]:
    """A socket that only allowed keys get through to. `most_bytes`: a peer that sends more is disconnected."""
    socket = _bounded(context, kind, most_bytes)
    socket.curve_server = True
    socket.curve_secretkey = keys.secret
    socket.zap_domain = b"vr-runtime"
    return socket


def client_socket(
    context: zmq.Context[zmq.Socket[bytes]], kind: int, keys: KeyPair, server_key: bytes, most_bytes: int
) -> zmq.Socket[bytes]:
    """A socket that talks to the holder of `server_key` alone, and keeps nothing for a host that is not there."""
    socket = _bounded(context, kind, most_bytes)
    socket.immediate = True
    socket.curve_serverkey = server_key
    socket.curve_publickey = keys.public
    socket.curve_secretkey = keys.secret
    return socket


def _bounded(context: zmq.Context[zmq.Socket[bytes]], kind: int, most_bytes: int) -> zmq.Socket[bytes]:
    socket = context.socket(kind)
    socket.linger = 0
    socket.sndhwm = socket.rcvhwm = _WAITING_AT_MOST
    socket.maxmsgsize = most_bytes
    socket.heartbeat_ivl = _HEARTBEAT_MS
    socket.heartbeat_timeout = _PEER_LOST_MS
    socket.handshake_ivl = _HANDSHAKE_MS
    return socket
