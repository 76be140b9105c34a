"""Whether a model fits into memory, and how much conversation it takes in."""

from pathlib import Path

import pytest

from gizai_desktop.domain.model_file import OVERHEAD_BYTES, GgufInfo, ModelFile, in_bytes

GIB = 1 << 30


def model(
    *, size: int = GIB, trained: int | None = 32768, per_token: int | None = 1 << 17
) -> ModelFile:
    info = GgufInfo(context_length=trained, kv_bytes_per_token=per_token)
    return ModelFile("m", (Path("m.gguf"),), size, info)


def test_memory_is_for_weights_context_and_process() -> None:
    assert model().needed_bytes(4096) == GIB + 4096 * (1 << 17) + OVERHEAD_BYTES
    assert model(per_token=None).needed_bytes(4096) == model().needed_bytes(4096)
    assert model(per_token=0).needed_bytes(4096) == GIB + OVERHEAD_BYTES


@pytest.mark.parametrize(
    ("trained", "free", "tokens"),
    [
        (32768, None, 4096),
        (None, None, 4096),
        (2048, None, 2048),
        (32768, 100 * GIB, 4096),
        (32768, model().needed_bytes(4096), 4096),
        (32768, model().needed_bytes(4096) - 1, 2048),
        (32768, model().needed_bytes(1024), 1024),
        (32768, 0, 512),
        (300, 0, 300),
    ],
)
def test_the_context_is_what_it_was_trained_for_and_what_fits(
    trained: int | None, free: int | None, tokens: int
) -> None:
    assert model(trained=trained).context_tokens(free) == tokens


def test_a_model_fits_if_it_does_with_the_least_context() -> None:
    least = model().needed_bytes(512)
    assert model().fits(least)
    assert not model().fits(least - 1)
    assert model().fits(None)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 KiB"), (436896, "427 KiB"), (300 << 20, "300 MiB"), (int(4.44 * GIB), "4.4 GiB")],
)
def test_amounts_are_for_people(count: int, words: str) -> None:
    assert in_bytes(count) == words
