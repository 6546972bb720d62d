"""Turns the published 4-bit multilingual-e5-small into the ONNX model and tokenizer that Seogo ships.

Run at set-up: `python -m app.adapters.e5_convert SOURCE TARGET_FOLDER`. The result is the same, byte for byte, on
every machine, so that `models/manifest.toml` can pin its SHA-256.

The variant is dynamic INT8, chosen by measurement (tests/bench/bench_embedding.py):

* Weights are per-output-channel int8 within [-64, 64]. On CPUs without VNNI, onnxruntime multiplies u8 by s8 with
  `vpmaddubsw`, which adds two products in a saturating int16: 2 * 255 * 64 = 32,640 still fits, 2 * 255 * 127 does not.
* A few hidden units of the feed-forward layers carry "massive activations" (Sun et al. 2024, arXiv:2402.17762): one
  unit per layer reaches 12 to 65 on the first token where all others stay below 7, and its outgoing weight is 13 to 29
  times its row's neighbours. One scale for all would throw away three bits of everything else. A feed-forward layer
  is a sum over hidden units, so that unit is computed in float32 beside the int8 rest: exact, and worth .996 -> .9986
  mean cosine for 384 extra multiplications per token. The unit is found from the weights alone.
* Words of scripts that the documents do not hold are left out of the word table and the vocabulary (`e5_pieces`); the
  vectors of Korean, English and Hanja are bit for bit those of the whole table.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper

from app.adapters.e5_file import BLOCK, E5File, Floats, read_e5_file
from app.adapters.e5_pieces import without_foreign_words
from app.adapters.e5_tokenizer import write_tokenizer

MODEL_FILE = "multilingual-e5-small-int8.onnx"
DATA_FILE = "multilingual-e5-small-int8.onnx.data"
TOKENIZER_FILE = "multilingual-e5-small.spm"

WEIGHT_LIMIT = 64
"""Largest |int8 weight|: keeps `vpmaddubsw` from saturating (see above)."""
ALIGNMENT = 64 * 1024
"""Tensors start at multiples of the Windows mapping granularity, so that onnxruntime maps them instead of reading."""
CONTRIB = "com.microsoft"
OPSET, CONTRIB_OPSET, IR_VERSION = 17, 1, 9
"""LayerNormalization needs opset 17; the rest is older than every onnxruntime we accept."""

Array = npt.NDArray[np.generic]


@dataclass(slots=True)
class _Graph:
    """Nodes and constants collected while the network is written down."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)

    def constant(self, name: str, value: Array) -> str:
        self.constants[name] = np.ascontiguousarray(value)
        return name

    def add(self, operator: str, inputs: list[str], name: str, **attributes: Any) -> str:
        return self.add_many(operator, inputs, [name], **attributes)[0]

    def add_many(self, operator: str, inputs: list[str], outputs: list[str], **attributes: Any) -> list[str]:
        domain = CONTRIB if operator in _CONTRIB_OPERATORS else ""
        self.nodes.append(helper.make_node(operator, inputs, outputs, name=outputs[0], domain=domain, **attributes))
        return outputs


_CONTRIB_OPERATORS = frozenset(
    {"GatherBlockQuantized", "MatMulIntegerToFloat", "MultiHeadAttention", "SkipLayerNormalization", "Gelu"}
)


@dataclass(frozen=True, slots=True)
class _Quantised:
    """An activation after DynamicQuantizeLinear: values, scale and zero point."""

    values: str
    scale: str
    zero_point: str


class _Network:
    """Writes the BERT encoder of one `E5File` into a `_Graph`."""

    def __init__(self, source: E5File) -> None:
        self.source = source
        self.shape = source.shape
        self.graph = _Graph()

    def build(self) -> _Graph:
        """Token ids and mask in, mean of the last hidden states out."""
        state = self._embeddings()
        for number in range(self.shape.layers):
            state = self._feed_forward(number, self._attention(number, state))
        self._mean(state)
        return self.graph

    def _floats(self, name: str) -> Floats:
        return self.source.floats[name]

    def _matrix(self, name: str, columns: int) -> Floats:
        return self.source.quantised[name].weights().reshape(-1, columns)

    def _embeddings(self) -> str:
        graph, hidden = self.graph, self.shape.hidden
        words = self.source.quantised["emb.word"]
        nibbles = words.nibbles.reshape(-1, hidden)
        graph.constant("word", nibbles[:, 0::2] | (nibbles[:, 1::2] << 4))
        graph.constant("word.scale", words.scales.reshape(-1, hidden // BLOCK))
        word = graph.add(
            "GatherBlockQuantized",
            ["word", "input_ids", "word.scale"],
            "embeddings.word",
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        positions = self._floats("emb.pos").reshape(-1, hidden) + self._floats("emb.type").reshape(-1, hidden)[0]
        graph.constant("position", positions)
        graph.constant("first", np.array([0], np.int64))
        length = graph.add("Shape", ["input_ids"], "length", start=1, end=2)
        position = graph.add("Slice", ["position", "first", length, "first"], "embeddings.position")
        total = graph.add("Add", [word, position], "embeddings.sum")
        scale, shift = self._norm_constants("emb.ln")
        return graph.add("LayerNormalization", [total, scale, shift], "embeddings", axis=-1, epsilon=self.shape.epsilon)

    def _norm_constants(self, name: str) -> tuple[str, str]:
        return (
            self.graph.constant(f"{name}.w", self._floats(f"{name}.w")),
            self.graph.constant(f"{name}.b", self._floats(f"{name}.b")),
        )

    def _add_and_norm(self, name: str, state: str, change: str) -> str:
        scale, shift = self._norm_constants(name)
        return self.graph.add(
            "SkipLayerNormalization", [state, change, scale, shift], f"{name}.out", epsilon=self.shape.epsilon
        )

    def _quantise(self, state: str) -> _Quantised:
        names = [f"{state}.{part}" for part in ("u8", "scale", "zero")]
        return _Quantised(*self.graph.add_many("DynamicQuantizeLinear", [state], names))

    def _linear(self, name: str, state: _Quantised, weights: Floats, bias: Floats) -> str:
        scale = np.maximum(np.abs(weights).max(axis=1), np.float32(1e-12)) / np.float32(WEIGHT_LIMIT)
        rounded = np.rint(weights / scale[:, None]).astype(np.int8)
        constants = [
            self.graph.constant(f"{name}.w", rounded.T),
            self.graph.constant(f"{name}.scale", scale),
            self.graph.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.graph.constant(f"{name}.b", bias),
        ]
        inputs = [state.values, constants[0], state.scale, constants[1], state.zero_point, *constants[2:]]
        return self.graph.add("MatMulIntegerToFloat", inputs, name)

    def _attention(self, number: int, state: str) -> str:
        hidden, layer = self.shape.hidden, f"l{number}"
        weights = np.concatenate([self._matrix(f"{layer}.{part}.w", hidden) for part in "qkv"])
        bias = np.concatenate([self._floats(f"{layer}.{part}.b") for part in "qkv"])
        packed = self._linear(f"{layer}.qkv", self._quantise(state), weights, bias)
        self.graph.constant("thirds", np.array([hidden] * 3, np.int64))
        parts = self.graph.add_many("Split", [packed, "thirds"], [f"{layer}.{part}" for part in "qkv"], axis=-1)
        heads = self.graph.add(
            "MultiHeadAttention", [*parts, "", "attention_mask"], f"{layer}.attention", num_heads=self.shape.heads
        )
        output = self._matrix(f"{layer}.ao.w", hidden)
        change = self._linear(f"{layer}.ao", self._quantise(heads), output, self._floats(f"{layer}.ao.b"))
        return self._add_and_norm(f"{layer}.aln", state, change)

    def _feed_forward(self, number: int, state: str) -> str:
        layer = f"l{number}"
        inner = self._matrix(f"{layer}.fi.w", self.shape.hidden).copy()
        inner_bias = self._floats(f"{layer}.fi.b").copy()
        outer = self._matrix(f"{layer}.fo.w", self.shape.feed_forward).copy()
        unit = _massive_unit(outer)
        apart = self._float_unit(layer, state, inner[unit].copy(), inner_bias[unit], outer[:, unit].copy())
        inner[unit], inner_bias[unit], outer[:, unit] = 0, 0, 0
        middle = self._linear(f"{layer}.fi", self._quantise(state), inner, inner_bias)
        active = self.graph.add("Gelu", [middle], f"{layer}.gelu")
        rest = self._linear(f"{layer}.fo", self._quantise(active), outer, self._floats(f"{layer}.fo.b"))
        change = self.graph.add("Add", [rest, apart], f"{layer}.ff")
        return self._add_and_norm(f"{layer}.oln", state, change)

    def _float_unit(self, layer: str, state: str, inner: Floats, bias: np.float32, outer: Floats) -> str:
        """One hidden unit of the feed-forward layer, in float32."""
        graph, name = self.graph, f"{layer}.unit"
        graph.constant(f"{name}.in", inner.reshape(-1, 1))
        graph.constant(f"{name}.bias", np.array([bias], np.float32))
        graph.constant(f"{name}.out", outer.reshape(1, -1))
        product = graph.add("MatMul", [state, f"{name}.in"], f"{name}.product")
        shifted = graph.add("Add", [product, f"{name}.bias"], f"{name}.sum")
        active = graph.add("Gelu", [shifted], f"{name}.gelu")
        return graph.add("MatMul", [active, f"{name}.out"], f"{name}.change")

    def _mean(self, state: str) -> None:
        graph = self.graph
        graph.constant("last", np.array([-1], np.int64))
        graph.constant("tokens", np.array([1], np.int64))
        mask = graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        wide = graph.add("Unsqueeze", [mask, "last"], "mask.wide")
        kept = graph.add("Mul", [state, wide], "kept")
        total = graph.add("ReduceSum", [kept, "tokens"], "total", keepdims=0)
        count = graph.add("ReduceSum", [mask, "tokens"], "count", keepdims=1)
        graph.add("Div", [total, count], "mean")


def _massive_unit(outer: Floats) -> int:
    """The hidden unit with the largest outgoing weight: the one that carries the massive activation."""
    return int(np.abs(outer).max(axis=0).argmax())


def _write_data(constants: dict[str, Array], path: Path) -> list[onnx.TensorProto]:
    """Write the constants one after the other, aligned, and describe each as external data."""
    described = []
    with path.open("wb") as stream:
        for name, value in constants.items():
            if value.nbytes >= ALIGNMENT:
                stream.write(b"\0" * (-stream.tell() % ALIGNMENT))
            tensor = TensorProto(name=name, data_type=helper.np_dtype_to_tensor_dtype(value.dtype), dims=value.shape)
            if value.nbytes < ALIGNMENT:
                tensor.raw_data = value.tobytes()
            else:
                tensor.data_location = TensorProto.EXTERNAL
                for key, text in (("location", path.name), ("offset", stream.tell()), ("length", value.nbytes)):
                    tensor.external_data.add(key=key, value=str(text))
                stream.write(value.tobytes())
            described.append(tensor)
    return described


def write_model(source: E5File, folder: Path) -> None:
    """Write `MODEL_FILE` and `DATA_FILE` into the folder."""
    graph = _Network(source).build()
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT32, ["batch", "tokens"]),
    ]
    outputs = [helper.make_tensor_value_info("mean", TensorProto.FLOAT, ["batch", source.shape.hidden])]
    tensors = _write_data(graph.constants, folder / DATA_FILE)
    model = helper.make_model(
        helper.make_graph(graph.nodes, "multilingual-e5-small", inputs, outputs, tensors),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, CONTRIB_OPSET)],
        ir_version=IR_VERSION,
        producer_name="seogo",
    )
    (folder / MODEL_FILE).write_bytes(model.SerializeToString(deterministic=True))


def convert(source: Path, folder: Path) -> None:
    """Write the ONNX model, its data and the tokenizer.

    Args:
        source: the packed 4-bit file.
        folder: an existing folder; files of the same names are replaced.

    Raises:
        ValueError: the source is not an E5S1 file.
        OSError: reading or writing failed.
    """
    e5 = without_foreign_words(read_e5_file(source))
    write_model(e5, folder)
    write_tokenizer(e5.vocabulary, folder / TOKENIZER_FILE)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
