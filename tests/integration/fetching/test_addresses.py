"""Which addresses the guard lets out to, and which names."""

from __future__ import annotations

import threading

import pytest

from onesheet.sources.fetching import FetchError, Limits
from onesheet.sources.fetching.addresses import is_public, parse_ip
from onesheet.sources.fetching.client import get
from onesheet.sources.fetching.guard import resolve

REFUSED = {
    "0.0.0.0": "this network",
    "0.1.2.3": "this network",
    "10.0.0.1": "private",
    "10.255.255.255": "private",
    "100.64.0.1": "carriers",
    "100.127.255.255": "carriers",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "169.254.0.1": "link-local",
    "169.254.169.254": "metadata",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.1": "assignments",
    "192.0.0.9": "assignments, though global",
    "192.0.2.1": "documentation",
    "192.31.196.1": "AS112",
    "192.52.193.1": "multicast tunneling",
    "192.88.99.1": "6to4 relay",
    "192.168.1.1": "private",
    "192.175.48.1": "AS112",
    "198.18.0.1": "benchmarking",
    "198.19.255.255": "benchmarking",
    "198.51.100.7": "documentation",
    "203.0.113.9": "documentation",
    "224.0.0.1": "multicast",
    "239.255.255.255": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "IPv4-compatible",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "::ffff:93.184.215.14": "IPv4-mapped, of a public address",
    "64:ff9b::7f00:1": "NAT64 of loopback",
    "64:ff9b::5db8:d70e": "NAT64 of a public address",
    "64:ff9b:1::1": "local NAT64",
    "100::1": "discard",
    "2001::1": "Teredo",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "Teredo",
    "2001:2::1": "benchmarking",
    "2001:10::1": "ORCHID",
    "2001:20::1": "ORCHIDv2",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "6to4 of loopback",
    "2002:5db8:d70e::1": "6to4 of a public address",
    "2620:4f:8000::1": "AS112",
    "3fff::1": "documentation",
    "5f00::1": "segment routing",
    "fc00::1": "unique local",
    "fd12:3456:789a::1": "unique local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local with a zone",
    "2600::1%eth0": "a zone is never global",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
}
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.0.1.1",
    "198.17.255.255",
    "198.20.0.1",
    "223.255.255.254",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
)


@pytest.mark.parametrize(("address", "what"), REFUSED.items(), ids=REFUSED)
def test_special_address_is_refused(address, what):
    assert not is_public(parse_ip(address)), what


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_allowed(address):
    assert is_public(parse_ip(address))


def fetch_resolving(address, resolver):
    return get(address, site="", limits=Limits(seconds=3), allowed=is_public, resolver=resolver)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "2130706433",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:ffff:7f00:1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "169.254.169.254",
        "100.64.0.1",
        "10.0.0.1",
    ],
)
def test_ways_of_writing_an_inner_address_are_refused_by_what_the_system_makes_of_them(host):
    with pytest.raises(FetchError, match="is an address inside a private or local network"):
        fetch_resolving(f"http://{host}/", resolve)


@pytest.mark.parametrize(
    "answers",
    [
        ["10.0.0.5"],
        ["93.184.215.14", "10.0.0.5"],
        ["10.0.0.5", "93.184.215.14"],
        ["2606:4700:4700::1111", "::1"],
        ["::ffff:10.0.0.5"],
    ],
)
def test_name_with_one_inner_address_among_its_addresses_is_refused(answers):
    with pytest.raises(FetchError, match=r"films\.example\.org is an address inside a private or local network"):
        fetch_resolving("https://films.example.org/page", lambda host, port: answers)


def test_international_name_is_looked_up_in_its_wire_form():
    asked = []

    def resolver(host, port):
        asked.append((host, port))
        return ["192.168.0.1"]

    with pytest.raises(FetchError, match=r"xn--bcher-kva\.example is an address inside"):
        fetch_resolving("http://bücher.example/", resolver)

    assert asked == [("xn--bcher-kva.example", 80)]


def test_name_without_an_address_is_told():
    def resolver(host, port):
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match=r"There is no site called nowhere\.example"):
        fetch_resolving("http://nowhere.example/", resolver)


def test_name_that_no_resolver_takes_is_told():
    with pytest.raises(FetchError, match=r"There is no site called a{70}"):
        fetch_resolving(f"http://{'a' * 70}.example/", resolve)


def test_slow_resolver_ends_with_the_deadline():
    never = threading.Event()

    def resolver(host, port):
        never.wait(5)
        return ["93.184.215.14"]

    with pytest.raises(FetchError, match=r"did not arrive within 0\.2 seconds"):
        get("http://slow.example/", site="", limits=Limits(seconds=0.2), allowed=is_public, resolver=resolver)
    never.set()


@pytest.mark.parametrize("port", [1, 22, 25, 81, 6379, 8000, 8080, 99999])
def test_other_ports_than_the_webs_are_refused_before_any_look_up(port):
    def resolver(host, port):
        raise AssertionError("looked up")

    with pytest.raises(FetchError, match=f"Only the usual web ports are used .* not {port}"):
        fetch_resolving(f"http://films.example.org:{port}/", resolver)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Only addresses that begin with https:// or http://"),
        ("films", "Only addresses that begin with"),
        ("example.org/page", "Only addresses that begin with"),
        ("//example.org/page", "Only addresses that begin with"),
        ("ftp://example.org/", "Only addresses that begin with"),
        ("file:///etc/passwd", "Only addresses that begin with"),
        ("gopher://example.org/", "Only addresses that begin with"),
        ("javascript:alert(1)", "Only addresses that begin with"),
        ("data:text/plain,x", "Only addresses that begin with"),
        ("http://", "Only addresses that begin with"),
        ("http:///path", "Only addresses that begin with"),
        ("http://a\nb.example/", "This is no address of a web page"),
        ("http://☃.example/", "This is no address of a web page"),
        ("http://127.0.0.1:x/", "This is no address of a web page"),
        ("http://user:secret@example.org/", "carries a user name or a password"),
        ("http://user@example.org/", "carries a user name or a password"),
        ("http://:@example.org/", "carries a user name or a password"),
        ("http://example.org/" + "a" * 1000, "longer than 1000 characters"),
        ("http://１２７.0.0.1/", "This is no address of a web page"),
    ],
)
def test_what_is_no_web_address_is_refused_with_a_sentence(address, sentence):
    def resolver(host, port):
        raise AssertionError("looked up")

    with pytest.raises(FetchError, match=sentence):
        fetch_resolving(address, resolver)
