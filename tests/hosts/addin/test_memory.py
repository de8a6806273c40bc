from kamxl.hosts.addin.memory import Memory


def test_equal_arguments_are_computed_once_and_kinds_are_told_apart() -> None:
    memory: Memory[str] = Memory(10)
    given = [(1.0,), (True,), ("1",), (1.0,), ((1.0, None),), ((1.0, None),)]
    assert [memory.recall(one, None, lambda one=one: str(one)) for one in given] == [
        str(one) for one in given
    ]
    assert len(memory) == 4


def test_what_hangs_on_something_else_is_computed_anew_when_that_changes() -> None:
    memory: Memory[str] = Memory(10)
    old, new = object(), object()
    assert memory.recall((1,), old, lambda: "old") == "old"
    assert memory.recall((1,), new, lambda: "new") == "new"
    assert memory.recall((1,), new, lambda: "newer") == "new"


def test_what_was_used_last_stays_longest() -> None:
    memory: Memory[str] = Memory(2)
    for one in (1, 2, 1, 3):
        memory.recall((one,), None, lambda: "first")
    assert memory.recall((1,), None, lambda: "again") == "first"
    assert memory.recall((2,), None, lambda: "again") == "again"


def test_together_results_weigh_no_more_than_they_may() -> None:
    memory: Memory[str] = Memory(10, len)
    for one in ("aaaa", "bbbb", "cccc"):
        memory.recall((one,), None, lambda one=one: one)
    assert len(memory) == 2
    memory.recall(("d",), None, lambda: "d" * 11)
    assert len(memory) == 0
