"""Requests a second of the static copy, served by nginx alone, asked for by wrk: the most a machine gives to readers.

nginx has one worker and neither log nor compression to do; wrk has one thread and fifty connections. Both share the
machine. Debian: apt-get install nginx wrk.

    PYTHONPATH=. .venv/bin/python bench/static_copy.py [--seconds 5]
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.deploy.stand import free_ports

CONNECTIONS = 50
PAGES = ("index.html", "cartographie.html", "panorama.html", "crash-test.html")
_CONFIGURATION = """
pid {folder}/nginx.pid;
error_log stderr crit;
daemon off;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}/copy; }}
}}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Requests a second of the static copy.")
    parser.add_argument("--seconds", type=int, default=5, help="how long each page is asked for (5)")
    arguments = parser.parse_args()
    if not (shutil.which("nginx") and shutil.which("wrk")):
        print("not measured: nginx or wrk is missing (Debian: apt-get install nginx wrk)")
        return
    with TemporaryDirectory(prefix="reflexes-static-") as name:
        folder, port = Path(name), free_ports(1)
        folder.chmod(0o755)
        subprocess.run([sys.executable, "-m", "components.static", "--out", folder / "copy"], check=True)
        configuration = folder / "nginx.conf"
        configuration.write_text(
            _CONFIGURATION.format(folder=folder, port=port, user="user root;" if os.geteuid() == 0 else ""), "utf-8"
        )
        nginx = subprocess.Popen(["nginx", "-e", "stderr", "-c", configuration])
        time.sleep(1)
        try:
            for page in PAGES:
                print(f"{page:20}{_measure(f'http://127.0.0.1:{port}/{page}', arguments.seconds)}")
        finally:
            nginx.terminate()
            nginx.wait(10)


def _measure(url: str, seconds: int) -> str:
    command = [
        "wrk",
        "--threads",
        "1",
        "--connections",
        str(CONNECTIONS),
        "--duration",
        f"{seconds}s",
        "--latency",
        url,
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{url} is not served")
    found = re.findall(r"(?:Requests/sec|Transfer/sec):\s*\S+|99%\s+\S+", said)
    return "   ".join(" ".join(one.split()) for one in found)


if __name__ == "__main__":
    main()
