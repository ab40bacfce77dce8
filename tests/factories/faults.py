"""A database that refuses some writes, so that a test sees what becomes of the others."""

from contextlib import contextmanager

from django.db import DatabaseError, connection


@contextmanager
def writes_fail(table: str, word: str):
    """Every INSERT or UPDATE of ``table`` that carries ``word`` among its values fails."""

    def refuse(execute, sql, params, many, context):
        writes = f'INTO "{table}"' in sql or sql.startswith(f'UPDATE "{table}"')
        if writes and word in map(str, params or ()):
            raise DatabaseError(f"no writing of {word} here")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
