"""Who fills which role of a clause, by marks and order; pronouns and subjects left out are filled from before."""

from itertools import pairwise

from kg.extract import roles_after
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.named_after import describes_object
from kg.extract.phrases import Chunk, Sort, relative
from kg.extract.predicates_after import is_doer
from kg.extract.subjects import SubjectView


class RoleView(SubjectView):
    """The roles of a sentence's clauses."""

    def roles(self, clause: Clause) -> dict[str, list[Who]]:
        """Role -> who fills it. A missing subject comes from the clause before."""
        known = self._roles.get(id(clause))
        if known is not None:
            return known
        self._roles[id(clause)] = {}
        found = self._roles_before(clause) if self.is_before else self._roles_after(clause)
        self._roles[id(clause)] = found
        if found.get("subject"):
            self._subjects[id(clause)] = found["subject"]
        return found

    def _roles_before(self, clause: Clause) -> dict[str, list[Who]]:
        if clause.link == "gap":
            return self._roles_gapped(clause)
        if clause.link == "who" and self.chunks[clause.first].has("join:whom"):
            return self._roles_of_whom(clause)
        inverted = self._inverted(clause)
        found: dict[str, list[Who]] = {"subject": inverted or self._subject_before(clause)}
        is_object, is_relative = not inverted, False
        for place in range(clause.predicate + 1, clause.last):
            one = self.chunks[place]
            if one.sort is Sort.WORD and not one.tags and not one.sign:
                continue
            is_stop = one.is_sign(",;") and not describes_object(clause, place, has_object=bool(found.get("object")))
            if is_stop or one.has("join:while", "join:who"):
                is_object = False
            is_relative = one.has("join:which") or (is_relative and not is_stop)
            who = self._object_pronoun(place) if one.has("pronoun:him") else self._who(one)
            if who is None or is_relative or one.has("pronoun:he", "pronoun:she"):
                continue
            mark = one.mark or self._shared_mark(place)
            if mark:
                found.setdefault(mark, []).append(who)
            elif is_object or self._is_list(clause):
                found.setdefault("object", []).append(who)
        for one in clause.before:
            who = self._who(one)
            if who is not None and one.mark in ("by", "over", "against", "ahead", "behind"):
                found.setdefault(one.mark, []).append(who)
        is_shared = any(one.has("respectively") for one in clause.own)
        is_both = any(one.has("both") for one in clause.after[:1])
        found["object"] = found.get("object", [])[: None if self._is_list(clause) or is_shared or is_both else 1]
        return found

    def _shared_mark(self, place: int) -> str:
        """ "against Rao and Das": the mark of the one before stands for both."""
        left = self.chunks[place - 2] if place > 1 and self.chunks[place - 1].has("join:and") else None
        return left.mark if left is not None and left.sort is Sort.ACTOR and left.mark in ("against", "over") else ""

    def _roles_of_whom(self, clause: Clause) -> dict[str, list[Who]]:
        """ "A, whom B beat": the one named before is the object; "he" is who acts in the sentence."""
        before = (self._who(self.chunks[at]) for at in range(clause.first - 1, -1, -1))
        beaten = next((who for who in before if who is not None and who.is_person), None)
        named = [who for one in clause.before if one.actor is not None and (who := self._who(one)) is not None]
        place = self.clauses.index(clause)
        earlier = self.roles(self.clauses[place - 1]).get("subject", []) if place > 0 else []
        acting = [who for who in (*named, *earlier, *self.state.topic) if who != beaten]
        if beaten is None or clause.is_passive:
            return {"subject": [beaten] if beaten is not None else []}
        return {"subject": acting[:1], "object": [beaten]}

    def _object_pronoun(self, place: int) -> Who | None:
        """ "trailing him by 900", "beat her in Kota": the person whom the sentence before was about."""
        following = self.chunks[place + 1] if place + 1 < len(self.chunks) else None
        is_alone = following is None or following.is_sign(",.;") or bool(following.item.values("mark:"))
        if not is_alone:
            return None
        named = [
            one.actor.person
            for one, following in pairwise(self.chunks[: place + 1])
            if one.actor is not None and one.actor.person >= 0 and not following.has("mark:owner")
        ]
        if not named and not any(one.has("pronoun:he", "pronoun:she") for one in self.chunks[:place]):
            return None
        others = [person for person in named if person != named[-1]]
        about = self.state.spoken_of
        topic = self.state.topic[0] if self.state.topic else Who(about) if about >= 0 else None
        if others:
            return Who(others[-1])
        return topic if topic is not None and topic.is_person and topic.person not in named else None

    def _inverted(self, clause: Clause) -> list[Who]:
        """A subject after its predicate: "Suffering a defeat was X", "Beaten by Y in Kota, X said …"."""
        if clause.predicate < 0 or any(one.sort is Sort.ACTOR for one in self.chunks[: clause.predicate]):
            return []
        following = self.chunks[clause.predicate + 1 : clause.predicate + 2]
        place = clause.predicate + 2
        if not (following and following[0].has("be:be")):
            is_open = clause.is_passive and clause.predicate <= 1
            stops = (at for at in range(clause.predicate + 1, len(self.chunks)) if self.chunks[at].is_sign(","))
            place = next(stops, -2) + 1 if is_open else -1
        while 0 <= place < len(self.chunks) and self.chunks[place].has("article:the", "skip:adjective"):
            place += 1
        who = self._who(self.chunks[place]) if 0 < place < len(self.chunks) else None
        return [who] if who is not None and self.chunks[place].mark == "" else []

    def _roles_gapped(self, clause: Clause) -> dict[str, list[Who]]:
        """Roles of a clause whose predicate is left out: its first actor is the subject."""
        found: dict[str, list[Who]] = {}
        if clause.is_passive:
            found["subject"] = self.roles(self.clauses[self.clauses.index(clause) - 1]).get("subject", [])
        for one in clause.own:
            who = self._who(one)
            if who is None:
                continue
            name = one.mark or ("object" if found.get("subject") else "subject")
            found.setdefault(name, []).append(who)
        if clause.kind in ("going", "going_now"):
            return {"object": found.get("to", [])[:1]}
        return found

    def _is_list(self, clause: Clause) -> bool:
        return clause.kind in ("contest", "nominate")

    def _subject_before(self, clause: Clause) -> list[Who]:
        head = self._after_relative(clause)
        if head is not None:
            return [head]
        stops = clause.before
        aside = relative(stops)
        if clause.kind in ("lead", "victory") and any(one.has("pronoun:his") for one in stops[-1:]):
            owner = self._meant(clause.word, None)
            return [owner] if owner is not None else []
        places = (at for at in range(len(stops) - 1, -1, -1) if at not in aside)
        last = next((at for at in places if self._may_act(clause, at)), -1)
        if last < 0:
            return self._inherited(clause)
        return self._joined_subject(clause, self._named_before(clause, last))

    def _may_act(self, clause: Clause, place: int) -> bool:
        """Whether the noun group at a place of the clause may be its subject."""
        one, after = clause.before[place], clause.before[place + 1 : place + 2]
        who = self._who(one)
        if who is None or one.mark not in ("", "with", "owner") or (after and after[0].has("said")):
            return False
        if who.is_person and self._is_company(clause, place):
            return False
        return not (who.is_person and self._is_owner_only(clause, clause.first + place))

    def _is_company(self, clause: Clause, place: int) -> bool:
        """ "crossed over with her father, ex-minister Rao, and beat Das": Rao only went along."""
        at = place - 1
        while at > 0 and (clause.before[at].is_sign(",") or clause.before[at].has("article:the", "skip:adjective")):
            at -= 1
        before = clause.before[max(0, at - 2) : at]
        is_kin = at > 0 and bool(clause.before[at].item.values("relation:"))
        return is_kin and any(one.has("mark:with") for one in before)

    def _named_before(self, clause: Clause, last: int) -> int:
        """The place of the person whom a party between commas only describes: "Rao, P candidate and Speaker, lost"."""
        who = self._who(clause.before[last])
        if who is None or who.is_person:
            return last
        for at in range(last - 1, -1, -1):
            one = clause.before[at]
            if one.actor is not None and one.actor.person >= 0 and one.mark in ("", "with"):
                is_own = clause.before[at + 2 : at + 3] and clause.before[at + 2].item.values("pronoun:")
                is_described = (
                    clause.before[at + 1].is_sign(",") and clause.before[last].actor is not None and not is_own
                )
                is_part = at > 0 and clause.before[at - 1].has("join:and")
                return at if is_described and not is_part and self._may_act(clause, at) else last
        return last

    def _joined_subject(self, clause: Clause, last: int) -> list[Who]:
        """The group at a place with those joined to it: "A, B, C and D lost"."""
        stops = clause.before
        first = self._who(stops[last])
        is_headline = last == 2 and stops[1].is_sign(",") and clause.predicate == clause.first + 3
        subject, is_joined = [first] if first is not None else [], is_headline and clause.first == 0
        for place in range(last - 1, -1, -1):
            one = stops[place]
            if one.has("join:and", "article:the", "also"):
                is_joined = is_joined or one.has("join:and")
                continue
            if one.is_sign(",") or one.item.values("relation:") or one.has("pronoun:his"):
                continue  # "and his mother B"
            who = self._who(one) if is_joined and one.mark in ("", "with") and self._may_act(clause, place) else None
            if who is None or (first is not None and who.is_person != first.is_person):
                break
            subject.insert(0, who)
        return subject

    def _is_owner_only(self, clause: Clause, place: int) -> bool:
        """ "Rao's son and heir won": somebody named only as the owner of another is not who acts."""
        if place + 1 >= clause.predicate or not self.chunks[place + 1].has("mark:owner"):
            return False
        between = self.chunks[place + 2 : clause.predicate]
        return not all(
            one.sort is Sort.NUMBER or one.has("skip:adjective", "vote_noun", "early", "flag:sitting", "interim")
            for one in between
        )

    def _roles_after(self, clause: Clause) -> dict[str, list[Who]]:
        found: dict[str, list[Who]] = {}
        is_noun = clause.predicate >= 0 and clause.kind == "contest" and clause.word.has("bout_noun")
        for one in clause.before if clause.predicate >= 0 and not is_noun else clause.own:
            self._fill(found, one, clause)
        if clause.predicate >= 0 and is_doer(self.chunks, clause.predicate):
            found = {**{name: found[name] for name in found if name != "agent"}, "subject": self._doer(clause)}
        if clause.kind in ("win", "becomes", "overcome"):
            found["from"] = [who for who in found.get("from", ()) if who.is_person]
        acting = found.get("subject", [])
        if acting and not any(who.is_person for who in acting) and roles_after.is_inverted(clause):
            found = {**{name: found[name] for name in found if name not in ("subject", "of")}}
            self._fill(found, clause.after[0], clause)
        if clause.predicate >= 0 and not found:
            for one in clause.after:
                self._fill(found, one, clause)
        if clause.kind == "going" and found.get("subject"):
            found["object"] = found["subject"][-1:]
        if not found.get("subject") and not found.get("agent"):
            found["inherited"] = self._inherited_after(clause)
        if clause.kind not in ("contest", "nominate"):
            found["subject"] = self._coordinated(clause, found.get("subject", []))
        return found

    def _doer(self, clause: Clause) -> list[Who]:
        """Who is named right after a predicate that describes them: "B को हराने वाले A"."""
        near = (self._who(one) for one in self.chunks[clause.predicate + 1 : clause.predicate + 4])
        return [who for who in near if who is not None][:1]

    def _coordinated(self, clause: Clause, subject: list[Who]) -> list[Who]:
        """The last subject, with those joined to it: "कांग्रेस व AIMIM पीछे"."""
        if len(subject) < 2:
            return subject
        places = [
            at
            for at in range(clause.first, clause.last)
            if self.chunks[at].sort is Sort.ACTOR and not self.chunks[at].mark
        ]
        found = subject[-1:]
        for left, right in zip(reversed(places[:-1]), reversed(places[1:]), strict=False):
            if not all(roles_after.is_joint(one) for one in self.chunks[left + 1 : right]):
                break
            found = [*subject[-len(found) - 1 : -len(found)], *found]
        return found

    def _fill(self, found: dict[str, list[Who]], one: Chunk, clause: Clause) -> None:
        who = self._who(one, clause)
        if one.mark == "of" and clause.predicate >= 0 and not self._is_beside(one, clause):
            return
        if who is not None:
            found.setdefault(one.mark or "subject", []).append(who)

    def _is_beside(self, one: Chunk, clause: Clause) -> bool:
        """Whether only its mark and a particle stand between a noun group and the predicate: "X की (भी) जीत"."""
        near = self.chunks[max(clause.first, clause.predicate - 4) : clause.predicate]
        place = next((at for at, other in enumerate(near) if other is one), len(near))
        between = near[place + 1 :]
        is_owner = any(
            roles_after.is_office(other) or roles_after.is_kin(other) or other.has("mark:in") for other in between
        )
        return place < len(near) and not is_owner

    def _inherited_after(self, clause: Clause) -> list[Who]:
        """Who acts in the clause before; after "who", the person named last."""
        if clause.link == "who":
            for at in range(clause.first - 1, -1, -1):
                who = self._who(self.chunks[at])
                if who is not None and who.is_person:
                    return [who]
        if any(roles_after.is_description(one) for one in clause.before) or roles_after.has_stranger(clause.before):
            return []
        place = self.clauses.index(clause)
        if clause.link in ("while", "but") and any(one.sort is Sort.SEAT for one in clause.own):
            return []
        for earlier in reversed(self.clauses[:place]):
            roles = self.roles(earlier)
            is_deed = earlier.kind in ("defeat", "nominate") or (earlier.kind == "defeat_noun" and not roles.get("by"))
            for name in ("agent", "subject", *(() if is_deed else ("dative",)), "inherited"):
                if roles.get(name):
                    return roles[name][:1]
        following = self.clauses[place + 1] if place + 1 < len(self.clauses) else None
        if following is None or following.link in ("while", "but", "who", "which") or following.predicate < 0:
            return []
        ahead = [self._who(one) for one in following.before if one.mark in ("", "agent")]
        return [who for who in ahead if who is not None][:1]
