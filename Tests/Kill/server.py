"""`serve`, as the kill tests use it."""

import socket
import subprocess
import time

from program import Failed


class Server:
    """Killed and started again on the same port."""

    def __init__(self, program, settings=None):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.program = program
        self.environment = program.environment | {
            "BANSHI_ADDRESS": f"127.0.0.1:{self.port}", "BANSHI_LOG_LEVEL": "warning"} | (settings or {})
        self.log = program.folder / "serve.log"

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program.path, "serve"], env=self.environment, stdout=subprocess.DEVNULL, stderr=log)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise Failed(f"serve ended: {self.log.read_text()[-2000:]}") from None
                time.sleep(0.02)
        raise Failed("serve does not answer")

    def kill(self):
        self.process.kill()
        self.process.wait()
