"""The workbook that is handed out for a register: titles, one line as an example, notes."""

import io

from .outcome import Register


def template(register: Register) -> bytes:
    """An .xlsx with the titles of the register; the second sheet says what may stand in each column."""
    import xlsxwriter  # noqa: PLC0415  lazy: only where somebody downloads a template

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold, plain = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(register.label[:20].replace("、", ""))
        sheet.set_column(0, len(register.columns) - 1, 18, plain)
        sheet.write_row(0, 0, [f"{column.title}{'*' if column.required else ''}" for column in register.columns], bold)
        sheet.freeze_panes(1, 0)
        notes = book.add_worksheet("怎么填")
        notes.set_column(0, 2, 24)
        notes.write_row(0, 0, ["列", "例子", "说明"], bold)
        for at, column in enumerate(register.columns, start=1):
            words = [column.note, "必填" if column.required else ""]
            notes.write_row(at, 0, [column.title, column.sample, "，".join(filter(None, words))])
    return out.getvalue()
