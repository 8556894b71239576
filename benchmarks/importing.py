"""What an import costs, beside what another library needs only to parse the file.

`python benchmarks/importing.py` imports the shipped vocabulary as often over as
makes a million statements, exported as N-Triples; `python benchmarks/importing.py
FILE` imports a SKOS file in Turtle, gzipped or not. Needs the package `rdflib`.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import gzip
import io
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import rdflib

from taxonomy.entry.scheme import Scheme
from taxonomy.exchange import shipped, yaml
from taxonomy.exchange.skos import rdf_reader, rdf_serializer
from taxonomy.exchange.vocabulary import Holding, Item
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase

STATEMENTS = 1_000_000
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Measure and print."""
    content, syntax = _given(Path(sys.argv[1])) if len(sys.argv) > 1 else (_made_up(), "nt")
    parsed, statements = _in_a_process(_parse, content, syntax)
    print(f"{statements:,} statements; rdflib parses them in {parsed:.0f} s", flush=True)
    took, told = _in_a_process(_import, content)
    print(f"Luxterm imports, indexes and can be asked after {took:.0f} s: {told}")
    print(f"{took / parsed:.1f}× rdflib's")


def _given(path: Path) -> tuple[bytes, str]:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content, "turtle"


def _made_up() -> bytes:
    vocabulary = yaml.read(shipped.LUXEMBOURG)
    entries = [found.entry for found in vocabulary.entries]
    once = _written(vocabulary.scheme, (Item(entry) for entry in entries))
    times = -(-STATEMENTS // once.count(b"\n"))
    return _written(
        vocabulary.scheme,
        (Item(_renamed(entry, n)) for n in range(times) for entry in entries),
    )


def _written(scheme: Scheme, items: Iterator[Item]) -> bytes:
    holding = Holding(scheme, "https://terms.example", items, _NOW)
    return b"".join(rdf_serializer.write(holding, rdf_serializer.RdfSyntax.N_TRIPLES))


def _renamed(entry, n):  # noqa: ANN001, ANN202
    """The entry as one of the n-th copy of the vocabulary."""

    def name(concept: str | None) -> str | None:
        return concept and f"{concept}-{n}"

    return replace(
        entry,
        concept=name(entry.concept),
        broader=tuple(map(name, entry.broader)),
        related=tuple(map(name, entry.related)),
        terms=tuple(
            replace(
                term,
                replacements=tuple(
                    replace(each, concept=name(each.concept)) for each in term.replacements
                ),
            )
            for term in entry.terms
        ),
    )


def _parse(content: bytes, syntax: str) -> tuple[float, int]:
    start = time.perf_counter()
    graph = rdflib.Graph().parse(io.BytesIO(content), format=syntax)
    return time.perf_counter() - start, len(graph)


def _import(content: bytes) -> tuple[float, str]:
    with tempfile.TemporaryDirectory() as folder:
        termbase = Termbase.open(Settings(data=Path(folder)))
        start = time.perf_counter()
        vocabulary = rdf_reader.read(io.BytesIO(content), "file", Scheme("imported", {}))
        labels = sum(len(found.entry.terms) for found in vocabulary.entries)
        plan = termbase.plan(vocabulary)
        del vocabulary
        termbase.bring_in(plan, by="benchmark", at=_NOW, imported="a benchmark")
        took = time.perf_counter() - start
        termbase.close()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    return took, f"{len(plan.added):,} concepts, {labels:,} labels, at most {most:,.0f} MB"


def _in_a_process(do, *given):  # noqa: ANN001, ANN002, ANN202
    """The answer of a process of its own, whose memory is its own too."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(do, given)


if __name__ == "__main__":
    main()
