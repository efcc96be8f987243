"""Calendar files are what other calendars understand."""

from datetime import UTC, date, datetime, timedelta, timezone

from icalendar import Calendar

from medborgarbudget.web.calendars import CalendarEvent, calendar_file

MEETING = CalendarEvent(
    uid="1@example.se",
    starts=datetime(2026, 4, 23, 13, tzinfo=timezone(timedelta(hours=2))),
    ends=datetime(2026, 4, 23, 16, tzinfo=timezone(timedelta(hours=2))),
    summary="Nätverksmöte; rösta, lyssna",
    description="Första raden\nAndra raden",
    sequence=3,
)


def test_what_goes_in_comes_out() -> None:
    calendar = Calendar.from_ical(calendar_file(name="Vårt nätverk", events=[MEETING]))
    assert calendar["x-wr-calname"] == "Vårt nätverk"
    assert calendar["method"] == "PUBLISH"
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == MEETING.summary
    assert event["description"] == MEETING.description
    assert event["dtstart"].dt == MEETING.starts
    assert event["dtend"].dt == MEETING.ends
    assert (event["sequence"], event["status"]) == (3, "CONFIRMED")


def test_times_are_written_in_utc_so_that_no_zone_has_to_be_known() -> None:
    file = calendar_file(name="A", events=[MEETING])
    assert b"DTSTART:20260423T110000Z\r\n" in file


def test_the_last_of_whole_days_is_part_of_them() -> None:
    days = CalendarEvent("2@example.se", date(2026, 4, 1), date(2026, 4, 30), "Förslag")
    (event,) = Calendar.from_ical(calendar_file(name="A", events=[days])).walk("VEVENT")
    assert event["dtend"].dt == date(2026, 5, 1)


def test_whole_days_make_nobody_busy_as_a_meeting_does() -> None:
    days = CalendarEvent("2@example.se", date(2026, 4, 1), date(2026, 4, 30), "Förslag")
    file = calendar_file(name="A", events=[days, MEETING])
    meeting, step = sorted(Calendar.from_ical(file).walk("VEVENT"), key=lambda each: each["uid"])
    assert (meeting["transp"], step["transp"]) == ("OPAQUE", "TRANSPARENT")


def test_what_has_no_end_is_written_without_one() -> None:
    start = CalendarEvent("3@example.se", datetime(2026, 4, 1, 8, tzinfo=UTC), None, "Start")
    (event,) = Calendar.from_ical(calendar_file(name="A", events=[start])).walk("VEVENT")
    assert "dtend" not in event


def test_a_cancelled_meeting_says_so() -> None:
    gone = CalendarEvent("4@example.se", date(2026, 4, 1), None, "Start", cancelled=True)
    file = calendar_file(name="A", events=[gone], method="CANCEL")
    assert b"METHOD:CANCEL\r\n" in file
    assert b"STATUS:CANCELLED\r\n" in file


def test_no_line_is_longer_than_calendars_read() -> None:
    long = CalendarEvent("5@example.se", date(2026, 4, 1), None, "å" * 200)
    lines = calendar_file(name="A", events=[long]).split(b"\r\n")
    assert max(map(len, lines)) <= 75
