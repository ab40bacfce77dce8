"""What would not come true is refused before the address is printed."""

import socket
from pathlib import Path

import pytest

from dudao.cli import serve
from dudao.settings.env import BadSetting


def test_a_port_that_is_taken_is_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(BadSetting, match=f"端口 {taken} 已被别的程序占用"):
            serve.check_place("127.0.0.1", taken)


def test_an_address_that_this_machine_does_not_have():
    with pytest.raises(BadSetting, match="请核对 --host 和 --port。"):
        serve.check_place("192.0.2.1", 8000)


@pytest.mark.parametrize("argv", [["--port", "99999"], ["--port", "0"], ["--port", "abc"], ["--workers", "-1"]])
def test_numbers_out_of_range_end_with_two(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        serve.parse(argv)
    assert ended.value.code == 2
    assert "的整数" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written():
    with pytest.raises(BadSetting, match="不能写"):
        serve.check_folder(Path("/proc"))
