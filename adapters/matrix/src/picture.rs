//! What clients want to know of a picture before they load it.

/// What every PNG begins with: its mark, and the head of its first part.
const HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// How wide and how high a PNG is; `None` of anything else.
pub(crate) fn size(file: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = file.strip_prefix(HEAD)?.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_says_its_size_and_nothing_else_does() {
        let begin = [HEAD, &1080u32.to_be_bytes(), &900u32.to_be_bytes(), b"and more"].concat();
        assert_eq!(size(&begin), Some((1080, 900)));
        assert_eq!(size(&begin[..20]), None);
        assert_eq!(size(b"BEGIN:VCALENDAR"), None);
    }
}
