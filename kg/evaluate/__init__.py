"""How well articles are read: claims against gold annotations, by type and language."""

from kg.evaluate.folder import ArticleScore, Evaluation, evaluate_folder
from kg.evaluate.measure import Counts

__all__ = ["ArticleScore", "Counts", "Evaluation", "evaluate_folder"]
