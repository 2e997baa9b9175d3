"""Files that are sent stay in memory and never touch the disk, where they would lie open until somebody clears it away."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from steadystep.chart.pictures import MOST_BYTES

MOST_IN_MEMORY: Final = MOST_BYTES + 1  # of all files of one request together


class InMemoryOnly(FileUploadHandler):
    """What is more than fits is read to its end and let go: the file then has its true size and nothing in it."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._held = 0
        self._parts: list[bytes] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._parts = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._held += len(raw_data)
        if self._held <= MOST_IN_MEMORY:
            self._parts.append(raw_data)
        else:
            self._parts.clear()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        held = BytesIO(b"".join(self._parts))
        return InMemoryUploadedFile(
            held, self.field_name, str(self.file_name), self.content_type, file_size, self.charset
        )
