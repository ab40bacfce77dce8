"""The server: database brought up to date, then gunicorn with the job runner beside it."""

import argparse
import errno
import socket
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from gunicorn.app.base import BaseApplication

from dudao.cli.main import run
from dudao.jobs.runner import start_threads
from dudao.lib.posted import posted_number
from dudao.settings import env

from ._words import Parser

HELP = "启动服务：更新数据库，说明数据放在哪里，打开网页（只在本机：127.0.0.1）"
BEFORE_TABLES = True


class Server(BaseApplication):
    """gunicorn without a configuration file; the pages are loaded once and shared by the workers' memory."""

    def __init__(self, options: dict[str, object]):
        self.options = options
        super().__init__()

    def load_config(self):
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        return get_wsgi_application()


def main(argv: list[str]) -> None:
    options = parse(argv)
    check_place(options.host, options.port)
    check_folder(Path(settings.DATA_DIR))
    prepare_database()
    empty = not get_user_model().objects.exists()
    say_where()
    if options.demo:
        run(["demo"] if empty else ["demo", "--accounts"])
    address = f"http://{options.host}:{options.port}"
    print(f"督导台：{address}  （按 Ctrl+C 停止）", flush=True)
    if empty and not options.demo:
        print(f"还没有账号：打开 {address}/first-account/ 建立首个账号（只此一次）", flush=True)
    connections.close_all()  # a connection must not be shared across the fork
    Server(gunicorn_options(options)).run()


def parse(argv: list[str]) -> argparse.Namespace:
    parser = Parser(prog="dudao serve", description=HELP)
    parser.add_argument("--port", type=port, default=env.number("PORT", 8000), help="端口，默认 8000")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只在本机")
    parser.add_argument("--workers", type=workers, default=2, help="进程数，默认 2")
    parser.add_argument("--demo", action="store_true", help="数据库是空的就先建一个虚构的示范县")
    return parser.parse_args(argv)


def port(text: str) -> int:
    return within(text, 65535, "端口是 1 到 65535 的整数")


def workers(text: str) -> int:
    return within(text, 64, "进程数是 1 到 64 的整数")


def within(text: str, most: int, sentence: str) -> int:
    number = posted_number(text)
    if not number or number > most:
        raise argparse.ArgumentTypeError(sentence)
    return number


def check_place(host: str, number: int) -> None:
    """Before anything is printed that would not come true.

    :raises BadSetting: the port is taken, or this machine has no such address.
    """
    try:
        found = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[4])
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise env.BadSetting(f"端口 {number} 已被别的程序占用，请换一个，例如 --port {number + 1}。") from None
        raise env.BadSetting(f"在 {host}:{number} 上开不了服务，请核对 --host 和 --port。") from None


def check_folder(folder: Path) -> None:
    """:raises BadSetting: nothing can be written into the data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise env.BadSetting(env.unwritable(folder, fault)) from None


def prepare_database() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def say_where() -> None:
    """Where everything lies that must be backed up, said on every start."""
    where = connection.settings_dict
    database = where["NAME"] if connection.vendor == "sqlite" else f"PostgreSQL {where['HOST']} {where['NAME']}"
    print(f"数据文件夹：{settings.DATA_DIR}\n密钥：{settings.SECRET_KEY_FILE}\n数据库：{database}", flush=True)


def gunicorn_options(options: argparse.Namespace) -> dict[str, object]:
    return {
        "bind": f"{options.host}:{options.port}",
        "workers": options.workers,
        "threads": 4,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "loglevel": "warning",
        "control_socket_disable": True,  # it would leave a folder in the home of whoever starts it
        "post_fork": lambda server, worker: start_threads(),
    }
