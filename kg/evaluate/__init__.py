"""How well articles are read: claims against gold annotations, and what can be measured without gold."""

from kg.evaluate.folder import ArticleScore, Difference, Evaluation, evaluate_folder
from kg.evaluate.measure import Counts
from kg.evaluate.proxy import Silence, find_silences

__all__ = ["ArticleScore", "Counts", "Difference", "Evaluation", "Silence", "evaluate_folder", "find_silences"]
