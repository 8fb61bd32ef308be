//! As much of HTTP/1.1 as clients of the Bot API speak: requests with a length, on connections that
//! are kept.

use std::io;

/// Where the length of a body stands.
const LENGTH: &[u8] = b"content-length:";

/// A whole request.
pub struct Request<'a> {
    /// The Bot API's method: the last part of the address.
    pub method: &'a str,
    /// The body.
    pub body: &'a [u8],
    /// Where the next one begins.
    pub end: usize,
}

/// The first request, once all of it is there.
pub fn request(bytes: &[u8]) -> io::Result<Option<Request<'_>>> {
    let Some(head) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let mut lines = bytes[..head].split(|byte| *byte == b'\n');
    let method = lines.next().and_then(method).ok_or_else(|| bad("a request without a method"))?;
    let length = match lines.find_map(length) {
        Some(length) => length.ok_or_else(|| bad("a length that is none"))?,
        None if bytes[..head].to_ascii_lowercase().windows(8).any(|window| window == b"chunked\r") => {
            return Err(bad("a body in chunks, which this server does not read"));
        }
        None => 0,
    };
    let (begin, end) = (head + 4, head + 4 + length);
    Ok((bytes.len() >= end).then(|| Request { method, body: &bytes[begin..end], end }))
}

/// `getMe` of `POST /bot123:abc/getMe HTTP/1.1`.
fn method(line: &[u8]) -> Option<&str> {
    let path = std::str::from_utf8(line).ok()?.split(' ').nth(1)?;
    path.rsplit('/').next()
}

fn length(line: &[u8]) -> Option<Option<usize>> {
    let (name, value) = line.split_at_checked(LENGTH.len())?;
    let value = name.eq_ignore_ascii_case(LENGTH).then_some(value)?;
    Some(std::str::from_utf8(value).ok().and_then(|value| value.trim().parse().ok()))
}

/// Writes an answer with this body.
pub fn write_answer(out: &mut Vec<u8>, body: &[u8]) {
    out.extend_from_slice(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ");
    out.extend_from_slice(body.len().to_string().as_bytes());
    out.extend_from_slice(b"\r\n\r\n");
    out.extend_from_slice(body);
}

fn bad(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
