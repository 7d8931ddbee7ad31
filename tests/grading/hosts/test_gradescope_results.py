"""What Gradescope shows of one hand-in, and what it tells the teacher alone."""

from autogradkit.grading.hosts.gradescope_results import results
from autogradkit.grading.results.grade import Grade


def test_branches_that_no_question_took_are_told_to_the_teacher_alone():
    about = {"student": "Ana", "exercise": "mul", "title": "A product", "max_points": 4.0}
    told = results([Grade("passed", 4.0, **about, untried=("backward: “n > 9” was never true",))], "strict")
    assert told["extra_data"]["untried"] == {"mul": ["backward: “n > 9” was never true"]}
    assert "n > 9" not in str(told["tests"])
    assert results([Grade("passed", 4.0, **about)], "strict")["extra_data"]["untried"] == {}
