"""Exercise A5: test cases that wrong engines don't survive."""

from autogradkit.checking import Exercise, Task, Trial

from .judge import ENGINES, judge_for

exercise = Exercise(
    id="A5",
    title="Break the article",
    parts=(
        Task(
            "break_article",
            lambda: "an expression on which the article's rules are wrong",
            (Trial("the article's rules at (3, 5)"),),
            points=3,
            says="an expression that exposes the article's rules",
            judge=judge_for(2, ("article",)),
        ),
        Task(
            "break_all",
            lambda: "an expression on which all five engines are wrong",
            (Trial("five engines at (3, 5)"),),
            points=3,
            says="an expression that exposes all five engines",
            judge=judge_for(5, ("article", *ENGINES)),
        ),
    ),
    stars=2,
    minutes=20,
)
