from pathlib import Path

import pytest

from dudao.settings import env


@pytest.mark.parametrize(("value", "means"), [("1", True), ("true", True), ("0", False), ("off", False), ("", False)])
def test_flag(monkeypatch, value, means):
    monkeypatch.setenv("DUDAO_HTTPS", value)

    assert env.flag("DUDAO_HTTPS", default=True) is means


def test_a_bad_value_stops_the_start_with_one_sentence(monkeypatch):
    monkeypatch.setenv("DUDAO_HTTPS", "maybe")
    with pytest.raises(env.BadSetting, match="DUDAO_HTTPS 只能写 1 或 0，现在是“maybe”。"):
        env.flag("DUDAO_HTTPS")

    monkeypatch.setenv("DUDAO_EMAIL_PORT", "smtp")
    with pytest.raises(env.BadSetting, match="DUDAO_EMAIL_PORT 应当是一个整数"):
        env.number("DUDAO_EMAIL_PORT", 25)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("postgresql://a:b%40c@db:5433/dudao", ("dudao", "a", "b@c", "db", "5433", {})),
        ("postgres://a@/dudao?host=/run/pg", ("dudao", "a", "", "/run/pg", "", {})),
        ("postgres://db/dudao?sslmode=require", ("dudao", "", "", "db", "", {"sslmode": "require"})),
    ],
)
def test_postgres_address(monkeypatch, url, parts):
    monkeypatch.setenv("DUDAO_DATABASE_URL", url)

    read = env.postgres("DUDAO_DATABASE_URL")

    assert tuple(read[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == parts


@pytest.mark.parametrize("url", ["mysql://a@b/c", "dudao", "postgresql://a@b"])
def test_an_address_that_is_none_is_refused(monkeypatch, url):
    monkeypatch.setenv("DUDAO_DATABASE_URL", url)

    with pytest.raises(env.BadSetting, match="postgresql://用户:密码@主机:端口/库名"):
        env.postgres("DUDAO_DATABASE_URL")


def test_a_data_folder_that_cannot_be_one_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(env.BadSetting, match="请用 DUDAO_DATA 指明一个能写的文件夹。"):
        env.secret_key(tmp_path / "file" / "secret.key")
    with pytest.raises(env.BadSetting, match="不能写"):
        env.secret_key(Path("/proc/nothing/secret.key"))


def test_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "new" / "secret.key"

    first, second = env.secret_key(path), env.secret_key(path)

    assert first == second
    assert len(first) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
