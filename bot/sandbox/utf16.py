"""Telegram counts text in UTF-16 code units; Python counts code points. The bridge."""


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_index(text: str, units: int) -> int:
    """Return the Python index that lies so many UTF-16 units into the text."""
    if text.isascii():
        return units
    encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(encoded.decode("utf-16-le", "ignore"))
