"""Runs Synapse for the tests, in the throw-away folder that is its only argument and holds its
configuration. Prints "ready" when it serves.

Standard input is the thread by which it hangs: when the process that holds the other end goes away,
however it does, the input ends, and so do Synapse and the folder. (The kernel's parent-death signal
would not do: it comes at the end of the thread that started a process, and a test's thread ends
with its test.)
"""

import os
import shutil
import socket
import sys
import threading
from pathlib import Path


def die_with_the_input(folder):
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def tell_when_ready(notices):
    """Synapse reports to systemd's socket that it listens. It takes `sys.stdout` for its log."""
    while not notices.recv(1024).startswith(b"READY=1"):
        pass
    print("ready", file=sys.__stdout__, flush=True)


def socket_for_notices(folder):
    path = folder / "notify"
    path.unlink(missing_ok=True)
    notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notices.bind(str(path))
    os.environ["NOTIFY_SOCKET"] = str(path)
    return notices


def main(folder):
    notices = socket_for_notices(folder)
    threading.Thread(target=die_with_the_input, args=[folder], daemon=True).start()
    threading.Thread(target=tell_when_ready, args=[notices], daemon=True).start()

    from synapse.app import homeserver

    sys.argv = ["synapse", "--config-path", str(folder / "homeserver.yaml")]
    homeserver.main()


main(Path(sys.argv[1]))
