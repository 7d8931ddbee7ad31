import csv
import io
from dataclasses import replace

import pytest

from autogradkit.commands.grade import summary
from autogradkit.course.catalogue import entry
from autogradkit.errors import AutogradkitError
from autogradkit.grading.gradebook import Gradebook
from autogradkit.grading.hand_ins.hand_in import HandIn
from autogradkit.grading.late import read_policy, require_known_names
from autogradkit.grading.results.grade import Grade
from autogradkit.grading.run import GradingRun
from autogradkit.grading.sentences import LATE_EXAMPLE

POLICY = """
due = 2026-11-20T12:00:00Z
grace_minutes = 15
lost_per_day = 0.25
least = 0.25
marked = 0.5
[submitted]
"Dora" = 2026-11-22T12:00:00Z
"""
MUL = "def backward(g, x, y):\n    return g * y, g * x\n"
CLASS = {
    "Ana": HandIn("Ana", submitted="2026-11-20T12:10:00 UTC"),
    "Ben": HandIn("Ben", submitted="2026-11-20T14:00:00 Europe/Rome"),
    "Cem": HandIn("Cem", late=True),
    "Dora": HandIn("Dora"),
    "Eva": HandIn("Eva"),
}


@pytest.fixture
def policy(tmp_path):
    (tmp_path / "late.toml").write_text(POLICY)
    return read_policy(tmp_path / "late.toml")


def test_points_are_lost_at_export_and_verdicts_know_nothing_of_it(policy):
    rows = {name: (Grade("passed", 4.0, student=name, exercise="mul", max_points=4.0),) for name in CLASS}
    book = Gradebook([entry("mul")], rows, "strict", policy, CLASS.values())
    table = {row["student"]: row for row in csv.DictReader(io.StringIO(book.files()["grades.csv"]))}
    assert {name: row["points"] for name, row in table.items()} == dict.fromkeys(CLASS, "4")
    after = {name: (row["hours_late"], row["points_after_late"]) for name, row in table.items()}
    assert after == {
        "Ana": ("0.17", "4"),
        "Ben": ("1", "3"),
        "Cem": ("unknown", "2"),
        "Dora": ("48", "2"),
        "Eva": ("0", "4"),
    }
    assert "2 days late, so 2 count" in book.files()["feedback/Dora.md"]
    moodle = {row["Full name"]: row for row in csv.DictReader(io.StringIO(book.files()["moodle.csv"]))}
    said = {name: moodle[name]["Feedback comments"] for name in ("Ana", "Cem", "Dora")}
    late = {"Cem": "late, so 2 count; mul: passed", "Dora": "2 days late, so 2 count; mul: passed"}
    assert said == {"Ana": "mul: passed"} | late, "who has fewer points in Moodle reads there why"


def test_whose_time_nothing_says_is_named_and_counts_as_in_time(policy):
    rows = {name: (Grade("passed", 4.0, student=name, exercise="mul", max_points=4.0),) for name in CLASS}
    book = Gradebook([entry("mul")], rows, "strict", policy, CLASS.values())
    assert (book.without_time, book.points_after_lateness("Eva")) == (("Eva",), 4.0)
    from_canvas = Gradebook([entry("mul")], rows, "strict", policy, [HandIn("Eva", id="77", marks=True)])
    assert "Eva" not in from_canvas.without_time
    from_moodle = Gradebook([entry("mul")], rows, "strict", policy, [HandIn("Eva", id="77")])
    assert "Eva" in from_moodle.without_time, "Moodle's names never say that a hand-in was late"
    assert Gradebook([entry("mul")], rows, "strict", None, CLASS.values()).without_time == ()


def test_who_counts_as_in_time_though_something_says_otherwise_is_on_the_class_page(tmp_path):
    (tmp_path / "late.toml").write_text("due = 2026-11-20T12:00:00Z\nlost_per_day = 0.25")
    rows = {name: (Grade("passed", 4.0, student=name, exercise="mul", max_points=4.0),) for name in CLASS}
    noted = [
        HandIn("Ana", submitted="soon"),
        CLASS["Cem"],
        HandIn("Dora", late=True, submitted="2026-11-21 08:00"),
    ]
    book = Gradebook([entry("mul")], rows, "strict", read_policy(tmp_path / "late.toml"), noted)
    assert (book.with_unreadable_time, book.spared) == (("Ana",), ("Cem",))
    page = book.files()["class.html"].split("When was it handed in? 4 (names)")[1]
    assert [name for name in CLASS if f"<bdi>{name}</bdi>" in page] == ["Ana", "Ben", "Cem", "Eva"]
    assert "handed in?" not in Gradebook([entry("mul")], rows, "strict", None, noted).files()["class.html"]


@pytest.mark.parametrize(
    "text",
    ["", "due = 3", "due = 2026-11-20T12:00:00Z\nlost_per_dya = 0.1", "due = 2026-11-20\nleast = 2", "="],
)
def test_what_is_no_policy_is_refused_in_one_sentence(tmp_path, text):
    (tmp_path / "late.toml").write_text(text)
    with pytest.raises(AutogradkitError) as said:
        read_policy(tmp_path / "late.toml")
    assert "late.toml" in str(said.value)


def test_a_mistake_in_a_policy_is_told_with_what_would_be_right(tmp_path):
    path = tmp_path / "late.toml"
    path.write_text("deadline = 2026-11-20")
    with pytest.raises(
        AutogradkitError, match="due, grace_minutes, lost_per_day, least, marked, submitted, extended"
    ):
        read_policy(path)
    path.write_text("due = 2026-11-20T12:00:00Z\nleast = 50")
    with pytest.raises(AutogradkitError, match=r"least = 50 is not possible. It looks like: least = 0\.5"):
        read_policy(path)


def test_who_has_more_time_is_late_by_her_own(policy, tmp_path):
    times = {"Ben": "2026-11-20T14:30:00Z", "Dora": "2026-11-21T12:00:00Z", "Cem": "2026-11-27T12:00:00Z"}
    more = "".join(f'"{name}" = {until}\n' for name, until in times.items())
    (tmp_path / "more.toml").write_text(f"{POLICY}[extended]\n{more}")
    extended = read_policy(tmp_path / "more.toml")
    hours = {
        name: (policy.lateness_of(one).hours, extended.lateness_of(one).hours) for name, one in CLASS.items()
    }
    assert hours["Ana"] == (0.17, 0.17)
    assert hours["Ben"] == (1.0, 0.0)
    assert hours["Dora"] == (48.0, 24.0)
    assert (extended.lateness_of(CLASS["Cem"]).share, extended.spares(CLASS["Cem"])) == (1.0, True)
    assert (policy.lateness_of(CLASS["Cem"]).share, policy.spares(CLASS["Cem"])) == (0.5, False)


def test_more_time_for_somebody_who_is_not_in_the_class_is_refused(policy):
    more = replace(policy, extended={"Beno": policy.due})
    with pytest.raises(AutogradkitError, match=r"speaks of Beno, but nobody .* Did you mean 'Ben'\?"):
        require_known_names(more, CLASS)


@pytest.mark.parametrize("table", ["extended", "submitted"])
def test_a_time_that_is_none_is_told_in_either_table(tmp_path, table):
    (tmp_path / "late.toml").write_text(f'due = 2026-11-20T12:00:00Z\n[{table}]\n"Ben" = 2026-11-21')
    with pytest.raises(AutogradkitError, match=f"{table}: Ben = .*It looks like: .{table}."):
        read_policy(tmp_path / "late.toml")


@pytest.mark.parametrize("when", ["2026-11-21", '"2026-11-21 08:00"', "3"])
def test_a_day_without_an_hour_is_told_with_whose_it_is(tmp_path, when):
    path = tmp_path / "late.toml"
    path.write_text(f'due = 2026-11-20T12:00:00Z\n[submitted]\n"Ana" = 2026-11-21T08:00:00Z\n"Ben" = {when}')
    with pytest.raises(AutogradkitError, match="submitted: Ben = "):
        read_policy(path)


def test_the_example_of_the_help_page_is_a_policy(tmp_path):
    (tmp_path / "late.toml").write_text(LATE_EXAMPLE.partition("\n")[2])
    assert read_policy(tmp_path / "late.toml").least == 0.5


def test_a_policy_that_is_not_there_is_named(tmp_path):
    with pytest.raises(AutogradkitError, match=r"^There is no file .*nosuch\.toml\. --late takes"):
        read_policy(tmp_path / "nosuch.toml")


def test_a_time_without_a_zone_is_said_to_be_taken_as_utc(policy, tmp_path):
    (tmp_path / "local.toml").write_text(POLICY.replace("00Z", "00"))
    local = read_policy(tmp_path / "local.toml")
    rows = {"Dora": (Grade("passed", 4.0, student="Dora", exercise="mul", max_points=4.0),)}
    books = [Gradebook([entry("mul")], rows, "strict", one, CLASS.values()) for one in (policy, local)]
    assert [book.lateness("Dora").hours for book in books] == [48.0, 48.0]
    with_zone, without = (summary(GradingRun(tmp_path, book, (), 0)) for book in books)
    assert "says no time zone for “due”, “Dora”: taken as UTC." in without
    assert "time zone" not in with_zone


def test_a_day_as_it_is_written_elsewhere_is_told_how_a_policy_writes_it(tmp_path):
    (tmp_path / "late.toml").write_text("due = 20.11.2026")
    with pytest.raises(AutogradkitError, match=r"due = 2026-11-20T23:59:00\+01:00"):
        read_policy(tmp_path / "late.toml")


def test_a_run_that_forgets_the_late_policy_says_whose_points_come_back(grade, hand_ins, policy, tmp_path):
    folder = hand_ins({"Dora/mul.py": MUL, "Eva/mul.py": MUL})
    grade(folder, tmp_path / "out", late=replace(policy, submitted={"Dora": policy.submitted["Dora"]}))
    forgotten = grade(folder, tmp_path / "out")
    assert forgotten.late_before == ("Dora",)
    assert "1 hand-in lost points for being late, and now none is lost: “Dora”." in summary(forgotten)
    assert grade(folder, tmp_path / "out").late_before == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[submitted]\nAna = 2026-11-20T12:00:00Z\ndue = 2026-11-20T12:00:00Z", "stands below .submitted."),
        ("due = 2026-11-20T12:00:00Z\n[extended]\nAna = 2025-11-27T12:00:00Z", "before everybody's time"),
        ("due = 2026-11-20T12:00:00Z\n[extended]\nAna = 2026-11-20T11:00:00", "before everybody's time"),
        ("due = 2026-11-20T12:00:00Z\n[submitted]\nAna Diaz = 2026-11-20T12:00:00Z", "quotation marks"),
    ],
)
def test_a_slip_in_a_policy_is_told_where_it_is(tmp_path, text, said):
    (tmp_path / "late.toml").write_text(text)
    with pytest.raises(AutogradkitError, match=said):
        read_policy(tmp_path / "late.toml")


def test_a_policy_that_an_editor_began_with_a_byte_order_mark_is_one(tmp_path):
    (tmp_path / "late.toml").write_text("due = 2026-11-20T12:00:00Z", encoding="utf-8-sig")
    assert read_policy(tmp_path / "late.toml").due.hour == 12


def test_a_policy_that_takes_nothing_from_anybody_says_so(policy, tmp_path):
    rows = {"Dora": (Grade("passed", 4.0, student="Dora", exercise="mul", max_points=4.0),)}
    for policy_now, told in ((policy, False), (replace(policy, lost_per_day=0, marked=1), True)):
        book = Gradebook([entry("mul")], rows, "strict", policy_now, CLASS.values())
        assert ("takes no points away" in summary(GradingRun(tmp_path, book, (), 0))) == told
