"""An AI model of half a megabyte that says nonsense: random weights, every byte a word.

A llama of two layers, as github.com/ggml-org/ggml docs/gguf.md and llama.cpp's loader want it.
The same arguments give the same bytes.
"""

from pathlib import Path

import gguf
import numpy as np

_WIDTH, _LAYERS, _HEADS, _KV_HEADS, _FEED = 64, 2, 4, 2, 128
_SPECIAL = (
    (b"<unk>", gguf.TokenType.UNKNOWN),
    (b"<s>", gguf.TokenType.CONTROL),
    (b"</s>", gguf.TokenType.CONTROL),
)
TEMPLATE = (
    "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}"
)


def write_tiny_gguf(
    path: Path, *, name: str = "Tiny", context: int = 2048, width: int = _WIDTH
) -> Path:
    """Write the file; an AI model that never ends by itself.

    Args:
        context: tokens that it claims to have been trained for.
        width: more makes it slower and larger.
    """
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("model")
    writer.add_name(name)
    writer.add_size_label("100K")
    writer.add_license("mit")
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_FEED)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // _HEADS)
    words = _add_words(writer)
    _add_tensors(writer, words, width)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_words(writer: gguf.GGUFWriter) -> int:
    letters = [f"<0x{byte:02X}>".encode() for byte in range(256)]
    words = [word for word, _ in _SPECIAL] + letters
    kinds = [kind for _, kind in _SPECIAL] + [gguf.TokenType.BYTE] * len(letters)
    writer.add_vocab_size(len(words))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(words)
    writer.add_token_scores([0.0] * len(words))
    writer.add_token_types(kinds)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)
    return len(words)


def _add_tensors(writer: gguf.GGUFWriter, words: int, width: int) -> None:
    random = np.random.default_rng(7)
    narrow = width // _HEADS * _KV_HEADS

    def add(name: str, *shape: int) -> None:
        writer.add_tensor(name, (random.standard_normal(shape) * 0.3).astype(np.float32))

    def add_ones(name: str) -> None:
        writer.add_tensor(name, np.ones(width, np.float32))

    add("token_embd.weight", words, width)
    for layer in range(_LAYERS):
        block = f"blk.{layer}."
        add_ones(block + "attn_norm.weight")
        add_ones(block + "ffn_norm.weight")
        add(block + "attn_q.weight", width, width)
        add(block + "attn_k.weight", narrow, width)
        add(block + "attn_v.weight", narrow, width)
        add(block + "attn_output.weight", width, width)
        add(block + "ffn_gate.weight", _FEED, width)
        add(block + "ffn_up.weight", _FEED, width)
        add(block + "ffn_down.weight", width, _FEED)
    add_ones("output_norm.weight")
    writer.add_tensor("output.weight", _letters(random, words, width))


def _letters(
    random: np.random.Generator, words: int, width: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Weights of the next word: only capital letters, since those are text in any order."""
    weights = np.zeros((words, width), np.float32)
    first = len(_SPECIAL) + ord("A")
    weights[first : first + 26] = random.standard_normal((26, width)) * 3.0
    return weights
