"""The read model behind pages, API and `kg why`: plain frozen values, read from the store by SPARQL alone."""

from kg.views.articles import Article, article
from kg.views.contests import Contest, contest
from kg.views.course import Course, Lead, Point, Series, course
from kg.views.elections import Election, election
from kg.views.factcheck import (
    CHECK_COLUMNS,
    CheckedArticle,
    CheckedClaim,
    CheckedPublisher,
    check_article,
    check_articles,
)
from kg.views.factcheck import by_publisher as check_publishers
from kg.views.factcheck import rows_of as check_rows
from kg.views.groups import Group, group
from kg.views.lookup import Hit, search
from kg.views.people import Person, person
from kg.views.places import Constituency, Place, constituency, place
from kg.views.reasons import Said, Why, disagreements, why
from kg.views.records import ClaimPage, claims
from kg.views.summary import Counts, Overview, counts, overview
from kg.views.things import Description, describe, exists, replaced_by
from kg.views.verdicts import Verdict
from kg.views.view import Thing, Value, View

__all__ = [
    "CHECK_COLUMNS",
    "Article",
    "CheckedArticle",
    "CheckedClaim",
    "CheckedPublisher",
    "ClaimPage",
    "Constituency",
    "Contest",
    "Counts",
    "Course",
    "Description",
    "Election",
    "Group",
    "Hit",
    "Lead",
    "Overview",
    "Person",
    "Place",
    "Point",
    "Said",
    "Series",
    "Thing",
    "Value",
    "Verdict",
    "View",
    "Why",
    "article",
    "check_article",
    "check_articles",
    "check_publishers",
    "check_rows",
    "claims",
    "constituency",
    "contest",
    "counts",
    "course",
    "describe",
    "disagreements",
    "election",
    "exists",
    "group",
    "overview",
    "person",
    "place",
    "replaced_by",
    "search",
    "why",
]
