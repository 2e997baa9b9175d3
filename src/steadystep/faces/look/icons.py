"""The few pictures of the product, as outline paths on a 24 by 24 grid. Each always stands beside a word."""

PATHS: dict[str, str] = {
    "today": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8.5 15l2.5 2.5 4.5-4.5",
    "plan": "M4 20h4v-5h5v-5h5V5h3",
    "messages": "M4 5h16v11h-9l-5 4v-4H4z",
    "help": "M12 20s-7-4.6-7-10a4 4 0 0 1 7-2.6A4 4 0 0 1 19 10c0 5.4-7 10-7 10z",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20",
    "person": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6",
    "phone": "M6 4h4l1.5 4.5L9 10c1 2.2 2.8 4 5 5l1.5-2.5L20 14v4c0 1.1-.9 2-2 2C11 20 4 13 4 6c0-1.1.9-2 2-2z",
    "open": "M9 6l6 6-6 6",
    "back": "M15 6l-6 6 6 6",
    "tick": "M5 13l4.5 4.5L19 7",
    "close": "M6 6l12 12M18 6 6 18",
    "theme": "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
}
