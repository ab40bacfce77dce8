from dudao.lib.one_by_one import one_by_one


def test_one_that_fails_is_logged_and_keeps_nobody_waiting(caplog):
    def halve(number):
        return 12 // number

    assert one_by_one([4, 0, 3], halve) == [3, 4]
    assert "halve failed for 0" in caplog.text
    assert "ZeroDivisionError" in caplog.text
