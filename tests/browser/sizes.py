"""The two windows in which every page is looked at."""

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
