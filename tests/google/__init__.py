"""The tests' own small Google: one spreadsheet on a real port, edited and broken at will."""

from tests.google.failures import Failure
from tests.google.fake import FakeGoogle

__all__ = ["Failure", "FakeGoogle"]
