"""A view on the small graph of `graph.trig`."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kg.views import View


def _sample() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample", Path(__file__).with_name("sample.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample_view(tmp_path_factory: pytest.TempPathFactory) -> View:
    sample = _sample()
    return sample.view_on(sample.build(tmp_path_factory.mktemp("views")))
