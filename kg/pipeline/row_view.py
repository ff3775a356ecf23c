"""The current view of contests that only results files speak of, written straight from their rows."""

from collections.abc import Sequence

from kg.model.results import ResultsFile
from kg.pipeline.knowledge import Knowledge
from kg.rdf import Mapper, RowView
from kg.reconcile import row_facts
from kg.store import Writer


def load_view(store: Writer, mapper: Mapper, knowledge: Knowledge, files: Sequence[ResultsFile]) -> None:
    """Write what results files say of contests that nothing else speaks of."""
    facts = row_facts(files, besides=knowledge.contests)
    entities = {entity.path: entity for file in files for entity in file.entities} | dict(knowledge.entities)
    view = RowView(
        candidacies=facts.candidacies,
        contests=facts.contests,
        entities=entities,
        written=knowledge.entities.keys(),
    )
    store.load(mapper.row_view_lines(view))
