"""A friend's tablet before exposure, told in the app: she reads at once why it matters, without blame. Case A, 10 February."""

BLAME = ("should not have", "must not", "wrong", "against the rules")


def test_a_friends_alprazolam_is_answered_at_once_and_kindly(rosa):
    told = rosa.post(
        "/my/plan/medicine/", "/my/plan/", name="alprazolam", dose_text="0.5 mg from a friend"
    ).content.decode()
    assert "alprazolam before exposure can undo the practice" in told
    assert "It is good that you told us." in told
    assert not [word for word in BLAME if word in told.lower()]
    assert "alprazolam before exposure" in rosa.get("/my/medicines/").content.decode()
