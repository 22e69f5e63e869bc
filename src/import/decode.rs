//! From bytes to text: UTF-8, and the UTF-16 that spreadsheets export.

use super::ImportFault;

/// The text of `bytes`, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportFault> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        // ZIP (Excel, LibreOffice) and OLE (old Excel) files.
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(ImportFault::Workbook),
        bytes => utf8(bytes)?,
    };
    // Text has no NUL; UTF-16 without a mark and binary files do.
    if text.contains('\0') { Err(ImportFault::Encoding) } else { Ok(text) }
}

fn utf8(bytes: &[u8]) -> Result<String, ImportFault> {
    String::from_utf8(bytes.to_vec()).map_err(|_| ImportFault::Encoding)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportFault> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(ImportFault::Encoding);
    }
    let units = pairs.map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| ImportFault::Encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_of_spreadsheets_are_read() {
        let text = "مرحلة\tشعور 🙂";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
        assert_eq!(decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()).unwrap(), text);
        assert_eq!(decode(&[b"\xFF\xFE", le.as_slice()].concat()).unwrap(), text);
        assert_eq!(decode(&[b"\xFE\xFF", be.as_slice()].concat()).unwrap(), text);
    }

    #[test]
    fn other_bytes_are_refused() {
        for (bytes, fault) in [
            (&b"\xE3\xD1\xCD\xE1\xC9;\xDF\xE1"[..], ImportFault::Encoding), // Windows-1256
            (b"\xFF\xFEa", ImportFault::Encoding),
            (b"\xFF\xFE\x00\xD8", ImportFault::Encoding),
            (b"a\0b\0", ImportFault::Encoding),
            (b"PK\x03\x04xlsx", ImportFault::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1", ImportFault::Workbook),
        ] {
            assert_eq!(decode(bytes), Err(fault), "{bytes:?}");
        }
    }
}
