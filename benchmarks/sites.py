"""The servers that are measured: the site with the sample catalogue, a plain Django site beside it, nginx."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILM = "/films/miss-you-already-2015"
_TICKS = os.sysconf("SC_CLK_TCK")


def environment(data: Path) -> dict[str, str]:
    """Return the environment of a process that works on the site in `data`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ONESHEET_", "DJANGO_"))}
    return {**kept, "ONESHEET_DATA": str(data), "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


def onesheet(*words: str) -> list[str]:
    """Return the command line of an `onesheet` command."""
    return [sys.executable, "-c", "import sys; from onesheet.ops.main import main; sys.exit(main())", *words]


@contextlib.contextmanager
def sample_site() -> Iterator[Path]:
    """Make a site with the sample catalogue in a folder of its own; yield its data folder."""
    with tempfile.TemporaryDirectory(prefix="onesheet-benchmark-") as folder:
        data = Path(folder) / "data"
        subprocess.run(onesheet("demo", "--no-serve"), env=environment(data), check=True, capture_output=True)
        yield data


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass
class Server:
    """A server with all its processes."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, *, gzip: bool = False) -> tuple[int, dict[str, str], bytes]:
        """Ask once; return status, headers and body."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request("GET", path, headers={"Accept-Encoding": "gzip"} if gzip else {})
            answer = asking.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            asking.close()

    def pids(self) -> list[int]:
        """Return the process and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [self.process.pid, *map(int, children.split())]

    def processor_seconds(self) -> float:
        """Return the processor time that all its processes have used."""
        total = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / _TICKS

    def pss_megabytes(self) -> float:
        """Return the memory of all its processes; what they share is counted once."""
        total = 0
        for pid in self.pids():
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
            total += int(found[1]) if found else 0
        return total / 1000


@contextlib.contextmanager
def _running(command: list[str], port: int, env: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server(process, port)
    try:
        for _ in range(600):
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} stopped with status {process.returncode}")
            with contextlib.suppress(OSError):
                server.get("/")
                break
            time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def our_site(data: Path) -> contextlib.AbstractContextManager[Server]:
    """Serve the site as `onesheet serve` does, with two processes."""
    port = free_port()
    return _running(onesheet("serve", "--port", str(port)), port, environment(data))


def plain_django(data: Path) -> contextlib.AbstractContextManager[Server]:
    """Serve `comparison/`, the same database as a plain Django site shows it, with the same server and settings."""
    port = free_port()
    words = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--runtime-threads", "1", "--no-ws"]
    target = "benchmarks.comparison.wsgi:application"
    command = [sys.executable, "-m", "granian", target, "--port", str(port), "--log-level", "error", *words]
    return _running(command, port, environment(data))


_NGINX = """
daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on;
  types {{ text/html html; }}
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}/files; }}
}}
"""


def nginx() -> str | None:
    """Return the path of nginx, or None where it is not installed."""
    return shutil.which("nginx") or next((path for path in ("/usr/sbin/nginx",) if Path(path).exists()), None)


@contextlib.contextmanager
def nginx_static(page: bytes, packed: bytes) -> Iterator[Server]:
    """Serve one page as a static file with nginx, compressed beforehand."""
    with tempfile.TemporaryDirectory(prefix="onesheet-nginx-") as folder:
        files = Path(folder) / "files" / "static"
        files.mkdir(parents=True)
        Path(folder).chmod(0o755)
        (files / "page.html").write_bytes(page)
        (files / "page.html.gz").write_bytes(packed)
        port = free_port()
        settings = Path(folder) / "nginx.conf"
        settings.write_text(_NGINX.format(folder=folder, port=port), encoding="utf-8")
        with _running([str(nginx()), "-c", str(settings)], port, dict(os.environ)) as server:
            yield server


@contextlib.contextmanager
def granian_static(page: bytes) -> Iterator[Server]:
    """Serve one page as a static file with granian's own mount, where there is no nginx."""
    with tempfile.TemporaryDirectory(prefix="onesheet-static-") as folder:
        (Path(folder) / "page.html").write_bytes(page)
        port = free_port()
        words = [
            "--interface",
            "wsgi",
            "--workers",
            "2",
            "--static-path-route",
            "/static",
            "--static-path-mount",
            folder,
        ]
        target = "benchmarks.comparison.wsgi:application"
        command = [sys.executable, "-m", "granian", target, "--port", str(port), "--log-level", "error", *words]
        with _running(command, port, environment(Path(folder) / "data")) as server:
            yield server
