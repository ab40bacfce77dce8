"""Typed readers of the environment: a bad value stops the start with one Chinese sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class BadSetting(SystemExit):
    """Ends the process; its text is printed as it stands."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise BadSetting(f"{name} 只能写 1 或 0，现在是“{value}”。")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise BadSetting(f"{name} 应当是一个整数，现在是“{value}”。")
    return int(value)


def words(name: str, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or default


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().resolve()


def postgres(name: str) -> dict[str, object] | None:
    """Django's settings of postgresql://user:password@host:port/name?option=value, or None if not set.

    A socket folder is written as ?host=/run/postgresql.
    """
    value = text(name)
    if not value:
        return None
    url = urlsplit(value)
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise BadSetting(f"{name} 应当写成 postgresql://用户:密码@主机:端口/库名，请改正后再启动。")
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": str(options.pop("port", url.port or "")),
        "OPTIONS": options,
    }


def unwritable(folder: Path, fault: OSError) -> str:
    return f"数据文件夹 {folder} 不能写（{fault.strerror}），请用 DUDAO_DATA 指明一个能写的文件夹。"


def secret_key(path: Path) -> str:
    """The key in `path`; made on the first start, readable by its owner only."""
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was faster
            if not path.exists():
                raise BadSetting(f"{path.parent} 不是文件夹，请用 DUDAO_DATA 指明一个能写的文件夹。") from None
            return path.read_text().strip()
        except OSError as fault:
            raise BadSetting(unwritable(path.parent, fault)) from None
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
    return path.read_text().strip()
