"""WARC files made by hand, and taken apart again, by code that shares nothing with the program."""

import base64
import hashlib


def base32(data, name="sha1"):
    return f"{name}:" + base64.b32encode(hashlib.new(name, data).digest()).decode()


def hexadecimal(data, name="sha256"):
    return f"{name}:" + hashlib.new(name, data).hexdigest()


def warc(kind, block, *fields, payload=None, version="1.0", digest=base32, length=None):
    """A record; `payload` is what the payload digest is of, None for none."""
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", "WARC-Date: 2024-01-01T00:00:00Z",
             "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>", *fields]
    if digest:
        lines.append("WARC-Block-Digest: " + digest(block))
        if payload is not None:
            lines.append("WARC-Payload-Digest: " + digest(payload))
    lines.append(f"content-length:  {len(block) if length is None else length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + block + b"\r\n\r\n"


def http(body, *fields, length=True):
    lines = ["HTTP/1.1 200 OK", *fields]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def response(body, *fields, content_type="text/html; charset=utf-8", length=True, **options):
    block = http(body, *([f"Content-Type: {content_type}"] if content_type else []), *fields, length=length)
    return warc("response", block, "WARC-Target-URI: http://example.org/", "Content-Type: application/http; msgtype=response",
                payload=body, **options)


def conversion(text, **options):
    return warc("conversion", text, "WARC-Target-URI: http://example.org/", "Content-Type: text/plain", **options)


INFO = warc("warcinfo", b"software: a test\r\n", "Content-Type: application/warc-fields")
REQUEST = warc("request", b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", "WARC-Target-URI: http://example.org/",
               "Content-Type: application/http; msgtype=request")
