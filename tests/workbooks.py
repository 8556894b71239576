"""Workbooks as somebody saves them."""

import io

import openpyxl


def workbook(*rows):
    """A workbook as somebody saves it, with numbers and truths as Excel keeps them."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
