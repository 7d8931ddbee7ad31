"""The class's page: how the exercises went, which mistakes were made most, and who is stuck where.

The upper part names nobody and can be put on a projector; names are in sections that are closed at first.
"""

from collections import Counter, defaultdict
from statistics import median
from typing import NamedTuple

from autogradkit.checking.sentences.report import NOT_THERE_YET
from autogradkit.grading import sentences

from .groups import group
from .html import bar, document, html_sentence, html_text
from .plain_text import LEFT_OUT, without_quotations
from .shown_report import numbers
from .to_look_at import to_look_at

__all__ = ["class_page"]

MISTAKES, CASES, CASES_OF_ONE, ON_THE_BOARD, FEW, UNTRIED = 10, 10, 2, 3, 3, 5


def class_page(book):
    """Return the page of a Gradebook as HTML."""
    columns = list(zip(*book.grades.values())) if book.exercises else []
    body = [head(book), totals(book), distribution(book, columns), on_the_board(book), mistakes(book)]
    body += [
        hardest_cases(columns),
        stuck_students(columns),
        looked_at(book),
        untried(book),
        unclear_times(book),
        similar_code(book.alike),
        similar_names(book.similar_name_groups),
    ]
    return document(sentences.CLASS, "\n".join(part for part in body if part))


def head(book):
    """Return the title and the figures."""
    exercises = quantity_text(len(book.exercises), sentences.EXERCISES)
    size = sentences.CLASS_SIZE.format(hand_ins=how_many(len(book.grades)), exercises=exercises)
    shares = [100 * book.points(s) / book.max_points(s) for s in book.grades if book.max_points(s)]
    half = sentences.HALF_REACHED.format(percent=median(shares)) if shares else ""
    sandbox = sentences.CLASS_SANDBOX.format(level=html_text(book.sandbox))
    return f'<h1>{sentences.CLASS}</h1>\n<p class="soft">{size}{half}{sandbox}</p>'


def totals(book):
    """Return the histogram of the points reached, in tenths."""
    shares = [book.points(s) / book.max_points(s) for s in book.grades if book.max_points(s)]
    counts = Counter(min(int(10 * share), 9) for share in shares)
    highest = max(counts.values(), default=1)
    parts = []
    for tenth in range(10):
        count, x = counts[tenth], 10 * tenth
        height = 76 * count / highest
        place = f'x="{x + 0.8}%" y="{88 - height:.1f}%" width="8.4%" height="{height:.1f}%"'
        parts.append(f'<rect class="passed" {place}/>')
        parts.append(f'<text x="{x + 5}%" y="{83 - height:.1f}%" text-anchor="middle">{count or ""}</text>')
        tenth_text = sentences.TENTH.format(low=x, high=x + 10)
        every_second = ' class="second"' if tenth % 2 else ""
        parts.append(f'<text{every_second} x="{x + 5}%" y="95%" text-anchor="middle">{tenth_text}</text>')
    said = "; ".join(
        sentences.TENTH_READ_ALOUD.format(low=10 * tenth, high=10 * tenth + 10, count=counts[tenth])
        for tenth in range(10)
    )
    svg = f'<svg class="tall" role="img" aria-label="{said}"><title>{said}</title>{"".join(parts)}</svg>'
    axes = f'<p class="soft">{sentences.POINTS_REACHED_AXES}</p>'
    return f"<h2>{sentences.POINTS_REACHED}</h2>\n{svg}\n{axes}"


def distribution(book, columns):
    """Return a row per exercise: a bar of how many got how far, and the mean of the points."""
    key = "".join(
        f'<span><svg><rect class="{name}" width="100%" height="100%"/></svg>{said}</span>'
        for name, said in sentences.GROUPS.items()
    )
    lines = []
    for exercise, rows in zip(book.exercises, columns):
        counts = Counter(map(group, rows))
        label = ", ".join(
            sentences.IN_GROUP.format(count=counts[name], group=said)
            for name, said in sentences.GROUPS.items()
            if counts[name]
        )
        known = [row.points / row.max_points for row in rows if row.points is not None and row.max_points]
        mean = f"{100 * sum(known) / len(known):.0f} %" if known else "–"
        drawn = bar([(name, counts[name]) for name in sentences.GROUPS], len(rows), label)
        lines.append(
            f'<tr><td class="title">{html_text(exercise.title)}</td>'
            f'<td class="name"><code>{html_text(exercise.name)}</code></td>'
            f'<td class="wide">{drawn}</td><td class="number">{mean}</td></tr>'
        )
    *heads, mean = sentences.EXERCISE_COLUMNS
    top = "".join(f"<th>{head}</th>" for head in heads) + f'<th class="number">{mean}</th>'
    table = f'<table class="rows"><tr>{top}</tr>{"".join(lines)}</table>'
    return f'<h2>{sentences.EXERCISE_BY_EXERCISE}</h2>\n<div class="key">{key}</div>\n{table}'


class Mistakes(NamedTuple):
    """Of each (exercise, code): how many made that mistake, what sentences they read, and what questions.

    `ours` are the names of an exercise's cases, which may be quoted.
    """

    made: Counter
    read: defaultdict
    asked: defaultdict
    ours: dict

    def words(self, one):
        """Return the sentence that most of them read, or else the question that several did.

        What is observed may differ from one to the other, and the number beside it is that of all.
        """
        most = max(2, self.made[one] / 2)
        for said, least in ((self.read, most), (self.asked, 2), (self.read, 2)):
            if shared := [words for words, count in said[one].most_common(1) if count >= least]:
                return shared[0]
        return ""


def mistakes_made(book):
    """Return the Mistakes of a class, without what its learners wrote."""
    ours = {exercise.name: case_names(exercise) for exercise in book.exercises}
    all_made = Mistakes(Counter(), defaultdict(Counter), defaultdict(Counter), ours)
    for rows in book.grades.values():
        for row in rows:
            codes = {code for code in row.codes if code not in NOT_THERE_YET}
            all_made.made.update((row.exercise, code) for code in codes)  # in however many functions, once
            known = ours[row.exercise].union(row.wrong)
            said = set(zip(row.codes, row.sentences))
            asked = {(code, question) for code, one in said for question in questions_in(row, one)}
            for counts, texts in ((all_made.read, said), (all_made.asked, asked)):
                for code, text in texts:
                    counts[row.exercise, code][without_quotations(text, known)] += 1
    return all_made


def case_names(exercise):
    """Return the names of an exercise's cases: the kit's words, or the teacher's."""
    parts = [getattr(part, "cases", getattr(part, "trials", ())) for part in exercise.parts]
    listed = [one for part in parts if isinstance(part, (tuple, list)) for one in part]
    return {one.name for one in listed if isinstance(getattr(one, "name", None), str)}


def questions_in(row, said):
    """Return the question that a sentence of a report ends in, if it ends in one."""
    asked = {(observed, question) for _, mistakes, _ in row.cards for observed, question in mistakes}
    return {question for observed, question in asked if question and f"{observed} {question}".strip() == said}


def made_by_several(made):
    """Return the mistakes that more than one have made, the most frequent first."""
    return [one for one in sorted(made, key=lambda one: (-made[one], one)) if made[one] > 1]


def on_the_board(book):
    """Return three mistakes that are worth a minute at the board, each with the numbers of one of them."""
    found = mistakes_made(book)
    made = found.made
    titles, cards = {e.name: e.title for e in book.exercises}, []
    shown = set()
    examples = {one: numbers_of(book, found, one) for one in made_by_several(made)}
    for one in sorted(examples, key=lambda one: (-made[one], examples[one] is None)):
        said, example = found.words(one), examples[one]
        beside = one[0], example or numbers_of(book, found, one, first=False)
        if not said or LEFT_OUT in said or beside in shown or len(cards) == ON_THE_BOARD:
            continue  # of which too little can be told, or a second mistake in the same answers
        shown.add(beside)
        share = sentences.OF_HAND_INS.format(count=made[one], hand_ins=how_many(len(book.grades)))
        cards.append(
            f'<div class="card"><p><b>{html_text(titles[one[0]])}</b> · {share}</p>'
            f"<p>{html_sentence(said)}</p>{numbers(*example) if example else ''}</div>"
        )
    if not cards:
        return ""
    return (
        f'<h2>{sentences.ON_MONDAY}</h2>\n<p class="soft">{sentences.ON_MONDAY_INTRODUCTION}</p>\n'
        f"{''.join(cards)}"
    )


def how_many(count):
    """Return a number of hand-ins as text.

    >>> how_many(1), how_many(2)
    ('1 hand-in', '2 hand-ins')
    """
    return quantity_text(count, sentences.HAND_INS)


def quantity_text(count, forms):
    """Return a number of things as text, by the form for one and that for other numbers."""
    return forms[count != 1].format(count=count)


def numbers_of(book, found, one, first=True):
    """Return the case that most hand-ins share which read what is told of a mistake, or None.

    It has numbers, and nobody's words. A function's case shows the `first` of its mistakes; the others only
    stand beside it.
    """
    exercise, code = one
    seen, shown, words = Counter(), 1 if first else None, found.words(one)
    for rows in book.grades.values():
        for row in rows:
            if row.exercise != exercise or code not in row.codes:
                continue
            known = found.ours[exercise].union(row.wrong)
            read = {said for its_code, said in zip(row.codes, row.sentences) if its_code == code}
            for _, mistakes_of_it, example in row.cards:
                told = [(f"{s} {q}".strip(), q) for s, q in mistakes_of_it[:shown]]
                told = [pair for pair in told if pair[0] in read]
                if example and words in {without_quotations(text, known) for pair in told for text in pair}:
                    seen[example] += 1
    drawn = [example for example, _ in seen.most_common() if not isinstance(example[1], str)]
    return drawn[0] if drawn else None


def mistakes(book):
    """Return the mistakes that most have made, by name, with the sentence they read.

    A sentence that only one of them read may quote her code, and who knows what stands there: a mistake made
    once is only named. Of one that several read, what it quotes is left out: two may agree on what to write.
    """
    found = mistakes_made(book)
    made = found.made
    titles = {e.name: e.title for e in book.exercises}
    often = made_by_several(made)[:MISTAKES]
    once = defaultdict(list)
    for exercise, code in sorted(one for one in made if made[one] == 1):
        once[exercise].append(code)
    lines = [
        f'<tr><td class="title name">{html_text(titles[one[0]])}<br>'
        f'<code class="soft">{html_text(one[1])}</code></td>'
        f'<td class="long">{html_sentence(found.words(one))}</td>'
        f'<td class="short">{bar([("failed", made[one])], made[often[0]], how_many(made[one]))}</td></tr>'
        for one in often
    ]
    table = f'<table class="rows">{"".join(lines)}</table>' if lines else ""
    named = [
        f"{html_text(titles[e.name])} <code>{html_text(', '.join(once[e.name]))}</code>"
        for e in book.exercises
        if e.name in once
    ]
    made_once = sentences.MADE_ONCE.format(mistakes=" · ".join(named))
    rest = f'<p class="soft">{made_once}</p>' if named else ""
    return f"<h2>{sentences.MISTAKES_MADE_MOST}</h2>\n{table}{rest}" if made else ""


def hardest_cases(columns):
    """Return the cases at which most hand-ins failed that got others right."""
    missed = Counter()
    for rows in columns:
        for row in rows:
            if row.status == "partial":
                missed.update((row.exercise, name) for name in row.wrong)
    if not missed:
        return ""
    listed, of_one = [], Counter()
    for one in sorted(missed, key=lambda one: (-missed[one], one)):
        of_one[one[0]] += 1
        if of_one[one[0]] <= CASES_OF_ONE:  # an exercise that is hard as a whole is seen above
            listed.append(one)
    most, titles = max(missed.values()), {rows[0].exercise: rows[0].title for rows in columns}
    lines = [
        f'<tr><td class="title">{html_text(titles[one[0]])}</td><td>{html_text(one[1])}</td>'
        f'<td class="short">{bar([("partial", missed[one])], most, how_many(missed[one]))}</td></tr>'
        for one in listed[:CASES]
    ]
    return (
        f"<h2>{sentences.HARDEST_CASES}</h2>\n"
        f'<p class="soft">{sentences.HARDEST_CASES_INTRODUCTION}</p>\n'
        f'<table class="rows">{"".join(lines)}</table>'
    )


def stuck_students(columns):
    """Return who is stuck where, closed at first: names are not for the projector."""
    lines = []
    for rows in columns:
        for name, said in sentences.GROUPS.items():
            who = [row.student for row in rows if group(row) == name]
            if who and name not in ("passed",):
                listed = names_text(who)
                lines.append(
                    f'<tr><td class="name"><code>{html_text(rows[0].exercise)}</code></td>'
                    f'<td class="name">{said}</td><td class="long">{listed}</td></tr>'
                )
    inside = table_of(lines) if lines else f"<p>{sentences.NOBODY}</p>"
    return closed_section(sentences.STUCK_STUDENTS, inside)


def looked_at(book):
    """Return the hand-ins that a person has to look at, with the reason."""
    lines = [
        f'<tr><td class="who"><bdi>{html_text(one.student)}</bdi></td>'
        f'<td class="name">{html_text(one.status.replace("_", " "))}</td>'
        f'<td class="long">{html_sentence(one.why)}</td>'
        f'<td class="who">{few_of(one.exercises)}</td></tr>'
        for one in to_look_at(book.grades)
    ]
    return closed_section(sentences.TO_LOOK_AT.format(count=len(lines)), table_of(lines)) if lines else ""


def untried(book):
    """Return who is right wherever it was asked, and has branches that no question took."""
    rows = [row for rows in book.grades.values() for row in rows if row.untried]
    lines = [
        f'<tr><td class="name"><code>{html_text(row.exercise)}</code></td>'
        f'<td class="who"><bdi>{html_text(row.student)}</bdi></td>'
        f'<td class="long">{"<br>".join(map(html_text, row.untried[:UNTRIED]))}'
        f"{' …' * (len(row.untried) > UNTRIED)}</td></tr>"
        for row in sorted(rows, key=lambda row: row.exercise)
    ]
    inside = f"<p>{sentences.UNTRIED_MEANS}</p>{table_of(lines)}"
    return closed_section(sentences.UNTRIED_TITLE.format(count=len(lines)), inside) if lines else ""


def few_of(exercises):
    """Return the names of the first few of some exercises."""
    return html_text(", ".join(exercises[:FEW])) + " …" * (len(exercises) > FEW)


def unclear_times(book):
    """Return the hand-ins that count as in time because nobody can tell how late they were, and why."""
    listed = {why: getattr(book, name) for name, why in sentences.UNCLEAR_TIME_GROUPS.items()}
    inside = "".join(
        f"<p>{html_text(why)}</p><p>{names_text(names)}</p>" for why, names in listed.items() if names
    )
    count = sum(map(len, listed.values()))
    return closed_section(sentences.UNCLEAR_TIMES.format(count=count), inside) if inside else ""


def names_text(names):
    """Return students' names in a row."""
    return " · ".join(f"<bdi>{html_text(name)}</bdi>" for name in names)


def similar_code(alike):
    """Return the pairs of hand-ins whose code has the same shape."""
    if not alike:
        return ""
    lines = [
        f"<tr><td><bdi>{html_text(a)}</bdi></td><td><bdi>{html_text(b)}</bdi></td>"
        f'<td class="number">{100 * share:.0f} %</td></tr>'
        for a, b, share in alike
    ]
    inside = f"<p>{sentences.SIMILAR_CODE_MEANS}</p>{table_of(lines)}"
    return closed_section(sentences.SIMILAR_CODE.format(count=len(lines)), inside)


def similar_names(groups):
    """Return the names that a reader would take for one."""
    if not groups:
        return ""
    lines = [names_text(group) for group in groups]
    rows = [f"<tr><td>{line}</td></tr>" for line in lines]
    inside = f"<p>{sentences.SIMILAR_NAMES_MEAN}</p>{table_of(rows)}"
    return closed_section(sentences.SIMILAR_NAMES.format(count=len(lines)), inside)


def closed_section(title, inside):
    """Return a section that is closed at first."""
    return f"<details><summary>{title}</summary>{inside}</details>"


def table_of(rows):
    """Return rows as a table."""
    return f'<table class="rows">{"".join(rows)}</table>'
